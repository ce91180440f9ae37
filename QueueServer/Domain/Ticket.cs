using QueueContracts;

namespace QueueServer.Domain;

/// <summary>A ticket as it stands.</summary>
internal sealed record Ticket
{
    public required TicketId Id { get; init; }
    public required TicketNumber Number { get; init; }
    public required VisitorId Visitor { get; init; }
    public required ServiceId Service { get; init; }
    public required TicketCode Code { get; init; }
    public required bool HasFace { get; init; }
    public required bool HasPicture { get; init; }
    public required DateTimeOffset IssuedAt { get; init; }

    /// <summary>Its place in line: lower is sooner. It follows the order of issue.</summary>
    public required long Place { get; init; }

    public TicketState State { get; init; } = TicketState.Issued;
    public CounterId? Counter { get; init; }
    public DateTimeOffset? CalledAt { get; init; }
    public DateTimeOffset? LastCallAt { get; init; }
    public int Calls { get; init; }
    public DateTimeOffset? ServingSince { get; init; }

    /// <summary>Live: it still waits for something to happen at a counter.</summary>
    public bool IsLive => State is TicketState.Issued or TicketState.Called or TicketState.Serving;

    /// <summary>Its visitor's face is still needed: live, or a no-show that may return.</summary>
    public bool KeepsFace => IsLive || State == TicketState.NoShow;

    /// <summary>From when it may be called again; null when it may not.</summary>
    public DateTimeOffset? RecallFrom =>
        State == TicketState.Called && Calls < OfficeSettings.MaxCalls ? LastCallAt + OfficeSettings.CallGap : null;

    /// <summary>From when it may be marked as no-show; null when it may not.</summary>
    public DateTimeOffset? NoShowFrom => State == TicketState.Called ? LastCallAt + OfficeSettings.CallGap : null;
}
