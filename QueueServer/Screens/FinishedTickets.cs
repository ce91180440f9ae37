using QueueContracts;
using QueueServer.Domain;
using QueueServer.Offices;

namespace QueueServer.Screens;

/// <summary>
/// What an officer finished today, and what it came to. All of it is in the day itself: it outlives a reload, and any screen has it.
/// </summary>
internal static class FinishedTickets
{
    private const int ShownChoices = 5;

    /// <summary>The ticket an officer finished within <see cref="OfficeSettings.OutcomeTime"/>; null for none.</summary>
    public static JustFinished? JustNow(OfficeSnapshot office, string officer)
    {
        var (_, settings, now) = office;
        // Asked at every picture of a counter: the whole list is put in order only while something is asked.
        var last = office.Tickets.Where(ticket => ticket.Finish?.Officer == officer).MaxBy(ticket => ticket.Finish!.At);
        if (last is not { Finish.At: var at } ticket || now >= at + OfficeSettings.OutcomeTime)
            return null;
        // What is said of it now moves no choice to another key.
        var choices = Likely(settings, By(office, officer).Where(other => other.Id != ticket.Id), ticket.Service).Take(ShownChoices);
        return new(Of(settings, ticket), at + OfficeSettings.OutcomeTime, [.. choices]);
    }

    public static FinishedToday TodayOf(OfficeSnapshot office, string officer) =>
        new([.. By(office, officer).Select(ticket => Of(office.Settings, ticket))], [.. office.Settings.Procedures.Select(ChoiceOf)]);

    /// <summary>The latest first.</summary>
    private static List<Ticket> By(OfficeSnapshot office, string officer) =>
        [.. office.Tickets.Where(ticket => ticket.Finish?.Officer == officer).OrderByDescending(ticket => ticket.Finish!.At)];

    /// <summary>
    /// Procedures this officer named last, those of a service first; then what else the service has, which is all there is in the morning.
    /// </summary>
    private static IEnumerable<ProcedureChoice> Likely(OfficeSettings settings, IEnumerable<Ticket> before, ServiceId service)
    {
        var last = before
            .SelectMany(ticket => ticket.Outcome?.Procedures ?? [])
            .Select(one => settings.FindProcedure(one.Code))
            .OfType<ProcedureSettings>() // what the office still has
            .Distinct()
            .Take(ShownChoices)
            .OrderBy(procedure => procedure.Service != service);
        return last.Concat(settings.Procedures.Where(procedure => procedure.Service == service)).Distinct().Select(ChoiceOf);
    }

    private static ProcedureChoice ChoiceOf(ProcedureSettings procedure) => new(procedure.Code, procedure.Name, procedure.Service);

    private static FinishedTicket Of(OfficeSettings settings, Ticket ticket) =>
        new()
        {
            Id = ticket.Id,
            Number = ticket.Number,
            Service = ticket.Service,
            ServiceName = settings.NameOf(ticket.Service),
            FinishedAt = ticket.Finish?.At ?? ticket.IssuedAt,
            Said = ticket.Outcome is not null,
            Outcome = ticket.Outcome?.Kind,
            Procedures = ticket.Outcome?.Procedures ?? [],
        };
}
