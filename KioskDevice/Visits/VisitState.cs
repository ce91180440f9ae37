using System.Collections.Immutable;
using FaceEngine;
using QueueContracts;
using QueueContracts.Faces;

namespace KioskDevice.Visits;

/// <summary>What the visitor came for.</summary>
internal abstract record Purpose
{
    /// <summary>A number for a service.</summary>
    /// <param name="Service">The service.</param>
    /// <param name="Class">The priority class the visitor named; null for none.</param>
    public sealed record TakeNumber(ServiceId Service, ClassId? Class = null) : Purpose;

    /// <summary>Their place in line.</summary>
    public sealed record FindPlace : Purpose;
}

/// <summary>Where one walk through the kiosk's screens stands. Only <see cref="Capturing"/> and what follows it hold anything of a face.</summary>
/// <param name="Since">When this state began, or was last touched.</param>
internal abstract record VisitState(DateTimeOffset Since)
{
    /// <summary>Nobody is here, or nobody has come near.</summary>
    public sealed record Idle(DateTimeOffset Since) : VisitState(Since);

    /// <summary>A face came near. <c>Since</c> is when it was last seen near.</summary>
    public sealed record Greeting(DateTimeOffset Since) : VisitState(Since);

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
    /// <param name="Picture">Whether the officer may see a picture.</param>
    /// <param name="Descriptors">The good frames so far.</param>
    /// <param name="LastGood">When the last good one came.</param>
    /// <param name="Fault">What the last frame lacked.</param>
    public sealed record Capturing(
        DateTimeOffset Since, Purpose Purpose, bool Picture, ImmutableArray<float[]> Descriptors, DateTimeOffset LastGood, FrameFault Fault) : VisitState(Since);

    /// <summary>The page crops the officer's picture from the last good frame.</summary>
    public sealed record TakingPicture(DateTimeOffset Since, Purpose.TakeNumber Purpose, FaceTemplate Template) : VisitState(Since);

    /// <summary>The capture gave up; the way without a face is offered.</summary>
    public sealed record GaveUp(DateTimeOffset Since, Purpose Purpose) : VisitState(Since);

    /// <summary>The server is asked.</summary>
    public sealed record Asking(DateTimeOffset Since, Request Request) : VisitState(Since);

    /// <summary>The server could not be asked; the same request can be sent again.</summary>
    public sealed record Unanswered(DateTimeOffset Since, Request Request) : VisitState(Since);

    /// <summary>The number.</summary>
    public sealed record NumberShown(DateTimeOffset Since, TicketSummary Ticket, bool Known) : VisitState(Since);

    /// <summary>The ticket's code is typed or scanned.</summary>
    /// <param name="Since">When it was last touched.</param>
    /// <param name="Why">Why it is asked: a text key's last part (<c>asked</c>, <c>not-sure</c>, <c>not-known</c>, <c>wrong</c>).</param>
    public sealed record EnteringCode(DateTimeOffset Since, string Why) : VisitState(Since);

    /// <summary>The visitor's places in line.</summary>
    public sealed record PlaceShown(DateTimeOffset Since, IReadOnlyList<TicketSummary> Tickets) : VisitState(Since);

    /// <summary>The server said no.</summary>
    /// <param name="Since">When.</param>
    /// <param name="Code">Its code.</param>
    /// <param name="From">From when the answer will be another one; null when that is not known.</param>
    public sealed record Refused(DateTimeOffset Since, string Code, DateTimeOffset? From = null) : VisitState(Since);
}

/// <summary>What is asked of the server. Sent again unchanged on a retry, so that it happens once.</summary>
internal abstract record Request
{
    public sealed record Issue(IssueRequest Body) : Request;

    public sealed record Find(FindRequest Body) : Request;
}
