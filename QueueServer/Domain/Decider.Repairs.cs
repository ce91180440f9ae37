using QueueContracts;
using static QueueServer.Domain.Decision;

namespace QueueServer.Domain;

/// <summary>What is decided when records were lost, or the clock was wrong. None of it waits for an open day.</summary>
internal static partial class Decider
{
    /// <summary>Null for any other command.</summary>
    private static Decision? Mend(OfficeState state, Command command, DateTimeOffset now) =>
        command switch
        {
            NoteRepair c => Accept(null, [new QueueRepaired(now), .. c.Unknown.Select(range => range.PassedOver(now))]),
            SeeRepair c => state.Repair is null ? Accept(null) : Accept(null, new RepairSeen(now, c.By)),
            BringBack c => state.Phase == DayPhase.NotOpened
                ? Accept(null, [new QueueBroughtBack(now, c.From, c.By), .. c.Given.Select(range => range.PassedOver(now))])
                : Refuse(Refusals.DayNotAhead),
            SetClock c => Accept(null, new ClockSet(now, now - c.Forward, c.By)),
            _ => null,
        };
}
