using QueueContracts;

namespace QueueServer.Domain.Facts;

/// <summary>
/// Services that were merged into another: what was waited for under their names counts as the other's. Facts say what was; this says what
/// it is counted as.
/// </summary>
internal sealed class MergedServices
{
    /// <summary>None was.</summary>
    public static readonly MergedServices None = new([]);

    private readonly Dictionary<ServiceId, ServiceId> into;

    private MergedServices(Dictionary<ServiceId, ServiceId> into) => this.into = into;

    /// <summary>As an office says it (<see cref="ServiceSettings.Formerly"/>).</summary>
    public static MergedServices Of(OfficeSettings settings) =>
        new(
            settings
                .Services.SelectMany(service => service.Formerly.Select(former => (Former: former, service.Id)))
                .ToDictionary(merged => merged.Former, merged => merged.Id)
        );

    /// <summary>The service that one is counted as: itself, unless it was merged.</summary>
    public ServiceId Of(ServiceId service) => into.GetValueOrDefault(service, service);

    /// <summary>A leg as it is counted.</summary>
    public Leg Of(Leg leg) => into.TryGetValue(leg.Service, out var service) ? leg with { Service = service } : leg;

    /// <summary>A rating as it is counted.</summary>
    public Rating Of(Rating rating) => into.TryGetValue(rating.Service, out var service) ? rating with { Service = service } : rating;

    /// <inheritdoc cref="Of(Rating)" />
    public RatedService Of(RatedService rating) =>
        into.TryGetValue(rating.Service, out var service) ? rating with { Service = service } : rating;
}
