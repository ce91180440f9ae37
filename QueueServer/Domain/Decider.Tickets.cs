using QueueContracts;
using static QueueServer.Domain.Decision;

namespace QueueServer.Domain;

/// <summary>Taking a number, giving it up, coming back to it.</summary>
internal static partial class Decider
{
    private static Decision Issue(OfficeState state, OfficeSettings settings, IssueTicket command, DateTimeOffset now)
    {
        if (settings.FindService(command.Service) is not { } service)
            return Refuse(Refusals.UnknownService);
        if (command.Leased is { } leased)
            return HandIn(state, settings, command, leased, now);
        if (command.By is null && ConsentRules.Fault(settings, command.HasFace, command.HasPicture, command.Consent, now) is { } fault)
            return Refuse(fault);
        if (command.Class is not null && settings.FindClass(command.Class) is null)
            return Refuse(Refusals.UnknownClass);
        if (command.Remote && settings.PublicPage is not { Use: true, GivesNumbers: true })
            return Refuse(Refusals.RemoteOff);
        if (command.Booking is { } booking && MayNotUse(state, settings, booking, now) is { } unusable)
            return unusable;
        var used = command.Booking is { } of ? Use(settings, of, command.Class, now) : null;
        var isDue = used?.DueAt is not null;
        var holds = command.Override ? null : MayHoldAnother(state, settings, command.Visitor, command.Service);
        if (holds is AlreadyHeld)
            return holds; // the number they hold is shown at any hour
        if (command.By is null && (!isDue || !IsServing(settings, service, used!.Start)) && ClosedAt(settings, service, now) is { } closed)
            return closed;
        var told = new Lazy<WaitRange?>(() => WaitForecast.Of(state, settings, now).For(service.Id)); // not for who is refused
        if (command.By is null && !isDue && settings.StopsWhenLate && told.Value is { NotToday: true })
            return Refuse(Refusals.TooLateToday, NextDay(state, settings, service));
        if (!command.Override && !isDue && state.Given.GetValueOrDefault(service.Id) >= service.Quota)
            return Refuse(Refusals.QuotaSpent);
        if (command.Remote && IsRemoteShareSpent(state, settings, service))
            return Refuse(Refusals.RemoteSpent);
        var next = NextNumber(state, service.Prefix);
        if (next > TicketNumber.Last)
            return Refuse(Refusals.NumbersSpent);
        if (holds is not null)
            return holds; // last: what is refused for another reason never tells whether the visitor is known
        if (state.Codes.ContainsKey(command.Code))
            return Refuse(Refusals.CodeTaken);
        return Accept(
            command.Ticket,
            new TicketIssued(now, command.Ticket)
            {
                Visitor = command.Visitor,
                Number = new(service.Prefix, next),
                Service = command.Service,
                Code = command.Code,
                HasFace = command.HasFace,
                HasPicture = command.HasPicture,
                Class = command.Class,
                By = command.By,
                Override = command.Override,
                Consent = command.Consent,
                Remote = command.Remote,
                Booking = used,
                Place = PlaceAmongDue(state, used?.RanksAt ?? now, now),
                Told = !isDue && told.Value is { } range ? new(range.FromMinutes, range.ToMinutes) : null,
            }
        );
    }

    /// <summary>Rule 6: what a visitor holds that keeps them from another ticket of a service; null when nothing does.</summary>
    private static Decision? MayHoldAnother(OfficeState state, OfficeSettings settings, VisitorId visitor, ServiceId service)
    {
        var live = state.TicketsOf(visitor).Where(ticket => ticket.IsLive).ToList();
        if (live.Find(ticket => ticket.Service == service) is { } held)
            return new AlreadyHeld(held.Id);
        return live.Count >= settings.MaxTicketsPerVisitor ? Refuse(Refusals.TooManyTickets) : null;
    }

    /// <summary>Why a kiosk gives no number for a service now, and from when it does; null when it does.</summary>
    private static Refused? ClosedAt(OfficeSettings settings, ServiceSettings service, DateTimeOffset now)
    {
        if (!service.Active)
            return Refuse(Refusals.ServiceClosed);
        if (!settings.Hours.IsIssuing(now, settings.Zone))
            return Refuse(Refusals.OfficeClosed, settings.Hours.NextIssuing(now, settings.Zone));
        if (!settings.Hours.IsIssuing(now, settings.Zone, service.Week))
            return Refuse(Refusals.ServiceClosed, settings.Hours.NextIssuing(now, settings.Zone, service.Week));
        return null;
    }

