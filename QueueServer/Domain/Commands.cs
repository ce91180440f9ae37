using System.Collections.Immutable;
using QueueContracts;
using QueueServer.Access;
using QueueServer.Domain.Bookings;

namespace QueueServer.Domain;

/// <summary>Something somebody wants of one office. Every change of a queue is one of these.</summary>
internal abstract record Command(CommandId Id)
{
    /// <summary>The command's name in the journal.</summary>
    public string Kind => GetType().Name;
}

/// <param name="Id">The command.</param>
/// <param name="Day">The day.</param>
/// <param name="Repaired">When the queue was repaired on a day before, if no manager has read it yet; null otherwise.</param>
internal sealed record OpenDay(CommandId Id, DateOnly Day, DateTimeOffset? Repaired = null) : Command(Id);

/// <param name="Id">The command.</param>
/// <param name="By">The manager; null when the clock closes it.</param>
internal sealed record CloseDay(CommandId Id, string? By = null) : Command(Id);

/// <summary>Notes that records were lost, and passes over every number that may have been given.</summary>
/// <param name="Id">The command.</param>
/// <param name="Unknown">Those numbers.</param>
internal sealed record NoteRepair(CommandId Id, ImmutableArray<NumberRange> Unknown) : Command(Id);

/// <summary>A manager has read that the queue was repaired.</summary>
internal sealed record SeeRepair(CommandId Id, string By) : Command(Id);

/// <summary>Begins today anew, after the journal had run ahead of it.</summary>
/// <param name="Id">The command.</param>
/// <param name="From">The day it had run to.</param>
/// <param name="By">The manager.</param>
/// <param name="Given">Numbers that were given today before it ran ahead.</param>
internal sealed record BringBack(CommandId Id, DateOnly From, string By, ImmutableArray<NumberRange> Given) : Command(Id);

/// <summary>The clock was set, by somebody who knows the time.</summary>
/// <param name="Id">The command.</param>
/// <param name="Forward">How far forward; negative for back.</param>
/// <param name="By">Who.</param>
internal sealed record SetClock(CommandId Id, TimeSpan Forward, string By) : Command(Id);

/// <summary>Puts other settings in force.</summary>
/// <param name="Id">The command.</param>
/// <param name="Next">The whole of them, under the revision they were made from: a change made from older ones is refused.</param>
/// <param name="By">Who changed them.</param>
internal sealed record ChangeSettings(CommandId Id, OfficeSettings Next, string By) : Command(Id);

/// <summary>Takes a number. The ids and the code are drawn by the caller, so that deciding stays free of chance.</summary>
/// <param name="Id">The command.</param>
/// <param name="Service">The service area.</param>
/// <param name="Ticket">The new ticket's id.</param>
/// <param name="Visitor">A visitor the face was found to be, or a new one.</param>
/// <param name="Code">The new ticket's code.</param>
internal sealed record IssueTicket(CommandId Id, ServiceId Service, TicketId Ticket, VisitorId Visitor, TicketCode Code) : Command(Id)
{
    /// <summary>Whether the visitor has a template today, or a kiosk hands one over.</summary>
    public bool HasFace { get; init; }

    /// <summary>Whether a kiosk hands a picture over, for the officer.</summary>
    public bool HasPicture { get; init; }

    /// <summary>The priority class named; null for none.</summary>
    public ClassId? Class { get; init; }

    /// <summary>The officer who gives it at a counter, whatever the hour; null at a kiosk.</summary>
    public string? By { get; init; }

    /// <summary>The ticket of the same visitor that the officer named; null for none.</summary>
    public TicketId? SameVisitorAs { get; init; }

    /// <summary>Whether the officer gives it beyond the quota and the one number a visitor may hold.</summary>
    public bool Override { get; init; }

    /// <summary>What the visitor agreed to at a kiosk; null without a face, and at a counter.</summary>
    public GivenConsent? Consent { get; init; }

    /// <summary>Whether it is taken from afar, by somebody who has still to come.</summary>
    public bool Remote { get; init; }

    /// <summary>The visitor's appointment for the service, as it stands in its journal; null for none.</summary>
    public Booking? Booking { get; init; }

