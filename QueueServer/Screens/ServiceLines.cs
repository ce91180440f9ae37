using QueueContracts;
using QueueServer.Access;
using QueueServer.Domain;
using QueueServer.Offices;

namespace QueueServer.Screens;

/// <summary>Service areas as every screen shows them.</summary>
internal static class ServiceLines
{
    public static IReadOnlyList<ServiceLine> Of(OfficeSnapshot office) =>
        [.. office.Settings.Services.Select(service => Of(office, service))];

    public static ServiceLine Of(OfficeSnapshot office, ServiceSettings service)
    {
        var (state, settings, now) = office;
        var spent = state.Given.GetValueOrDefault(service.Id) >= service.Quota;
        var (open, estimate) = (IssuesNow(office, service), office.Forecast.For(service.Id));
        var late = open && settings.StopsWhenLate && estimate is { NotToday: true };
        return new()
        {
            Id = service.Id,
            Prefix = service.Prefix.ToString(),
            Name = service.Name,
            Waiting = state.WaitingFor(service.Id),
            Estimate = estimate,
            Open = open && !late && !spent,
            OpensAt =
                late ? Decider.NextDay(state, settings, service)
                : open ? null
                : NextIssue(office, service),
            Spent = spent,
        };
    }

    /// <summary>When kiosks of the office give numbers next, for anything; null while they do, or when that is not known.</summary>
    public static DateTimeOffset? NextIssue(OfficeSnapshot office)
    {
        var services = office.Settings.Services;
        return services.Any(service => IssuesNow(office, service)) ? null : services.Min(service => NextIssue(office, service));
    }

    private static bool IssuesNow(OfficeSnapshot office, ServiceSettings service) =>
        office.State.Phase == DayPhase.Open
        && service.Active
        && office.Settings.Hours.IsIssuing(office.At, office.Settings.Zone, service.Week);

    private static DateTimeOffset? NextIssue(OfficeSnapshot office, ServiceSettings service)
    {
        if (!service.Active)
            return null;
        var zone = office.Settings.Zone;
        var from = office.State.Phase == DayPhase.Closed ? OpeningHours.StartOf(office.State.Day.AddDays(1), zone) : office.At;
        return office.Settings.Hours.NextIssuing(from, zone, service.Week);
    }
}
