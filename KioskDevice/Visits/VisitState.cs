using System.Collections.Immutable;
using FaceEngine.Faces;
using FaceEngine.Liveness;
using KioskDevice.Camera;
using QueueContracts;
using QueueContracts.Faces;

namespace KioskDevice.Visits;

/// <summary>What the visitor came for.</summary>
internal abstract record Purpose
{
    /// <summary>A number for a service.</summary>
    /// <param name="Service">The service.</param>
    /// <param name="Class">The priority class the visitor named; null for none.</param>
    /// <param name="Booking">Their appointment for it; null for none.</param>
    public sealed record TakeNumber(ServiceId Service, ClassId? Class = null, FoundBooking? Booking = null) : Purpose;

    /// <summary>Their place in line.</summary>
    public sealed record FindPlace : Purpose;
}

/// <summary>
/// Where one walk through the kiosk's screens stands. Only <see cref="Capturing"/> and what follows it hold anything of a face, which
/// <see cref="HeldFaces"/> overwrites.
/// </summary>
/// <param name="Since">When this state began, or was last touched.</param>
internal abstract record VisitState(DateTimeOffset Since)
{
    /// <summary>
    /// The track of the face this visit belongs to, from the first choice made by the head or from the consent on; 0 while it belongs to
    /// nobody in particular, as a visit by touch does until the consent.
    /// </summary>
    public int Person { get; init; }

    /// <summary>Counts the questions put to visitors. A frame read for an earlier question says nothing about this one.</summary>
    public int Round { get; init; }

    /// <summary>What may be read from a frame now: a description only within a capture, after consent.</summary>
    public LookFor LookFor =>
        this switch
        {
            Idle => LookFor.Near,
            Capturing => LookFor.Description,
            Challenging => LookFor.Challenge,
            _ => LookFor.Turns,
        };

    /// <summary>The numbers somebody was found with, for them to do something with; none where nobody was.</summary>
    public IReadOnlyList<TicketSummary> Held =>
        this switch
        {
            NumberShown { Known: true, Ticket: var ticket } => [ticket],
            PlaceShown { Tickets: var tickets } => tickets,
            MakingSure { Shown: var shown } => shown.Held,
            _ => [],
        };

    /// <summary>Nobody is here, or nobody has come near.</summary>
    public sealed record Idle(DateTimeOffset Since) : VisitState(Since);

    /// <summary>A face came near.</summary>
    /// <param name="Since">When it was last seen near.</param>
    /// <param name="Notice">What ended the visit before: a text key's last part (<c>someone-else</c>); null when it ended well.</param>
    public sealed record Greeting(DateTimeOffset Since, string? Notice = null) : VisitState(Since);

    /// <summary>Somebody touched: which service?</summary>
    /// <param name="Since">When it was last touched.</param>
    /// <param name="Class">The priority class named before; null for none.</param>
    public sealed record Choosing(DateTimeOffset Since, ClassId? Class = null) : VisitState(Since);

    /// <summary>Which priority class?</summary>
    /// <param name="Since">When this was asked.</param>
    /// <param name="Class">The one named before; null for none.</param>
    public sealed record ChoosingClass(DateTimeOffset Since, ClassId? Class) : VisitState(Since);

    /// <summary>May the face be used?</summary>
    public sealed record AskingConsent(DateTimeOffset Since, Purpose Purpose) : VisitState(Since);

    /// <summary>Good frames are collected.</summary>
    /// <param name="Since">When the capture began.</param>
    /// <param name="Purpose">What for.</param>
    /// <param name="Consent">What was agreed to.</param>
    /// <param name="Frames">The good frames so far.</param>
    /// <param name="LastGood">When the last good one came.</param>
    /// <param name="Fault">What the last frame lacked.</param>
    public sealed record Capturing(
        DateTimeOffset Since,
        Purpose Purpose,
        Consent Consent,
        ImmutableArray<GoodFrame> Frames,
        DateTimeOffset LastGood,
        FrameFault Fault
    ) : VisitState(Since);

    /// <summary>The visitor turns the head as asked, to show that a person stands there and not a picture.</summary>
    /// <param name="Since">When this challenge began.</param>
    /// <param name="Captured">What was captured before.</param>
    /// <param name="Left">Challenges to pass, this one included.</param>
    /// <param name="Failed">Challenges failed before.</param>
    /// <param name="Reading">How this one stands; null before its first frame.</param>
    /// <param name="Fault">Why the one before failed.</param>
    public sealed record Challenging(
        DateTimeOffset Since,
        Captured Captured,
        int Left,
        int Failed = 0,
        ChallengeReading? Reading = null,
        ChallengeFault Fault = ChallengeFault.None
    ) : VisitState(Since);

    /// <summary>The page crops the officer's picture from the last good frame.</summary>
    public sealed record TakingPicture(DateTimeOffset Since, Captured Captured) : VisitState(Since);

    /// <summary>The capture gave up; the way without a face is offered.</summary>
    /// <param name="Since">When.</param>
    /// <param name="Purpose">What for.</param>
    /// <param name="Why">A text key's last part: <c>time</c>, <c>camera</c>, or <c>liveness</c>, after which there is no other try.</param>
    public sealed record GaveUp(DateTimeOffset Since, Purpose Purpose, string Why) : VisitState(Since);