    /// <summary>The same with an appointment, which says the service, and the class where none was named.</summary>
    public IssueTicket For(Booking? booking, OfficeSettings settings) =>
        booking is null
            ? this
            : this with
            {
                Booking = booking,
                Service = booking.Service,
                Class = Class ?? settings.FindClass(booking.Class)?.Id,
            };

    /// <summary>The number a kiosk gave while the server was away; null when it is given now.</summary>
    public LeasedNumber? Leased { get; init; }
}

/// <summary>A number that was given from a lease.</summary>
/// <param name="Holder">Who holds the lease.</param>
/// <param name="Number">The number.</param>
/// <param name="GivenAt">When it was given, as the kiosk's clock said.</param>
/// <param name="Code">The code the visitor was shown with it; null when none was.</param>
internal sealed record LeasedNumber(LeaseHolderId Holder, TicketNumber Number, DateTimeOffset GivenAt, TicketCode? Code = null)
{
    /// <summary>When the visitor stood at the kiosk, whose clock may run ahead.</summary>
    public DateTimeOffset Moment(DateTimeOffset now) => GivenAt < now ? GivenAt : now;
}

/// <summary>Leases numbers of a service to a kiosk for the time the server is away.</summary>
internal sealed record LeaseNumbers(CommandId Id, ServiceId Service, LeaseHolderId Holder, string Kiosk) : Command(Id);

/// <summary>Returns the unused rest of a leased block.</summary>
/// <param name="Id">The command.</param>
/// <param name="Holder">Who holds it.</param>
/// <param name="FirstUnused">The first number returned; all above it in its block are, too.</param>
/// <param name="Kiosk">The kiosk.</param>
internal sealed record ReturnNumbers(CommandId Id, LeaseHolderId Holder, TicketNumber FirstUnused, string Kiosk) : Command(Id);

/// <param name="Id">The command.</param>
/// <param name="Ticket">The ticket.</param>
/// <param name="By">The officer, or <see cref="Visitor"/>.</param>
internal sealed record CancelTicket(CommandId Id, TicketId Ticket, string By) : Command(Id)
{
    /// <summary>Stands for the visitor, who has no name here.</summary>
    public const string Visitor = "visitor";
}

/// <summary>Deletes the face and the pictures of a ticket's visitor now; the tickets stay, known by their codes.</summary>
internal sealed record ForgetFace(CommandId Id, TicketId Ticket, DeletionReason Why = DeletionReason.VisitorAsked) : Command(Id);

/// <summary>Brings a no-show back into its line.</summary>
internal sealed record ReturnTicket(CommandId Id, TicketId Ticket, string By) : Command(Id);

/// <summary>Lets the next few of its line go before a waiting ticket (<i>lùi lượt</i>).</summary>
/// <param name="Id">The command.</param>
/// <param name="Ticket">The ticket.</param>
/// <param name="By">The officer, or <see cref="CancelTicket.Visitor"/>.</param>
internal sealed record PostponeTicket(CommandId Id, TicketId Ticket, string By) : Command(Id);

/// <summary>A waiting ticket's visitor goes for a paper (<i>đi lấy giấy tờ</i>): it is not called until they check in.</summary>
/// <param name="Id">The command.</param>
/// <param name="Ticket">The ticket.</param>
/// <param name="By">The officer, or <see cref="CancelTicket.Visitor"/>.</param>
internal sealed record LeaveForPaper(CommandId Id, TicketId Ticket, string By) : Command(Id);

/// <summary>The visitor of a ticket that is away is in the office, for the first time or again.</summary>
/// <param name="Id">The command.</param>
/// <param name="Ticket">The ticket.</param>
/// <param name="By">The officer, or <see cref="CancelTicket.Visitor"/>.</param>
internal sealed record CheckIn(CommandId Id, TicketId Ticket, string By) : Command(Id);

/// <summary>Puts a waiting ticket into a priority class, or out of any (null).</summary>
internal sealed record ClassifyTicket(CommandId Id, TicketId Ticket, ClassId? Class, string By) : Command(Id);

/// <summary>Says what a finished ticket came to, in place of what was said before; null to take that back.</summary>
internal sealed record NoteOutcome(CommandId Id, TicketId Ticket, ServiceOutcome? Outcome, string By) : Command(Id);

/// <summary>A command of the officer at a counter.</summary>
internal abstract record CounterCommand(CommandId Id, CounterId Counter, string Officer) : Command(Id);

