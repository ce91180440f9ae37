using QueueContracts;
using static QueueServer.Domain.Decision;

namespace QueueServer.Domain;

/// <summary>What an officer does with the ticket at the counter.</summary>
internal static partial class Decider
{
    private static Decision WithTicket(
        OfficeState state,
        OfficeSettings settings,
        TicketAtCounter command,
        Ticket ticket,
        DateTimeOffset now
    ) =>
        command switch
        {
            RecallTicket => Recall(ticket, now),
            ConfirmArrival => ticket.State == TicketState.Called
                ? Accept(ticket.Id, new ServingStarted(now, ticket.Id))
                : Refuse(Refusals.NotCalled),
            FinishTicket c => OutcomeFault(settings, c.Outcome) is { } fault
                ? Refuse(fault)
                : Accept(ticket.Id, new TicketFinished(now, ticket.Id, ticket.ServedFrom, c.Outcome)),
            MarkNoShow => NotShow(ticket, now),
            HoldTicket c => IsTooLong(c.Note)
                ? Refuse(Refusals.NoteTooLong)
                : Accept(ticket.Id, new TicketHeld(now, ticket.Id, c.Officer, NoteOf(c.Note))),
            SendForPaper c => Accept(ticket.Id, new TicketLeft(now, ticket.Id, c.Officer)),
            TransferTicket c => Transfer(state, settings, c, ticket, now),
            _ => throw new InvalidOperationException($"Unknown command {command.Kind}."),
        };

    private static Decision Note(OfficeState state, OfficeSettings settings, NoteOutcome command, DateTimeOffset now)
    {
        if (!state.Tickets.TryGetValue(command.Ticket, out var ticket))
            return Refuse(Refusals.UnknownTicket);
        if (ticket.State != TicketState.Finished)
            return Refuse(Refusals.NotFinished);
        if (OutcomeFault(settings, command.Outcome) is { } fault)
            return Refuse(fault);
        return ticket.Outcome == command.Outcome
            ? Accept(ticket.Id)
            : Accept(ticket.Id, new OutcomeNoted(now, ticket.Id, command.Outcome, command.By));
    }

    /// <summary>What is wrong with what a service is said to have come to; null when nothing is.</summary>
    private static string? OutcomeFault(OfficeSettings settings, ServiceOutcome? outcome)
    {
        if (outcome is null)
            return null;
        var procedures = outcome.Procedures;
        if (
            outcome.Kind is { } kind && !Enum.IsDefined(kind)
            || procedures.Length > ServiceOutcome.MostProcedures
            || procedures.Any(one => one.Quantity is < 1 or > ServiceOutcome.MostOfOne)
            || procedures.DistinctBy(one => one.Code).Count() != procedures.Length
        )
            return Refusals.UnsoundOutcome;
        return procedures.Any(one => settings.FindProcedure(one.Code) is null) ? Refusals.UnknownProcedure : null;
    }

    private static Decision Recall(Ticket ticket, DateTimeOffset now)
    {
        if (ticket.State != TicketState.Called)
            return Refuse(Refusals.NotCalled);
        if (ticket.RecallFrom(now) is not { } from)
            return Refuse(Refusals.CallsSpent);
        return now < from ? Refuse(Refusals.TooSoon, from) : Accept(ticket.Id, new TicketRecalled(now, ticket.Id));
    }

    private static Decision NotShow(Ticket ticket, DateTimeOffset now)
    {
        if (ticket.NoShowFrom(now) is not { } from)
            return Refuse(Refusals.NotCalled);
        return now < from ? Refuse(Refusals.TooSoon, from) : Accept(ticket.Id, new TicketNotShown(now, ticket.Id));
    }

    private static Decision Transfer(OfficeState state, OfficeSettings settings, TransferTicket command, Ticket ticket, DateTimeOffset now)
    {
        var service = command.Service ?? ticket.Service;
        if (IsTooLong(command.Note))
            return Refuse(Refusals.NoteTooLong);
        if (settings.FindService(service) is null)
            return Refuse(Refusals.UnknownService);
        if (!ticket.Overridden && OtherLive(state, ticket, service))
            return Refuse(Refusals.OtherTicketLive);
        if (command.ToCounter is { } to)
        {
            if (settings.FindCounter(to) is null)
                return Refuse(Refusals.UnknownCounter);
            if (!state.Counters.ContainsKey(to))
                return Refuse(Refusals.CounterClosed);
        }
        else if (!settings.Counters.Any(counter => counter.Services.Contains(service)))
        {
            return Refuse(Refusals.ServiceUnserved);
        }

        var line = new LineId(service, ticket.Class is not null, command.ToCounter);
        var place = !command.First ? LastPlace(state) : FirstPlace(state, settings, line) ?? ticket.Place;
        return Accept(
            ticket.Id,
            new TicketTransferred(now, ticket.Id, service, command.ToCounter, place, NoteOf(command.Note), command.Officer)
        );
    }

    /// <summary>A place before everybody of a line, or of all that its one counter calls; null when nobody waits there.</summary>
    private static long? FirstPlace(OfficeState state, OfficeSettings settings, LineId line)
    {
        var counter = line.Counter is { } only ? settings.FindCounter(only) : null;
        var before = state
            .Lines.Where(other =>
                other.Key.Priority == line.Priority && (counter is null ? other.Key == line : CallingOrder.Serves(counter, other.Key))
            )
            .Select(other => (long?)other.Value.Min.Place)
            .Min();
        return before - 1;
    }

    private static bool IsTooLong(string? note) => note?.Length > TransferRequest.MaxNote;

    /// <summary>A note of nothing but blanks is none.</summary>
    private static string? NoteOf(string? note) => string.IsNullOrWhiteSpace(note) ? null : note.Trim();
}
