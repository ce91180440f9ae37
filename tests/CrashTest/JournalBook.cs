using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using QueueContracts;

namespace CrashTest;

/// <summary>
/// Reads the journal as it grows and holds it against the queue's rules and against what was promised. It shares no code with the server:
/// it reads the records' text.
/// </summary>
internal sealed class JournalBook
{
    private readonly Dictionary<CommandId, TicketId?> commands = [];
    private readonly Dictionary<TicketId, string> numbers = [];
    private readonly Dictionary<(int Day, char Prefix), int> last = [];
    private readonly Dictionary<(int Day, char Prefix), SortedDictionary<int, TicketId>> uncalled = [];
    private readonly Dictionary<string, TicketId> atCounter = [];
    private readonly HashSet<string> given = [];
    private readonly List<string> faults = [];
    private long version;
    private int compared;

    /// <summary>Every rule that was broken and every promise that was not kept.</summary>
    public IReadOnlyList<string> Faults => faults;

    public long Records => version;

    public int Numbers => given.Count;

    /// <summary>Reads what was appended since the last time, then looks every promise up that was made since.</summary>
    public async Task FollowAsync(DbConnection database, Promises promises)
    {
        await using (var select = database.CreateCommand())
        {
            select.CommandText = string.Create(
                CultureInfo.InvariantCulture,
                $"""
                SELECT "Version", "Day", "Command", "Ticket", "Events" FROM journal
                WHERE "Office" = '{Setup.Office}' AND "Version" > {version} ORDER BY "Version"
                """
            );
            await using var rows = await select.ExecuteReaderAsync();
            while (await rows.ReadAsync())
            {
                if (rows.GetInt64(0) != version + 1)
                    faults.Add($"a gap in the journal after {version}");
                version = rows.GetInt64(0);
                var ticket = await rows.IsDBNullAsync(3) ? (TicketId?)null : new(rows.GetGuid(3));
                if (!commands.TryAdd(new(rows.GetGuid(2)), ticket))
                    faults.Add($"a command twice in the journal, at {version}");
                foreach (var happened in JsonDocument.Parse(rows.GetString(4)).RootElement.EnumerateArray())
                    Take(rows.GetInt32(1), happened);
            }
        }

        foreach (var promise in promises.All.Skip(compared))
            Compare(promise);
        compared = promises.All.Count;
    }

    private void Compare(Promise promise)
    {
        if (!commands.TryGetValue(promise.Command, out var ticket))
            faults.Add($"lost: {promise.Path} {promise.Number}");
        else if (ticket != promise.Ticket)
            faults.Add($"another ticket than promised: {promise.Path} {promise.Number}");
        else if (promise.Ticket is { } id && numbers.GetValueOrDefault(id) != promise.Number)
            faults.Add($"another number than promised: {promise.Number}");
    }

    private void Take(int day, JsonElement happened)
    {
        var kind = happened.GetProperty("event").GetString();
        var ticket = happened.TryGetProperty("ticket", out var of) ? new TicketId(of.GetGuid()) : default;
        switch (kind)
        {
            case "ticket-issued":
                var number = happened.GetProperty("number").GetString()!; // every ticket has one
                numbers[ticket] = number;
                if (!given.Add($"{day} {number}"))
                    faults.Add($"{number} was given twice");
                var of3 = int.Parse(number.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture);
                var before = last.GetValueOrDefault((day, number[0]));
                if (of3 != before + 1)
                    faults.Add($"a gap in the numbers: {number} after {before}");
                last[(day, number[0])] = of3;
                LineOf(day, number)[of3] = ticket;
                break;
            case "ticket-called" or "ticket-resumed":
                var counter = happened.GetProperty("counter").GetString()!; // they say where
                if (atCounter.ContainsValue(ticket))
                    faults.Add($"{numbers[ticket]} at two counters");
                if (!atCounter.TryAdd(counter, ticket))
                    faults.Add($"two people at {counter}");
                Leave(day, ticket, isCalled: true);
                break;
            case "ticket-finished" or "ticket-held" or "ticket-left" or "ticket-not-shown":
            case "ticket-transferred" or "ticket-cancelled" or "ticket-expired":
                foreach (var (at, _) in atCounter.Where(pair => pair.Value == ticket).ToList())
                    atCounter.Remove(at);
                Leave(day, ticket, isCalled: false);
                break;
        }
    }

    /// <summary>Nobody loses a place: the load knows no classes and no transfers, so a line is called by its numbers.</summary>
    private void Leave(int day, TicketId ticket, bool isCalled)
    {
        var line = LineOf(day, numbers[ticket]);
        var place = line.FirstOrDefault(place => place.Value == ticket);
        if (place.Value != ticket)
            return; // it was called before
        if (isCalled && line.First().Value != ticket)
            faults.Add($"{numbers[ticket]} was called before {numbers[line.First().Value]}");
        line.Remove(place.Key);
    }

    private SortedDictionary<int, TicketId> LineOf(int day, string number)
    {
        var line = (day, number[0]);
        return uncalled.TryGetValue(line, out var known) ? known : uncalled[line] = [];
    }
}
