using QueueContracts;

namespace QueueServer.Domain;

/// <summary>Something somebody wants of one office. Every change of a queue is one of these.</summary>
internal abstract record Command(CommandId Id)
{
    /// <summary>The command's name in the journal.</summary>
    public string Kind => GetType().Name;
}

internal sealed record OpenDay(CommandId Id, DateOnly Day) : Command(Id);

internal sealed record CloseDay(CommandId Id) : Command(Id);

internal sealed record OpenCounter(CommandId Id, CounterId Counter, string Officer) : Command(Id);

internal sealed record CloseCounter(CommandId Id, CounterId Counter, string Officer) : Command(Id);

/// <summary>Takes a number. The ids and the code are drawn by the caller, so that deciding stays free of chance.</summary>
/// <param name="Id">The command.</param>
/// <param name="Service">The service area.</param>
/// <param name="Ticket">The new ticket's id.</param>
/// <param name="Visitor">A visitor the face was found to be, or a new one.</param>
/// <param name="Code">The new ticket's code.</param>
/// <param name="HasFace">Whether the visitor has a template today.</param>
/// <param name="HasPicture">Whether the officer may see a picture.</param>
internal sealed record IssueTicket(
    CommandId Id, ServiceId Service, TicketId Ticket, VisitorId Visitor, TicketCode Code, bool HasFace, bool HasPicture) : Command(Id);

internal sealed record CancelTicket(CommandId Id, TicketId Ticket, string By) : Command(Id);

internal sealed record CallNext(CommandId Id, CounterId Counter, string Officer) : Command(Id);

/// <summary>A command about the ticket an officer has at a counter.</summary>
internal abstract record TicketAtCounter(CommandId Id, CounterId Counter, string Officer, TicketId Ticket) : Command(Id);

internal sealed record RecallTicket(CommandId Id, CounterId Counter, string Officer, TicketId Ticket) : TicketAtCounter(Id, Counter, Officer, Ticket);

internal sealed record ConfirmArrival(CommandId Id, CounterId Counter, string Officer, TicketId Ticket) : TicketAtCounter(Id, Counter, Officer, Ticket);

internal sealed record FinishTicket(CommandId Id, CounterId Counter, string Officer, TicketId Ticket) : TicketAtCounter(Id, Counter, Officer, Ticket);

internal sealed record MarkNoShow(CommandId Id, CounterId Counter, string Officer, TicketId Ticket) : TicketAtCounter(Id, Counter, Officer, Ticket);
