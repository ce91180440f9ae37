using QueueContracts;
using QueueServer.Access;
using QueueServer.Domain;
using QueueServer.Offices;

namespace QueueServer.Screens;

/// <summary>What is told of the queue itself.</summary>
internal static class Notices
{
    /// <returns>Null while there is nothing to tell.</returns>
    public static QueueNotices? Of(OfficeSnapshot office)
    {
        var ahead = office.State.Day > office.Today;
        if (office.State.Repair is null && office.ClockIsAheadBy == TimeSpan.Zero && !ahead)
            return null;
        return new(
            office.State.Repair is { } repair ? new(repair.At, [.. repair.Unknown.Select(ToldOf)]) : null,
            office.ClockIsAheadBy == TimeSpan.Zero ? null : new(office.At, office.At + office.ClockIsAheadBy),
            ahead ? new(office.State.Day, office.Today) : null
        );
    }

    /// <summary>The same in a line for whoever watches the server; null for nothing.</summary>
    public static string? LineOf(OfficeSnapshot office)
    {
        if (Of(office) is not { } told)
            return null;
        string?[] parts =
        [
            told.Repair is { } repair
                ? $"the queue was repaired at {repair.At:O}: numbers "
                    + $"{string.Join(", ", repair.Unknown.Select(numbers => $"{numbers.First}–{numbers.Last}"))} are unknown"
                : null,
            told.Clock is { } clock ? $"the machine's clock jumped to {clock.Machine:O} and is not believed" : null,
            told.Ahead is var (day, today) ? $"the queue's day {day:O} lies after today, {today:O}" : null,
        ];
        return $"{office.State.Office}: {string.Join("; ", parts.OfType<string>())}";
    }

    private static NumbersTold ToldOf(NumberRange range) => new(range.First, range.First with { Value = range.Last });
}