    /// <summary>When numbers of a service are given next on a later day.</summary>
    public static DateTimeOffset? NextDay(OfficeState state, OfficeSettings settings, ServiceSettings service) =>
        settings.Hours.NextIssuing(OpeningHours.StartOf(state.Day.AddDays(1), settings.Zone), settings.Zone, service.Week);

    private static Decision Cancel(OfficeState state, CancelTicket command, DateTimeOffset now)
    {
        if (!state.Tickets.TryGetValue(command.Ticket, out var ticket))
            return Refuse(Refusals.UnknownTicket);
        return ticket.KeepsFace ? Accept(ticket.Id, new TicketCancelled(now, ticket.Id, command.By)) : Refuse(Refusals.TicketEnded);
    }

    private static Decision Forget(OfficeState state, ForgetFace command, DateTimeOffset now)
    {
        if (!state.Tickets.TryGetValue(command.Ticket, out var ticket))
            return Refuse(Refusals.UnknownTicket);
        return state.TicketsOf(ticket.Visitor).Any(of => of.HasFace || of.HasPicture)
            ? Accept(ticket.Id, new FaceForgotten(now, ticket.Id, command.Why))
            : Accept(ticket.Id);
    }

    private static Decision Return(OfficeState state, OfficeSettings settings, ReturnTicket command, DateTimeOffset now)
    {
        if (!state.Tickets.TryGetValue(command.Ticket, out var ticket))
            return Refuse(Refusals.UnknownTicket);
        if (ticket.State != TicketState.NoShow)
            return Refuse(Refusals.NotNoShow);
        if (!ticket.Overridden && MayHoldAnother(state, settings, ticket.Visitor, ticket.Service) is { } held)
            return held is AlreadyHeld ? Refuse(Refusals.OtherTicketLive) : held;
        return Accept(
            ticket.Id,
            new TicketReturned(now, ticket.Id, PlaceAfter(state, ticket.OrdinaryLine, OfficeSettings.ReturnAfter), command.By)
        );
    }

    /// <summary>Whoever postpones goes behind the next few, and nobody else loses by it.</summary>
    private static Decision Postpone(OfficeState state, PostponeTicket command, DateTimeOffset now)
    {
        if (!state.Tickets.TryGetValue(command.Ticket, out var ticket))
            return Refuse(Refusals.UnknownTicket);
        if (ticket.State != TicketState.Issued)
            return Refuse(Refusals.NotWaiting);
        if (ticket.Postponed >= OfficeSettings.MaxPostponed)
            return Refuse(Refusals.PostponedEnough);
        return !state.HasSomebodyBehind(ticket)
            ? Refuse(Refusals.NobodyBehind)
            : Accept(
                ticket.Id,
                new TicketPostponed(
                    now,
                    ticket.Id,
                    PlaceAfter(state, ticket.OrdinaryLine, state.UpTo(ticket) + OfficeSettings.PostponeBy),
                    command.By
                )
            );
    }

    private static Decision Classify(OfficeState state, OfficeSettings settings, ClassifyTicket command, DateTimeOffset now)
    {
        if (!state.Tickets.TryGetValue(command.Ticket, out var ticket))
            return Refuse(Refusals.UnknownTicket);
        if (ticket.State != TicketState.Issued)
            return Refuse(Refusals.NotWaiting);
        if (command.Class is not null && settings.FindClass(command.Class) is null)
            return Refuse(Refusals.UnknownClass);
        return ticket.Class == command.Class
            ? Accept(ticket.Id)
            : Accept(ticket.Id, new TicketClassified(now, ticket.Id, command.Class, command.By));
    }

    /// <summary>The place behind so many of a line: between two people, or at the end.</summary>
    private static long PlaceAfter(OfficeState state, LineId line, int people)
    {
        var waiting = state.Line(line);
        if (waiting.Count <= people)
            return LastPlace(state);
        var (before, after) = (waiting[people - 1].Place, waiting[people].Place);
        return before + ((after - before) / 2);
    }

    private static long LastPlace(OfficeState state) => state.LastPlace + WaitingPlace.Step;
}
