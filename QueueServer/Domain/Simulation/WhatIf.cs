using System.Collections.Immutable;
using QueueServer.Domain.Facts;

namespace QueueServer.Domain.Simulation;

/// <summary>
/// What a day would have come to: it is played as it was and with changes, by the queue's own rules. A change is compared with the
/// replay, not with the truth alone: what the replay gets wrong is wrong in both.
/// </summary>
internal sealed record WhatIf
{
    private const int Seed = 20; // the same question has the same answer

    /// <summary>What happened.</summary>
    public required DayOutcome Happened { get; init; }

    /// <summary>The same, played.</summary>
    public required DayOutcome Replayed { get; init; }

    /// <summary>The same, played with the changes.</summary>
    public required DayOutcome Changed { get; init; }

    /// <summary>Who came, of those who are played, and whose service times were drawn because they were never served.</summary>
    public required WhatIfPeople People { get; init; }

    /// <summary>Plays it.</summary>
    /// <param name="days">One day, or several that make one in the mean; all over.</param>
    /// <param name="settings">The office as it was on the last of them.</param>
    /// <param name="changes">What would be otherwise; sound.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="OperationCanceledException">It was ended.</exception>
    public static WhatIf Play(ImmutableArray<PastDay> days, OfficeSettings settings, Changes changes, CancellationToken cancellation)
    {
        var (random, merged) = (new Random(Seed), MergedServices.Of(settings));
        days = [.. days.Select(day => day.As(merged))];
        var arrivals = new PastArrivals(days.Select(day => day.Facts), settings, random);
        var script = days is [var only] ? only.Script(arrivals.Read(only.Facts)) : MeanWeekday.Make(days, arrivals, settings.Zone, random);
        var (otherSettings, other, turnedAway) = changes.ApplyTo(settings, script);
        return new()
        {
            Happened = DayOutcome.Of([.. days.Select(day => day.Facts)], settings.Zone),
            Replayed = OutcomeOf(settings, script, cancellation),
            Changed = OutcomeOf(otherSettings, other, cancellation),
            People = new(script.Arrivals.Length, arrivals.Drawn, arrivals.LeftOut, turnedAway),
        };
    }

    private static DayOutcome OutcomeOf(OfficeSettings settings, DayScript script, CancellationToken cancellation)
    {
        var fold = new DayFold(settings.Id, script.Day, settings);
        foreach (var record in PlayedDay.Play(settings, script, new(Seed), cancellation: cancellation))
            fold.Apply(record, settings);
        return DayOutcome.Of([fold.ToFacts(script.Closes)], settings.Zone);
    }
}

/// <summary>Who is played.</summary>
/// <param name="Played">How many people come.</param>
/// <param name="Drawn">How many service times were drawn, of those who were never served; of all days that were read.</param>
/// <param name="LeftOut">How many had an errand in a service that there is no more; as above.</param>
/// <param name="TurnedAway">How many do not come any more, because the office closes before.</param>
internal sealed record WhatIfPeople(int Played, int Drawn, int LeftOut, int TurnedAway);
