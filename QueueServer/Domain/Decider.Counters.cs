using QueueContracts;
using static QueueServer.Domain.Decision;

namespace QueueServer.Domain;

/// <summary>What officers do at their counters.</summary>
internal static partial class Decider
{
    private static Decision Open(OfficeState state, OfficeSettings settings, OpenCounter command, DateTimeOffset now)
    {
        if (settings.FindCounter(command.Counter) is null) return Refuse(Refusals.UnknownCounter);
        if (!state.Counters.TryGetValue(command.Counter, out var open)) return Accept(null, new CounterOpened(now, command.Counter, command.Officer));
        return open.Officer == command.Officer ? Accept(null) : Refuse(Refusals.CounterTaken);
    }

    private static Decision Close(OfficeState state, CloseCounter command, DateTimeOffset now)
    {
        if (!state.Counters.TryGetValue(command.Counter, out var open)) return Accept(null);
        if (open.Officer != command.Officer) return Refuse(Refusals.CounterNotYours);
        return open.Current is null ? Accept(null, new CounterClosed(now, command.Counter)) : Refuse(Refusals.TicketOpen);
    }

    private static Decision Next(OfficeState state, OfficeSettings settings, CallNext command, DateTimeOffset now)
    {
        if (settings.FindCounter(command.Counter) is not { } counter) return Refuse(Refusals.UnknownCounter);
        if (NotHolding(state, command.Counter, command.Officer) is { } refused) return refused;
        if (state.Counters[command.Counter].Current is not null) return Refuse(Refusals.TicketOpen);
        return CallingOrder.Next(state, counter).Select(place => (TicketId?)place.Ticket).FirstOrDefault() is { } ticket
            ? Accept(ticket, new TicketCalled(now, ticket, command.Counter))
            : Refuse(Refusals.NobodyWaiting);
    }

    private static Decision AtCounter(OfficeState state, TicketAtCounter command, DateTimeOffset now)
    {
        if (NotHolding(state, command.Counter, command.Officer) is { } refused) return refused;
        if (state.CurrentAt(command.Counter) is not { } ticket || ticket.Id != command.Ticket) return Refuse(Refusals.NotAtThisCounter);
        return command switch
        {
            RecallTicket => Recall(ticket, now),
            ConfirmArrival => ticket.State == TicketState.Called ? Accept(ticket.Id, new ServingStarted(now, ticket.Id)) : Refuse(Refusals.NotCalled),
            FinishTicket => Accept(ticket.Id, new TicketFinished(now, ticket.Id, ServedFrom(ticket))),
            MarkNoShow => NotShow(ticket, now),
            _ => throw new InvalidOperationException($"Unknown command {command.Kind}."),
        };
    }

    private static Decision Recall(Ticket ticket, DateTimeOffset now)
    {
        if (ticket.State != TicketState.Called) return Refuse(Refusals.NotCalled);
        if (ticket.RecallFrom is not { } from) return Refuse(Refusals.CallsSpent);
        return now < from ? Refuse(Refusals.TooSoon, from) : Accept(ticket.Id, new TicketRecalled(now, ticket.Id));
    }

    private static Decision NotShow(Ticket ticket, DateTimeOffset now)
    {
        if (ticket.NoShowFrom is not { } from) return Refuse(Refusals.NotCalled);
        return now < from ? Refuse(Refusals.TooSoon, from) : Accept(ticket.Id, new TicketNotShown(now, ticket.Id));
    }

    private static Refused? NotHolding(OfficeState state, CounterId counter, string officer) =>
        !state.Counters.TryGetValue(counter, out var open) ? Refuse(Refusals.CounterClosed)
        : open.Officer != officer ? Refuse(Refusals.CounterNotYours)
        : null;
}
