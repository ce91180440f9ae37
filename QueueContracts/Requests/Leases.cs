using QueueContracts.Faces;

namespace QueueContracts.Requests;

/// <summary>
/// Asks for numbers of a service to give while the server is away: <c>POST …/leases</c>, by a kiosk. Asked again, the answer is what is
/// held; it is more once fewer than half of a block are left.
/// </summary>
/// <param name="CommandId">Repeated on a retry.</param>
/// <param name="Service">The service area.</param>
/// <param name="Holder">What the kiosk keeps them in.</param>
public sealed record LeaseRequest(CommandId CommandId, ServiceId Service, LeaseHolderId Holder);

/// <summary>The numbers of one service a kiosk holds.</summary>
/// <param name="Day">The office-day they are of.</param>
/// <param name="Blocks">All it was leased on this day and has not returned, in order.</param>
/// <param name="Hours">When they may be given.</param>
/// <param name="Until">When the day ends, and the lease with it.</param>
public sealed record LeaseReply(DateOnly Day, IReadOnlyList<NumberBlock> Blocks, IReadOnlyList<GivingHours> Hours, DateTimeOffset Until);

/// <summary>Numbers of one letter, both ends included.</summary>
public sealed record NumberBlock(TicketNumber First, TicketNumber Last);

/// <summary>A time in which numbers are given; its end is the first moment after it.</summary>
public sealed record GivingHours(DateTimeOffset From, DateTimeOffset To);

/// <summary>Returns the unused rest of a block: <c>POST …/leases/return</c>.</summary>
/// <param name="CommandId">Repeated on a retry.</param>
/// <param name="Holder">What they were kept in.</param>
/// <param name="FirstUnused">The first number returned; all above it in its block are, too. None of them was or will be given by the
/// kiosk.</param>
public sealed record ReturnNumbersRequest(CommandId CommandId, LeaseHolderId Holder, TicketNumber FirstUnused);

/// <summary>Hands in a number that was given while the server was away: <c>POST …/leases/hand-in</c>.</summary>
/// <param name="Ticket">
/// What would have been asked of the server. A face or picture it does not take any more is left out; the number stands.
/// </param>
/// <param name="Holder">What the number was kept in.</param>
/// <param name="Number">The number.</param>
/// <param name="GivenAt">When it was given, as the kiosk's clock said: the visitor waits since then.</param>
/// <param name="Code">The code the visitor was shown with it; null when none was.</param>
public sealed record HandInRequest(
    IssueRequest Ticket,
    LeaseHolderId Holder,
    TicketNumber Number,
    DateTimeOffset GivenAt,
    TicketCode? Code = null
) : IHoldsFace
{
    /// <inheritdoc />
    public void Erase() => Ticket.Erase();
}
