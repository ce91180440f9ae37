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

    /// <summary>When the visitor took it. It never changes: a wait counts from here, over transfers and returns.</summary>
    public required DateTimeOffset IssuedAt { get; init; }

    /// <summary>Its place in its line: lower is sooner.</summary>
    public required long Place { get; init; }

    /// <summary>The place it had when it was taken. It never changes.</summary>
    public long Arrival { get; init; }

    /// <summary>Whether it was taken from afar (<i>lấy số từ xa</i>): its visitor has still to come when it is taken.</summary>
    public bool Remote { get; init; }

    /// <summary>
    /// Since when its visitor waits in the office: since it was taken, or since they checked in; meaningless while they have not.
    /// </summary>
    public required DateTimeOffset WaitsFrom { get; init; }

    /// <summary>As if it had been taken then, when places are given: an appointment ranks by its start.</summary>
    public required DateTimeOffset RanksAt { get; init; }

    /// <summary>How often it was postponed.</summary>
    public int Postponed { get; init; }

    /// <summary>
    /// Since when it waits as far as limits go, beyond which a wait is served first: who postponed wanted to wait longer. The wait itself
    /// counts from <see cref="IssuedAt"/>.
    /// </summary>
    public DateTimeOffset PressesFrom { get; init; }

    /// <summary>The appointment it was taken with; null for none.</summary>
    public BookingId? Booking { get; init; }

    /// <summary>
    /// When its appointment begins, while it ranks by it; null for none, and once its visitor came too late, missed the turn, postponed or
    /// was sent on.
    /// </summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>Its priority class; null for none.</summary>
    public ClassId? Class { get; init; }

    /// <summary>The counter it was transferred to, which alone calls it; null when any counter of its service does.</summary>
    public CounterId? OnlyCounter { get; init; }

    /// <summary>What an officer passed on with it.</summary>
    public string? Note { get; init; }

    /// <summary>What its visitor agreed to when it was taken; null without a face, and at a counter.</summary>
    public GivenConsent? Consent { get; init; }

    /// <summary>
    /// Whether it may stand beside the one number a visitor may hold: an officer gave it so, or a kiosk while the server was away.
    /// </summary>
    public bool Overridden { get; init; }

    /// <summary>The ticket its visitor held already when it was handed in; null for none.</summary>
    public TicketId? DuplicateOf { get; init; }

    public TicketState State { get; init; } = TicketState.Issued;

    /// <summary>Where it was called to, or held; null while it waits.</summary>
    public CounterId? Counter { get; init; }

    public DateTimeOffset? CalledAt { get; init; }
    public DateTimeOffset? LastCallAt { get; init; }
    public int Calls { get; init; }
    public DateTimeOffset? ServingSince { get; init; }

    /// <summary>Served time before it was held.</summary>
    public TimeSpan ServedBefore { get; init; }

    /// <summary>Whether the clock was not to be believed in that time.</summary>
    public bool ServedUnsure { get; init; }

    /// <summary>The officer who holds it; null unless it is held.</summary>
    public string? HeldBy { get; init; }

    /// <summary>Since when it is held or its visitor is away, or when it was marked as no-show; null otherwise.</summary>
    public DateTimeOffset? AsideSince { get; init; }

    /// <summary>What it came to; null unless it is finished and somebody said it.</summary>
    public ServiceOutcome? Outcome { get; init; }

    /// <summary>How its service ended; null unless it is finished.</summary>
    public FinishedService? Finish { get; init; }

    /// <summary>The line it waits in.</summary>
    public LineId Line => new(Service, Class is not null, OnlyCounter, DueAt is not null);

    /// <summary>The line it waits in without its appointment.</summary>
    public LineId OrdinaryLine => Line with { Due = false };

    /// <summary>Live: it still waits for something to happen at a counter.</summary>
    public bool IsLive => State is TicketState.Issued or TicketState.Away or TicketState.Called or TicketState.Serving or TicketState.Held;

    /// <summary>Its visitor's face is still needed: live, or a no-show that may return.</summary>
    public bool KeepsFace => IsLive || State == TicketState.NoShow;

    /// <summary>Whether it is at a counter.</summary>
    public bool IsAtCounter => State is TicketState.Called or TicketState.Serving;

    /// <summary>Rule 2: serving starts when the arrival is confirmed; if that was forgotten, at the (last) call.</summary>
    public DateTimeOffset ServedFrom => ServingSince ?? LastCallAt ?? IssuedAt;

    /// <summary>How long it was served in all, if serving ends now.</summary>
    public Gap Served(DateTimeOffset from, DateTimeOffset to)
    {
        var last = Gap.Between(from, to);
        return new(ServedBefore + last.Length, last.IsSure && !ServedUnsure);
    }

    /// <summary>From when it may be called again; null when it may not.</summary>
    public DateTimeOffset? RecallFrom(DateTimeOffset now) => Calls < OfficeSettings.MaxCalls ? NoShowFrom(now) : null;

    /// <summary>
    /// From when it may be marked as no-show; null when it may not. A call that lies in the future was told by another clock: nobody waits
    /// for that.
    /// </summary>
    public DateTimeOffset? NoShowFrom(DateTimeOffset now) =>
        State != TicketState.Called ? null
        : LastCallAt > now ? now
        : LastCallAt + OfficeSettings.CallGap;
}

/// <summary>The end of a service.</summary>
/// <param name="Counter">Where.</param>
/// <param name="Officer">Who sat there.</param>
/// <param name="At">When.</param>
internal sealed record FinishedService(CounterId Counter, string Officer, DateTimeOffset At);

/// <summary>One line of waiting tickets: of a service, or of those sent to one counter; appointments and priority classes apart.</summary>
/// <param name="Service">The service.</param>
/// <param name="Priority">Whether it is the line of the priority classes.</param>
/// <param name="Counter">The one counter that calls it; null when any counter of the service does.</param>
/// <param name="Due">Whether it is the line of those who rank by their appointments.</param>
internal readonly record struct LineId(ServiceId Service, bool Priority, CounterId? Counter, bool Due = false);
