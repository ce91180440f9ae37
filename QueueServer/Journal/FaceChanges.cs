using System.Collections.Immutable;
using QueueContracts;
using QueueContracts.Faces;
using QueueServer.Domain;

namespace QueueServer.Journal;

/// <summary>What a visitor agreed to hand over with a new ticket.</summary>
/// <param name="Visitor">The visitor.</param>
/// <param name="Ticket">The new ticket, to which the picture belongs.</param>
/// <param name="Face">The template; null without a face, or when the visitor's is already held.</param>
/// <param name="Picture">The JPEG for the officer; null without that consent.</param>
internal sealed record Enrolment(VisitorId Visitor, TicketId Ticket, FaceTemplate? Face, byte[]? Picture)
{
    /// <summary>What was decided to be kept of it.</summary>
    public Enrolment Of(IEnumerable<QueueEvent> events)
    {
        var issued = events.OfType<TicketIssued>().FirstOrDefault(issued => issued.Ticket == Ticket);
        return this with { Face = issued is { HasFace: true } ? Face : null, Picture = issued is { HasPicture: true } ? Picture : null };
    }
}

/// <summary>A template as it lies on disk: nonce, tag and AES-256-GCM ciphertext.</summary>
internal sealed record SealedFace(VisitorId Visitor, string Model, byte[] Box);

/// <summary>A picture as it lies on disk.</summary>
internal sealed record SealedPicture(TicketId Ticket, byte[] Box);

/// <summary>What is added to and removed from the faces together with one journal record, and why it is removed.</summary>
internal sealed record FaceChanges(
    SealedFace? Face,
    SealedPicture? Picture,
    ImmutableArray<VisitorId> ForgottenVisitors,
    ImmutableArray<TicketId> ForgottenPictures,
    bool ForgetsDay,
    DeletionReason Why
)
{
    public static FaceChanges None { get; } = new(null, null, [], [], false, DeletionReason.Finished);

    public bool Deletes => ForgetsDay || !ForgottenVisitors.IsEmpty || !ForgottenPictures.IsEmpty;
}
