namespace QueueServer.Domain;

/// <summary>What repairs and clocks that were set leave behind.</summary>
internal static partial class Evolution
{
    private static void PassOver(this OfficeStateBuilder day, NumbersPassedOver e)
    {
        if (e.Leased)
            day.Leases = day.Leases.Add(LeasedBlock.Unknown(e));
        else
            day.LastNumbers[e.First.Prefix] = Math.Max(day.LastNumbers.GetValueOrDefault(e.First.Prefix), e.Last.Value);
        if (day.Repair is { } repair && repair.At == e.At)
            day.Repair = repair with { Unknown = repair.Unknown.Add(new(e.First, e.Last.Value, e.Leased)) };
    }

    /// <summary>Moves every moment by as much as the clock was set: what lies between two of them stays as long as it was.</summary>
    private static void SetClock(this OfficeStateBuilder day, ClockSet e)
    {
        var by = e.At - e.Before;
        foreach (var ticket in day.Tickets.Values.ToList())
            day.Put(Moved(ticket, by));
        foreach (var (id, open) in day.Counters.ToList())
        {
            day.Counters[id] = open with
            {
                Since = open.Since + by,
                Pause = open.Pause is { } pause ? pause with { Since = pause.Since + by } : null,
                Undo = Moved(open.Undo, by),
            };
        }

        day.Calls = [.. day.Calls.Select(call => call with { At = call.At + by })];
        day.Leases = day.Leases.ConvertAll(block => block with { At = block.At + by });
    }

    private static UndoPoint? Moved(UndoPoint? undo, TimeSpan by) =>
        undo is null ? null : undo with { Until = undo.Until + by, Before = Moved(undo.Before, by), Earlier = Moved(undo.Earlier, by) };

    private static Ticket Moved(Ticket ticket, TimeSpan by) =>
        ticket with
        {
            IssuedAt = ticket.IssuedAt + by,
            WaitsFrom = ticket.WaitsFrom + by,
            RanksAt = ticket.RanksAt + by,
            PressesFrom = ticket.PressesFrom + by,
            CalledAt = ticket.CalledAt + by,
            LastCallAt = ticket.LastCallAt + by,
            ServingSince = ticket.ServingSince + by,
            AsideSince = ticket.AsideSince + by,
            Finish = ticket.Finish is { } finish ? finish with { At = finish.At + by } : null,
        };
}
