using QueueContracts;

namespace QueueServer.Offices;

/// <summary>The offices this server hosts.</summary>
internal sealed class OfficeDirectory(IEnumerable<OfficeHost> hosts)
{
    private readonly Dictionary<OfficeId, OfficeHost> byId = hosts.ToDictionary(host => host.Settings.Id);

    public IReadOnlyCollection<OfficeHost> All => byId.Values;

    public OfficeHost? Find(OfficeId id) => byId.GetValueOrDefault(id);

    /// <exception cref="KeyNotFoundException">There is no such office; callers behind <see cref="Access.OfficeAccess"/> never see it.</exception>
    public OfficeHost Get(OfficeId id) => byId[id];
}
