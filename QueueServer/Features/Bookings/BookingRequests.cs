using QueueContracts;
using QueueServer.Domain.Bookings;

namespace QueueServer.Features.Bookings;

/// <param name="CommandId">Sent again, it is answered again.</param>
/// <param name="Service">The service.</param>
/// <param name="Start">When a slot of it begins.</param>
internal sealed record HoldBookingRequest(CommandId CommandId, ServiceId Service, DateTimeOffset Start)
{
    /// <summary>The code of the language its visitor reads.</summary>
    public string Language { get; init; } = "vi";

    /// <summary>The priority class named; null for none.</summary>
    public ClassId? Class { get; init; }

    /// <summary>A telephone number or an e-mail address; null for none.</summary>
    public string? Contact { get; init; }

    /// <summary>The challenge for this command, a dot, and the number that was found.</summary>
    public string? Proof { get; init; }
}

/// <param name="CommandId">As above.</param>
/// <param name="Contact">What is left with it now; null for none, or as it was.</param>
internal sealed record ConfirmBookingRequest(CommandId CommandId, string? Contact = null);

/// <param name="CommandId">As above.</param>
internal sealed record CancelBookingRequest(CommandId CommandId);

/// <param name="CommandId">As above.</param>
/// <param name="Start">When a slot of its service begins.</param>
internal sealed record MoveBookingRequest(CommandId CommandId, DateTimeOffset Start);

/// <param name="CommandId">As above.</param>
/// <param name="Service">The service.</param>
/// <param name="Start">When a slot of it begins.</param>
internal sealed record MakeReturnRequest(CommandId CommandId, ServiceId Service, DateTimeOffset Start)
{
    /// <summary>The code of the language its visitor reads.</summary>
    public string Language { get; init; } = "vi";

    /// <summary>What the visitor is to come back for; null where it is not said.</summary>
    public ReturnReason? Reason { get; init; }

    /// <summary>The priority class; null for none.</summary>
    public ClassId? Class { get; init; }

    /// <summary>A telephone number or an e-mail address; null for none.</summary>
    public string? Contact { get; init; }
}

/// <param name="Booking">The return, confirmed.</param>
/// <param name="Page">Where its visitor finds it on a phone; null while the office has no public address.</param>
/// <param name="Picture">The page, or else the code, as a QR picture to photograph: a data URI of SVG.</param>
internal sealed record MakeReturnReply(BookingView Booking, Uri? Page, string Picture);

/// <param name="CommandId">As above.</param>
internal sealed record CheckInBookingRequest(CommandId CommandId);

/// <param name="Ticket">The number that was given, or that was given before.</param>
/// <param name="Page">Where its page is, at this server.</param>
internal sealed record CheckInBookingReply(TicketSummary Ticket, string Page);
