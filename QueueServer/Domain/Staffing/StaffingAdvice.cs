using System.Collections.Immutable;
using QueueServer.Domain.Facts;

namespace QueueServer.Domain.Staffing;

/// <summary>How many counters a day needs, by the half hour. A first number, by formula; what a change comes to is played.</summary>
/// <param name="Day">The day.</param>
/// <param name="Days">The days it is taken from: the last of the same weekday, without those that were unusual.</param>
/// <param name="Groups">Group by group; nothing where there were too few days.</param>
internal sealed record StaffingAdvice(DateOnly Day, ImmutableArray<DateOnly> Days, ImmutableArray<GroupAdvice> Groups)
{
    /// <summary>So many days are looked at.</summary>
    public const int MostDays = 6;

    /// <summary>Fewer days say nothing.</summary>
    public const int LeastDays = 4;

    /// <summary>At most this share may wait longer than the target.</summary>
    public const double MayWaitLonger = 0.1;

    /// <summary>Whether there were too few days to say anything.</summary>
    public bool HasTooFewDays => Days.Length < LeastDays;

    /// <summary>Advises.</summary>
    /// <param name="day">The day it is for.</param>
    /// <param name="settings">The office.</param>
    /// <param name="days">The last days of its weekday that were as usual, at most <see cref="MostDays"/>; all over.</param>
    public static StaffingAdvice For(DateOnly day, OfficeSettings settings, IReadOnlyList<PastDay> days)
    {
        var slots = SlotsOf(settings.Hours.On(day)).ToList();
        var merged = MergedServices.Of(settings);
        var counted = days.Select(of => of.As(merged)).ToList();
        return new(
            day,
            [.. days.Select(of => of.Facts.Day)],
            days.Count < LeastDays
                ? []
                :
                [
                    .. CounterGroup
                        .Of(settings)
                        .Select(group => GroupAdvice.For(group, settings, counted, slots))
                        .Where(group => !group.Slots.IsEmpty),
                ]
        );
    }

    private static IEnumerable<int> SlotsOf(ImmutableArray<Period> hours) =>
        Enumerable
            .Range(0, Demand.SlotsADay)
            .Where(slot =>
                hours.Any(period => period.Start < (slot + 1) * Demand.Slot.TotalMinutes && period.End > slot * Demand.Slot.TotalMinutes)
            );
}

/// <summary>The advice for a group of counters.</summary>
internal sealed record GroupAdvice
{
    /// <summary>The group.</summary>
    public required CounterGroup Group { get; init; }

    /// <summary>The shortest target of its services, in minutes; classes that come first are not told apart.</summary>
    public required int TargetMinutes { get; init; }

    /// <summary>How long a counter has to do with one, in seconds.</summary>
    public required double ServiceSeconds { get; init; }

    /// <inheritdoc cref="Demand.Variation" />
    public required double Variation { get; init; }

    /// <summary>Its slots in order; none before anybody came and after nobody does.</summary>
    public required ImmutableArray<SlotAdvice> Slots { get; init; }

    /// <summary>How many are left at closing with as many counters as usually open, where lines grow; 0 where none is.</summary>
    public double LeftAtClosing => Slots is [.., var last] ? last.Line : 0;

    /// <summary>Slots one after the other that open and need as many, as one.</summary>
    public ImmutableArray<SlotAdvice> Runs
    {
        get
        {
            var runs = new List<SlotAdvice>();
            foreach (var slot in Slots)
            {
                if (runs is [.., var last] && last.To == slot.From && (last.Opens, last.Needs) == (slot.Opens, slot.Needs))
                    runs[^1] = last.With(slot);
                else
                    runs.Add(slot);
            }

            return [.. runs];
        }
    }

    public static GroupAdvice For(CounterGroup group, OfficeSettings settings, IReadOnlyList<PastDay> days, IReadOnlyList<int> slots)
    {
        var demand = Demand.Of([.. days.Select(day => day.Facts)], group, settings, slots);
        var target = group.Services.Min(service => settings.TargetOf(service, null));
        var (advice, line) = (new List<SlotAdvice>(), 0.0);
        foreach (var slot in slots)
        {
            var opens = UsuallyOpen(group, days, slot, settings.Zone);
            var (arrivals, load) = (demand.Arrivals[slot], demand.LoadAt(slot));
            if (arrivals == 0 && opens == 0)
                continue;
            line = Math.Max(0, line + arrivals - (opens * (Demand.Slot / demand.Service)));
            var needs = Needs(load, demand, target);
            advice.Add(
                new(TimeOf(slot), TimeOf(slot + 1), arrivals, opens, needs)
                {
                    InTime = InTime(opens, load, demand, target),
                    InTimeThen = InTime(needs, load, demand, target),
                    Line = line,
                }
            );
        }

        return new()
        {
            Group = group,
            TargetMinutes = target,
            ServiceSeconds = demand.Service.TotalSeconds,
            Variation = demand.Variation,
            Slots = [.. advice],
        };
    }

    /// <summary>The fewest counters with which at most one in ten waits longer than the target; 0 where nobody comes.</summary>
    private static int Needs(double load, Demand demand, int target)
    {
        if (load == 0)
            return 0;
        var counters = (int)load + 1;
        while (!(1 - InTime(counters, load, demand, target) <= StaffingAdvice.MayWaitLonger))
            counters++;
        return counters;
    }

    private static double? InTime(int counters, double load, Demand demand, int target) =>
        load == 0 ? 1
        : new ErlangC(counters, load, demand.Service, demand.Variation) is { IsSteady: true } line
            ? 1 - line.WaitingLonger(TimeSpan.FromMinutes(target))
        : null;

    /// <summary>The middle of the days: of their counters, those open and not paused, to the nearest whole.</summary>
    private static int UsuallyOpen(CounterGroup group, IReadOnlyList<PastDay> days, int slot, TimeZoneInfo zone)
    {
        var open = days.Select(day => StaffingOutcome.OpenIn(group, day, TimeOf(slot), TimeOf(slot + 1), zone)).Order().ToArray();
        return (int)Math.Round(Spread.Percentile(open, 0.5), MidpointRounding.AwayFromZero);
    }

    private static TimeOnly TimeOf(int slot) => TimeOnly.MinValue.Add(slot * Demand.Slot);
}

/// <summary>What is advised for a slot, or several one after the other.</summary>
/// <param name="From">From when.</param>
/// <param name="To">Until when; 00:00 for midnight.</param>
/// <param name="Arrivals">How many come.</param>
/// <param name="Opens">How many counters usually are open.</param>
/// <param name="Needs">How many it takes.</param>
internal sealed record SlotAdvice(TimeOnly From, TimeOnly To, double Arrivals, int Opens, int Needs)
{
    /// <summary>Called within the target with as many as are open, 0…1; null where the line grows as long as it lasts.</summary>
    public double? InTime { get; init; }

    /// <summary>The same with as many as it takes.</summary>
    public double? InTimeThen { get; init; }

    /// <summary>How many more than usual wait at its end with as many as are open, because lines grew.</summary>
    public double Line { get; init; }

    /// <summary>This slot and the next; shares as people come.</summary>
    public SlotAdvice With(SlotAdvice next)
    {
        var both = Arrivals + next.Arrivals;
        return this with
        {
            To = next.To,
            Arrivals = both,
            InTime = Mean(InTime, next.InTime),
            InTimeThen = Mean(InTimeThen, next.InTimeThen),
            Line = next.Line,
        };

        double? Mean(double? one, double? other) => both == 0 ? one : ((one * Arrivals) + (other * next.Arrivals)) / both;
    }
}
