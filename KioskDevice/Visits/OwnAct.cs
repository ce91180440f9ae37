using System.Collections.Immutable;
using QueueContracts;

namespace KioskDevice.Visits;

/// <summary>What a visitor does with a number they hold.</summary>
internal enum OwnAct
{
    /// <summary>They are here: they are called from now on.</summary>
    CheckIn,

    /// <summary>The next three go first.</summary>
    Postpone,

    /// <summary>They need a paper first: they are not called until they check in.</summary>
    Leave,
}

/// <summary>Which numbers an act is for.</summary>
internal static class OwnActs
{
    /// <summary>
    /// Those of a visitor's numbers that something can be done with now. Whoever is awaited with one checks in first: nothing else is
    /// offered. A number in any other state, also one of a newer server, is only shown.
    /// </summary>
    public static ImmutableArray<TicketSummary> For(this OwnAct act, IReadOnlyList<TicketSummary> tickets)
    {
        var awaited = tickets.Any(ticket => ticket.State == TicketState.Away);
        return act switch
        {
            OwnAct.CheckIn => [.. tickets.Where(ticket => ticket.State == TicketState.Away)],
            OwnAct.Postpone or OwnAct.Leave => awaited ? [] : [.. tickets.Where(ticket => ticket.State == TicketState.Issued)],
            _ => throw new InvalidOperationException($"Unknown act {act}."),
        };
    }

    /// <summary>The text that says it is done: a key's last part.</summary>
    public static string Done(this OwnAct act) =>
        act switch
        {
            OwnAct.CheckIn => "checkedIn",
            OwnAct.Postpone => "postponed",
            OwnAct.Leave => "left",
            _ => throw new InvalidOperationException($"Unknown act {act}."),
        };
}
