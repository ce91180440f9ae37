using System.Collections.Concurrent;
using System.Collections.Immutable;
using QueueContracts;
using QueueServer.Domain;
using QueueServer.Journal;
using QueueServer.Offices;

namespace QueueServer.Ratings;

/// <summary>What ratings are set beside: how many services ended, by the journal. A day that is over is read once.</summary>
internal sealed class FinishedDays(IEventJournal journal)
{
    private readonly ConcurrentDictionary<(OfficeId Office, DateOnly Day), ImmutableArray<FinishedCount>> byDay = [];

    /// <summary>The counts of days that are over.</summary>
    /// <param name="office">The office; who was asked is counted by its settings now.</param>
    /// <param name="from">The first day.</param>
    /// <param name="to">The last.</param>
    public async Task<IReadOnlyList<FinishedCount>> ReadAsync(OfficeSnapshot office, DateOnly from, DateOnly to)
    {
        var id = office.State.Office;
        var missing = Days(from, to).Where(day => !byDay.ContainsKey((id, day))).ToList();
        if (missing.Count > 0)
            await ReadAsync(office, missing[0], missing[^1], new HashSet<DateOnly>(missing));
        return [.. Days(from, to).SelectMany(day => byDay.GetValueOrDefault((id, day), []))];
    }

    private async Task ReadAsync(OfficeSnapshot office, DateOnly from, DateOnly to, HashSet<DateOnly> missing)
    {
        var (day, current) = ((OfficeStateBuilder?)null, from);
        await foreach (var record in journal.ReadDaysAsync(office.State.Office, from, to))
        {
            if (record.Day != current)
                Take();
            current = record.Day;
            day ??= new(OfficeState.Initial(office.State.Office, record.Day, record.Version - 1));
            day.Apply(record);
        }

        Take();
        foreach (var without in missing) // a day on which nothing happened
            byDay.TryAdd((office.State.Office, without), []);

        void Take()
        {
            if (day?.ToState() is { } ended)
                byDay[(ended.Office, ended.Day)] = FinishedCount.Of(ended, office.Settings);
            day = null;
        }
    }

    private static IEnumerable<DateOnly> Days(DateOnly from, DateOnly to) =>
        Enumerable.Range(0, Math.Max(0, to.DayNumber - from.DayNumber + 1)).Select(from.AddDays);
}
