using static QueueServer.Domain.Decision;

namespace QueueServer.Domain;

/// <summary>
/// Changing what an office has decided. A change never loses or renumbers anybody: what people wait for stays, and stays served.
/// </summary>
internal static partial class Decider
{
    private static Decision Change(OfficeState state, OfficeSettings settings, ChangeSettings command, DateTimeOffset now)
    {
        var next = command.Next;
        if (next.Revision != settings.Revision)
            return Refuse(Refusals.SettingsStale);
        if (next.Id != settings.Id || SettingsRules.Faults(next).Any())
            return Refuse(Refusals.SettingsUnsound);
        var live = state.Tickets.Values.Where(ticket => ticket.IsLive).ToList();
        if (next.TimeZone != settings.TimeZone && live.Count > 0)
            return Refuse(Refusals.TimeZoneInUse);
        if (state.Phase == DayPhase.Open && live.Count + state.Counters.Count > 0 && now >= next.Hours.ClosesAt(state.Day, next.Zone))
            return Refuse(Refusals.DayWouldClose);
        if (state.Counters.Keys.Any(counter => next.FindCounter(counter) is null))
            return Refuse(Refusals.CounterInUse);
        if (live.Exists(ticket => next.FindService(ticket.Service) is null))
            return Refuse(Refusals.ServiceInUse);
        if (live.Exists(ticket => ticket.OnlyCounter is null && IsServed(settings, ticket) && !IsServed(next, ticket)))
            return Refuse(Refusals.ServiceUnserved);
        return Accept(
            null,
            [
                new SettingsChanged(now, settings.Revision + 1, command.By),
                .. settings.Faces.Use && !next.Faces.Use ? ForgetAll(state, now) : [],
            ]
        );
    }

    /// <summary>An office that stops using faces holds none from then on.</summary>
    private static IEnumerable<FaceForgotten> ForgetAll(OfficeState state, DateTimeOffset now) =>
        state.Phase != DayPhase.Open
            ? []
            : state
                .Visitors.Keys.Select(visitor => state.TicketsOf(visitor).FirstOrDefault(ticket => ticket.HasFace || ticket.HasPicture))
                .OfType<Ticket>()
                .OrderBy(ticket => ticket.IssuedAt)
                .ThenBy(ticket => ticket.Id.Value)
                .Select(ticket => new FaceForgotten(now, ticket.Id, DeletionReason.FacesOff));

    private static bool IsServed(OfficeSettings settings, Ticket ticket) =>
        settings.Counters.Any(counter => counter.Services.Contains(ticket.Service));
}
