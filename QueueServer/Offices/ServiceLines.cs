using QueueContracts;
using QueueServer.Domain;

namespace QueueServer.Offices;

/// <summary>Service areas as every screen shows them.</summary>
internal static class ServiceLines
{
    public static IReadOnlyList<ServiceLine> Of(OfficeState state, OfficeSettings settings) =>
        [.. settings.Services.Select(service => Of(state, settings, service))];

    public static ServiceLine Of(OfficeState state, OfficeSettings settings, ServiceSettings service)
    {
        var waiting = state.Line(service.Id).Count;
        return new(service.Id, service.Prefix.ToString(), service.Name, waiting, WaitEstimate.For(state, settings, service, waiting));
    }
}