    /// <summary>The server is asked.</summary>
    public sealed record Asking(DateTimeOffset Since, Request Request) : VisitState(Since);

    /// <summary>The server could not be asked; the same request can be sent again.</summary>
    public sealed record Unanswered(DateTimeOffset Since, Request Request) : VisitState(Since);

    /// <summary>The number.</summary>
    /// <param name="Since">When it was shown.</param>
    /// <param name="Ticket">The ticket.</param>
    /// <param name="Known">Whether it was held already.</param>
    /// <param name="Forgotten">Whether its face was just deleted on the visitor's word.</param>
    public sealed record NumberShown(DateTimeOffset Since, TicketSummary Ticket, bool Known, bool Forgotten = false) : VisitState(Since);

    /// <summary>A number given while the server is away; its place is not known yet.</summary>
    /// <param name="Since">When it was shown.</param>
    /// <param name="Number">The number.</param>
    /// <param name="Code">The code it is known by once the server is back.</param>
    /// <param name="Service">Its service.</param>
    /// <param name="Class">The priority class named; null for none.</param>
    public sealed record OfflineNumberShown(DateTimeOffset Since, TicketNumber Number, TicketCode Code, ServiceId Service, ClassId? Class)
        : VisitState(Since);

    /// <summary>The ticket's code is typed or scanned.</summary>
    /// <param name="Since">When it was last touched.</param>
    /// <param name="Why">Why it is asked: a text key's last part (<c>asked</c>, <c>not-sure</c>, <c>not-known</c>, <c>wrong</c>).</param>
    public sealed record EnteringCode(DateTimeOffset Since, string Why) : VisitState(Since);

    /// <summary>The visitor's places in line.</summary>
    /// <param name="Since">When they were shown.</param>
    /// <param name="Tickets">The tickets.</param>
    /// <param name="Said">What was just done on the visitor's word: a text key's last part; null for nothing.</param>
    /// <param name="Refusal">Why it was not done: the server's code; null where it was not refused.</param>
    public sealed record PlaceShown(DateTimeOffset Since, IReadOnlyList<TicketSummary> Tickets, string? Said = null, string? Refusal = null)
        : VisitState(Since)
    {
        /// <summary>Said once the face is deleted.</summary>
        public const string Forgotten = "forgotten";
    }

    /// <summary>What follows from an act is said: is it meant?</summary>
    /// <param name="Since">When it was last touched.</param>
    /// <param name="Act">The act.</param>
    /// <param name="Shown">What was shown before, and is again if it is not.</param>
    public sealed record MakingSure(DateTimeOffset Since, OwnAct Act, VisitState Shown) : VisitState(Since);

    /// <summary>The server said no.</summary>
    /// <param name="Since">When.</param>
    /// <param name="Code">Its code.</param>
    /// <param name="From">From when the answer will be another one; null when that is not known.</param>
    public sealed record Refused(DateTimeOffset Since, string Code, DateTimeOffset? From = null) : VisitState(Since)
    {
        /// <summary>The code where an appointment is at another office.</summary>
        public const string Elsewhere = "booking-elsewhere";

        /// <summary>Where it is then; null else.</summary>
        public BookedElsewhere? There { get; init; }
    }
}

/// <summary>One good frame of a capture.</summary>
/// <param name="Descriptor">Its unit vector.</param>
/// <param name="Liveness">The model's hint whether a person was seen, 0…1; 1 when it was not asked.</param>
internal sealed record GoodFrame(float[] Descriptor, float Liveness);

/// <summary>What a capture made.</summary>
internal sealed record Captured(Purpose Purpose, Consent Consent, FaceTemplate Template);

/// <summary>What is asked of the server. Sent again unchanged on a retry, so that it happens once.</summary>
internal abstract record Request
{
    public sealed record Issue(IssueRequest Body) : Request;

    /// <param name="Body">The face or the code.</param>
    /// <param name="Said">What is said beside the numbers, as a place that is shown says it.</param>
    /// <param name="Refusal">The same of a refusal.</param>
    public sealed record Find(FindRequest Body, string? Said = null, string? Refusal = null) : Request
    {
        /// <summary>Whether the numbers are known already, and only where they stand now is asked.</summary>
        public bool IsAgain => (Said ?? Refusal) is not null;
    }

    /// <param name="Act">What is done.</param>
    /// <param name="Ticket">With which number.</param>
    /// <param name="Body">With the number's code.</param>
    /// <param name="Rest">The numbers it is done with next.</param>
    public sealed record Own(OwnAct Act, TicketSummary Ticket, OwnTicketRequest Body, ImmutableArray<TicketSummary> Rest) : Request;

    /// <param name="Ticket">One of the visitor's tickets: the face is that of all of them.</param>
    /// <param name="Body">With the ticket's code.</param>
    /// <param name="Then">What is shown once the face is deleted.</param>
    public sealed record Forget(TicketId Ticket, OwnTicketRequest Body, VisitState Then) : Request;
}
