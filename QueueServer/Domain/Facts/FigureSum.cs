using System.Collections.Immutable;
using QueueContracts;

namespace QueueServer.Domain.Facts;

/// <summary>Adds legs up to figures. Every leg is in one sum of a cut, so the sums of any cut are the whole.</summary>
internal sealed class FigureSum
{
    private const double Hour = 3600;

    private readonly List<double> waits = [],
        afterTransfer = [],
        afterReturn = [],
        ways = [],
        services = [],
        stays = [],
        ofPriority = [],
        ofOthers = [];
    private readonly List<(double Seconds, bool Called)> all = [];
    private readonly int[] ends = new int[Enum.GetValues<LegEnd>().Length];
    private readonly SortedDictionary<OutcomeKind, int> outcomes = [];
    private int issued,
        called,
        noShows,
        returned,
        goingOn,
        unsure,
        onTime,
        onTimeOf,
        overtaken,
        overAnHour,
        told,
        toldTrue,
        withOutcome,
        procedures;
    private double toldError;
    private (int Finished, int Asked, int Count, int Satisfied) rated;
    private (long Open, long Paused, long Busy, long Idle) counters;

    /// <inheritdoc cref="Figures.OnTime" />
    public Part OnTime => new(onTime, onTimeOf);

    /// <summary>Adds a leg.</summary>
    /// <param name="leg">The leg.</param>
    /// <param name="now">While its day goes on: who waits still has waited at least until then.</param>
    public void Add(Leg leg, DateTimeOffset? now = null)
    {
        if (leg.Index == 1)
            (issued, called) = (issued + 1, called + (leg.FirstCalledAt is null ? 0 : 1));
        returned += leg.Start == LegStart.Returned ? 1 : 0;
        if (leg.End is { } end)
            ends[(int)end]++;
        else
            goingOn++;
        noShows += leg is { End: LegEnd.NoShow, IsLast: true } ? 1 : 0;
        Take(leg.Outcome);
        if (leg.IsUnsure)
        {
            unsure++;
            return;
        }

        AddWait(leg, now);
        AddTo(ways, leg.Way);
        AddTo(services, leg.Served);
        AddTo(stays, leg.Stay);
    }

    /// <summary>Adds what a counter did.</summary>
    public void Add(CounterHour hour) =>
        counters = (
            counters.Open + hour.Open,
            counters.Paused + hour.Paused,
            counters.Busy + hour.Busy,
            counters.Idle + hour.IdleWhileWaiting
        );

    /// <summary>Adds a finished leg as one whose visitor may have been asked, and have answered.</summary>
    public void AddRated(Leg leg) => rated = rated with { Finished = rated.Finished + 1, Asked = rated.Asked + (leg.WasAsked ? 1 : 0) };

    /// <summary>Adds a rating.</summary>
    public void Add(RatedService rating) =>
        rated = rated with { Count = rated.Count + 1, Satisfied = rated.Satisfied + (rating.IsSatisfied ? 1 : 0) };

    /// <param name="hasCounters">Whether what the counters did belongs to these legs alone.</param>
    /// <param name="hasRatings">Whether ratings are told apart as these legs are.</param>
    public Figures ToFigures(bool hasCounters, bool hasRatings)
    {
        var (priority, others) = (Spread.Of(ofPriority), Spread.Of(ofOthers));
        var finished = ends[(int)LegEnd.Finished];
        var (cancelled, expired) = (ends[(int)LegEnd.CancelledByVisitor], ends[(int)LegEnd.Expired]);
        return new()
        {
            Issued = issued,
            Called = called,
            Finished = finished,
            Transferred = ends[(int)LegEnd.Transferred],
            NoShows = noShows,
            Returned = returned,
            CancelledByVisitor = cancelled,
            CancelledByOfficer = ends[(int)LegEnd.CancelledByOfficer],
            Expired = expired,
            Left = ends[(int)LegEnd.Left],
            NeverCame = ends[(int)LegEnd.NeverCame],
            GoingOn = goingOn,
            Unsure = unsure,
            Wait = Spread.Of(waits),
            WaitOfAll = Survival.Of(all),
            WaitAfterTransfer = Spread.Of(afterTransfer),
            WaitAfterReturn = Spread.Of(afterReturn),
            Way = Spread.Of(ways),
            Service = Spread.Of(services),
            Stay = Spread.Of(stays),
            OnTime = OnTime,
            Abandoned = new(cancelled + noShows + expired, issued),
            Overtaken = new(overtaken, waits.Count),
            OverAnHour = new(overAnHour, waits.Count),
            PriorityGain = others.P50 - priority.P50,
            ToldTrue = new(toldTrue, told),
            ToldError = told == 0 ? null : toldError / told,
            Outcomes = new(withOutcome, finished),
            OutcomeKinds = outcomes.ToImmutableSortedDictionary(),
            Procedures = procedures,
            Ratings = hasRatings ? new(rated.Finished, rated.Asked) { Count = rated.Count, Satisfied = rated.Satisfied } : null,
            Counters = hasCounters ? new(counters.Open, counters.Paused, counters.Busy, counters.Idle, finished) : null,
        };
    }

    private void Take(ServiceOutcome? outcome)
    {
        if (outcome is null)
            return;
        withOutcome++;
        foreach (var one in outcome.Procedures)
            procedures += one.Quantity;
        if (outcome.Kind is { } kind)
            outcomes[kind] = outcomes.GetValueOrDefault(kind) + 1;
    }

    private void AddWait(Leg leg, DateTimeOffset? now)
    {
        if (leg.Start != LegStart.Taken)
        {
            AddTo(leg.Start == LegStart.Transferred ? afterTransfer : afterReturn, leg.Wait);
            return;
        }

        var target = leg.TargetMinutes * 60.0;
        if (leg.WaitedInVain is { Length.TotalSeconds: var inVain })
        {
            all.Add((inVain, false));
            onTimeOf += inVain > target ? 1 : 0;
        }

        if (now is { } present && leg.StillWaits(present) is { Length.TotalSeconds: var soFar })
            all.Add((soFar, false));
        if (leg.Wait is not { Length.TotalSeconds: var wait })
            return;
        waits.Add(wait);
        (leg.Class is null ? ofOthers : ofPriority).Add(wait);
        all.Add((wait, true));
        onTimeOf++;
        onTime += wait <= target ? 1 : 0;
        overtaken += leg.Overtaken ? 1 : 0;
        overAnHour += wait > Hour ? 1 : 0;
        if (leg.Told is not { } range)
            return;
        told++;
        // in whole minutes, as they were told: who waits ten minutes and fifty seconds waits ten
        toldTrue += Math.Floor(wait / 60) >= range.From && Math.Floor(wait / 60) <= range.To ? 1 : 0;
        toldError += Math.Abs(wait - ((range.From + range.To) / 2.0 * 60));
    }

    private static void AddTo(List<double> times, Gap? time)
    {
        if (time is { } took)
            times.Add(took.Length.TotalSeconds);
    }
}
