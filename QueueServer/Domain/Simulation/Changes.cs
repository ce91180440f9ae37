using System.Collections.Immutable;
using QueueContracts;

namespace QueueServer.Domain.Simulation;

/// <summary>
/// What would be otherwise than it was; what is empty or null stays as it was. <see cref="ChangesRules"/> says what is sound.
/// </summary>
internal sealed record Changes
{
    /// <summary>Shifts that begin or end so near the opening or closing of the office move with it.</summary>
    public static readonly TimeSpan Edge = TimeSpan.FromMinutes(30);

    /// <summary>More counters.</summary>
    public ImmutableArray<AddedCounter> Added { get; init; } = [];

    /// <summary>Counters that work less, or not at all.</summary>
    public ImmutableArray<ChangedCounter> Counters { get; init; } = [];

    /// <summary>When the office opens and closes.</summary>
    public Period? Hours { get; init; }

    /// <summary>Whom a counter calls first.</summary>
    public CallingSettings? Calling { get; init; }

    /// <summary>Services that take longer or less long.</summary>
    public ImmutableArray<ChangedPace> Paces { get; init; } = [];

    /// <summary>The office and the day with the changes.</summary>
    /// <returns>And how many people do not come, because the office closes before.</returns>
    public (OfficeSettings Settings, DayScript Script, int TurnedAway) ApplyTo(OfficeSettings settings, DayScript script)
    {
        var (moved, turnedAway) = Hours is { } hours ? Move(settings, script, hours) : (script, 0);
        var changed = Counters.ToDictionary(counter => counter.Counter, counter => counter.Works);
        var between = TimeSpan.FromTicks((long)script.Shifts.Select(shift => (double)shift.Between.Ticks).DefaultIfEmpty().Average());
        var added = Added.Select((counter, i) => (Settings: SettingsOf(settings, counter, i), counter.Open)).ToList();
        return (
            settings with
            {
                Calling = Calling ?? settings.Calling,
                Counters = [.. settings.Counters, .. added.Select(counter => counter.Settings)],
            },
            moved with
            {
                Arrivals = [.. moved.Arrivals.Select(AtTheirPace)],
                Shifts =
                [
                    .. moved.Shifts.SelectMany(shift =>
                        !changed.TryGetValue(shift.Counter, out var works) ? [shift]
                        : works is { } within ? Within(shift, OpeningHours.MomentsOf(within, script.Day, settings.Zone))
                        : []
                    ),
                    .. added.Select(counter =>
                    {
                        var (from, to) = OpeningHours.MomentsOf(counter.Open, script.Day, settings.Zone);
                        return new Shift(counter.Settings.Id, counter.Settings.Id.Value, from, to) { Between = between };
                    }),
                ],
            },
            turnedAway
        );
    }

    private static CounterSettings SettingsOf(OfficeSettings settings, AddedCounter counter, int i)
    {
        var number = settings.Counters.Select(of => of.Number).DefaultIfEmpty().Max() + 1 + i;
        return new(new($"added-{i + 1}"), number, settings.Name, counter.Services);
    }

    private Arrival AtTheirPace(Arrival arrival) =>
        Paces.IsEmpty ? arrival : arrival with { Errands = [.. arrival.Errands.Select(AtItsPace)] };

    private Errand AtItsPace(Errand errand) =>
        errand.Comes && Paces.FirstOrDefault(pace => pace.Service == errand.Service) is { } pace
            ? errand with
            {
                Takes = TimeSpan.FromMilliseconds(Math.Round(errand.Takes.TotalMilliseconds * pace.Percent / 100)),
            }
            : errand;

    /// <summary>
    /// Other hours: counters that open or close with the office go on doing so, and nobody else calls outside of them. Whoever came before
    /// it opens comes as it opens; who came after it gives no more numbers does not come.
    /// </summary>
    private static (DayScript Script, int TurnedAway) Move(OfficeSettings settings, DayScript script, Period hours)
    {
        var (opens, closes) = OpeningHours.MomentsOf(hours, script.Day, settings.Zone);
        var opened =
            settings.Hours.BeginsAt(script.Day, settings.Zone) ?? script.Shifts.Select(shift => shift.From).DefaultIfEmpty(opens).Min();
        var closed =
            settings.Hours.EndsAt(script.Day, settings.Zone) ?? script.Shifts.Select(shift => shift.To).DefaultIfEmpty(closes).Max();
        var lastIssue = closes.AddMinutes(-settings.Hours.LastIssueMinutes);
        var came = script.Arrivals.Where(arrival => closes >= closed || arrival.At < lastIssue).ToList();
        var moved = script with
        {
            Arrivals = [.. came.Select(arrival => arrival.At < opens ? arrival with { At = opens } : arrival)],
            // a counter may be ready a little before, and done a little after
            Shifts = [.. script.Shifts.SelectMany(shift => Within(Stretch(shift), (opens - Edge, closes + Edge)))],
            Closes = script.Closes + (closes - closed),
        };
        return (moved, script.Arrivals.Length - came.Count);

        Shift Stretch(Shift shift) =>
            shift with
            {
                From = (shift.From - opened).Duration() <= Edge ? shift.From + (opens - opened) : shift.From,
                To = (shift.To - closed).Duration() <= Edge ? shift.To + (closes - closed) : shift.To,
            };
    }

    private static IEnumerable<Shift> Within(Shift shift, (DateTimeOffset From, DateTimeOffset To) bounds)
    {
        var (from, to) = (Max(shift.From, bounds.From), Min(shift.To, bounds.To));
        if (from < to)
            yield return shift with
            {
                From = from,
                To = to,
                Pauses =
                [
                    .. shift
                        .Pauses.Select(pause => new Pause(Max(pause.From, from), Min(pause.To, to)))
                        .Where(pause => pause.From < pause.To),
                ],
            };
    }

    private static DateTimeOffset Max(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    private static DateTimeOffset Min(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;
}

/// <summary>A counter there was not.</summary>
/// <param name="Services">What it serves, the foremost first; at least one.</param>
/// <param name="Open">From when until when.</param>
internal sealed record AddedCounter(ImmutableArray<ServiceId> Services, Period Open);

/// <summary>A counter there was.</summary>
/// <param name="Counter">The counter.</param>
/// <param name="Works">It works only then, as far as it did; null for not at all.</param>
internal sealed record ChangedCounter(CounterId Counter, Period? Works);

/// <summary>A service that takes another time.</summary>
/// <param name="Service">The service.</param>
/// <param name="Percent">Of what it took.</param>
internal sealed record ChangedPace(ServiceId Service, int Percent);
