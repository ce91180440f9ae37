using QueueContracts;
using QueueServer.Access;
using QueueServer.Domain;
using QueueServer.Offices;
using QueueServer.Verification;

namespace QueueServer.Screens;

/// <summary>What an officer sees of an office at one counter.</summary>
internal static class CounterViews
{
    private const int ShownNext = 5;
    private const int ShownNoShows = 10;

    /// <param name="office">The office.</param>
    /// <param name="id">The counter.</param>
    /// <param name="checks">The officers' checks; null where none are told of.</param>
    /// <param name="calledOf">What an officer is called on screens; by default the name they sign in with.</param>
    /// <returns>The view; null when the office has no such counter (any more).</returns>
    public static CounterView? Of(OfficeSnapshot office, CounterId id, CounterChecks? checks = null, Func<string, string>? calledOf = null)
    {
        var (state, settings, now) = office;
        if (settings.FindCounter(id) is not { } counter)
            return null;
        var open = state.Counters.GetValueOrDefault(id);
        // settings were checked: counters serve what there is
        var services = counter.Services.Select(of => settings.FindService(of)!).ToList();
        return new()
        {
            Office = state.Office,
            Version = state.Version,
            Counter = id,
            Number = counter.Number,
            Name = counter.Name,
            DayOpen = state.Phase == DayPhase.Open,
            Officer = open?.Officer,
            OfficerName = Called(open?.Officer, calledOf),
            Pause = PauseOf(open),
            Current = state.CurrentAt(id) is { } ticket ? CurrentOf(state, settings, ticket, now) : null,
            Undo = UndoOf(open, now),
            Waiting = CallingOrder.WaitingFor(state, counter),
            Next = [.. CallingOrder.Next(state, settings, counter, now).Take(ShownNext).Select(next => WaitingOf(state, next, id))],
            Held =
            [
                .. office
                    .Tickets.Where(of => of.State == TicketState.Held && (of.HeldBy == open?.Officer || of.Counter == id))
                    .OrderBy(of => of.AsideSince)
                    .Select(AsideOf),
            ],
            NoShows =
            [
                .. office
                    .Tickets.Where(of => of.State == TicketState.NoShow)
                    .OrderByDescending(of => of.AsideSince)
                    .Take(ShownNoShows)
                    .Select(AsideOf),
            ],
            Services = services.ConvertAll(service => ServiceLines.Of(office, service)),
            Today = DayOf(state, id),
            AllServices = ServiceLines.Of(office),
            Desks =
            [
                .. settings
                    .Counters.Where(of => of.Id != id && state.Counters.ContainsKey(of.Id))
                    .Select(of => new DeskChoice(of.Id, of.Number, of.Name, Called(state.Counters[of.Id].Officer, calledOf)!)), // open
            ],
            TimeZone = settings.TimeZone,
            Classes = [.. settings.Classes.Select(of => new ClassChoice(of.Id, of.Name))],
            Camera = checks?.HasCamera(state.Office, id) ?? false,
            Check = checks?.AdviceAt(state, id),
            NextFinishes = settings.NextFinishes,
            JustFinished = open is null ? null : FinishedTickets.JustNow(office, open.Officer),
            Notices = Notices.Of(office),
            At = office.At,
        };
    }

    /// <returns>What an officer is called on screens; null for nobody.</returns>
    public static string? Called(string? officer, Func<string, string>? calledOf) =>
        officer is not null && calledOf is not null ? calledOf(officer) : officer;

    public static PauseView? PauseOf(OpenedCounter? open) => open?.Pause is { } pause ? new(pause.Reason, pause.Since) : null;

    public static CounterDay DayOf(OfficeState state, CounterId counter)
    {
        var figures = state.Figures.GetValueOrDefault(counter, CounterFigures.None);
        return new(
            figures.Finished,
            figures.NoShows,
            figures.Transferred,
            figures.Timed > 0 ? figures.ServiceTime.TotalMinutes / figures.Timed : null
        );
    }

    private static UndoOffer? UndoOf(OpenedCounter? open, DateTimeOffset now) =>
        open?.Undo is { } undo && undo.Holds(now) ? new((UndoneAct)undo.Kind, undo.Before.Id, undo.Before.Number, undo.Until) : null;

    private static WaitingTicket WaitingOf(OfficeState state, Ticket ticket, CounterId counter) =>
        new()
        {
            Id = ticket.Id,
            Number = ticket.Number,
            Service = ticket.Service,
            IssuedAt = ticket.IssuedAt,
            Class = ticket.Class,
            DueAt = ticket.DueAt,
            SentHere = ticket.OnlyCounter == counter,
            Note = ticket.Note,
            DuplicateOf = state.DuplicateOf(ticket)?.Number,
        };

    private static AsideTicket AsideOf(Ticket ticket) =>
        new(ticket.Id, ticket.Number, ticket.Service, ticket.AsideSince ?? ticket.IssuedAt, ticket.HeldBy, ticket.Note);

    private static CurrentTicket CurrentOf(OfficeState state, OfficeSettings settings, Ticket ticket, DateTimeOffset now) =>
        new()
        {
            Id = ticket.Id,
            Number = ticket.Number,
            Service = ticket.Service,
            ServiceName = settings.NameOf(ticket.Service),
            Class = settings.NameOf(ticket.Class),
            Note = ticket.Note,
            IssuedAt = ticket.IssuedAt,
            CalledAt = ticket.CalledAt ?? ticket.IssuedAt,
            Calls = ticket.Calls,
            ServingSince = ticket.ServingSince,
            ServedSeconds = (int)ticket.ServedBefore.TotalSeconds,
            RecallFrom = ticket.RecallFrom(now),
            NoShowFrom = ticket.NoShowFrom(now),
            ExpectedMinutes = settings.FindService(ticket.Service)?.ExpectedMinutes ?? 0,
            HasPicture = ticket.HasPicture,
            Others =
            [
                .. state.TicketsOf(ticket.Visitor).Where(other => other.IsLive && other.Id != ticket.Id).Select(other => other.Number),
            ],
            HasFace = state.HoldsFaceOf(ticket),
            DuplicateOf = state.DuplicateOf(ticket)?.Number,
        };
}