internal sealed record OpenCounter(CommandId Id, CounterId Counter, string Officer) : CounterCommand(Id, Counter, Officer);

internal sealed record CloseCounter(CommandId Id, CounterId Counter, string Officer) : CounterCommand(Id, Counter, Officer);

/// <summary>Shift handover: takes the counter over with the ticket that is there.</summary>
internal sealed record TakeOverCounter(CommandId Id, CounterId Counter, string Officer) : CounterCommand(Id, Counter, Officer);

internal sealed record PauseCounter(CommandId Id, CounterId Counter, string Officer, PauseReason Reason)
    : CounterCommand(Id, Counter, Officer);

internal sealed record ContinueCounter(CommandId Id, CounterId Counter, string Officer) : CounterCommand(Id, Counter, Officer);

/// <summary>
/// Calls the next. Where the office chose so (<see cref="OfficeSettings.NextFinishes"/>), the ticket that is served is finished first, also
/// when nobody waits: the command is about nobody then.
/// </summary>
internal sealed record CallNext(CommandId Id, CounterId Counter, string Officer) : CounterCommand(Id, Counter, Officer);

/// <summary>Goes on with a ticket that was held.</summary>
internal sealed record ResumeTicket(CommandId Id, CounterId Counter, string Officer, TicketId Ticket)
    : CounterCommand(Id, Counter, Officer);

/// <summary>Takes back the counter's last call, no-show or finish.</summary>
internal sealed record UndoLast(CommandId Id, CounterId Counter, string Officer, TicketId Ticket) : CounterCommand(Id, Counter, Officer);

/// <summary>A command about the ticket an officer has at a counter.</summary>
internal abstract record TicketAtCounter(CommandId Id, CounterId Counter, string Officer, TicketId Ticket)
    : CounterCommand(Id, Counter, Officer);

internal sealed record RecallTicket(CommandId Id, CounterId Counter, string Officer, TicketId Ticket)
    : TicketAtCounter(Id, Counter, Officer, Ticket);

internal sealed record ConfirmArrival(CommandId Id, CounterId Counter, string Officer, TicketId Ticket)
    : TicketAtCounter(Id, Counter, Officer, Ticket);

/// <param name="Id">The command.</param>
/// <param name="Counter">The counter it is at.</param>
/// <param name="Officer">The officer there.</param>
/// <param name="Ticket">The ticket.</param>
/// <param name="Outcome">What it came to; null while that is not said.</param>
internal sealed record FinishTicket(CommandId Id, CounterId Counter, string Officer, TicketId Ticket, ServiceOutcome? Outcome = null)
    : TicketAtCounter(Id, Counter, Officer, Ticket);

internal sealed record MarkNoShow(CommandId Id, CounterId Counter, string Officer, TicketId Ticket)
    : TicketAtCounter(Id, Counter, Officer, Ticket);

/// <summary>Puts the ticket aside; <c>next</c> never picks it.</summary>
internal sealed record HoldTicket(CommandId Id, CounterId Counter, string Officer, TicketId Ticket, string? Note)
    : TicketAtCounter(Id, Counter, Officer, Ticket);

/// <summary>Sends the visitor for a paper: the ticket is not called until they check in, and then after three others.</summary>
internal sealed record SendForPaper(CommandId Id, CounterId Counter, string Officer, TicketId Ticket)
    : TicketAtCounter(Id, Counter, Officer, Ticket);

/// <summary>Sends the ticket on. Number and arrival stay.</summary>
/// <param name="Id">The command.</param>
/// <param name="Counter">The counter it is at.</param>
/// <param name="Officer">The officer there.</param>
/// <param name="Ticket">The ticket.</param>
internal sealed record TransferTicket(CommandId Id, CounterId Counter, string Officer, TicketId Ticket)
    : TicketAtCounter(Id, Counter, Officer, Ticket)
{
    /// <summary>The service it goes to; null when it stays in its own.</summary>
    public required ServiceId? Service { get; init; }

    /// <summary>The one counter it goes to; null when any counter of the service calls it.</summary>
    public required CounterId? ToCounter { get; init; }

    /// <summary>First or last in the new line.</summary>
    public required bool First { get; init; }

    /// <summary>What the next officer should know.</summary>
    public required string? Note { get; init; }
}
