using QueueContracts;

namespace QueueServer.Offices;

/// <summary>The offices this server hosts.</summary>
internal sealed class OfficeDirectory(IEnumerable<OfficeHost> hosts)
{
    private readonly Dictionary<OfficeId, OfficeHost> byId = hosts.ToDictionary(host => host.Settings.Id);

    public IReadOnlyCollection<OfficeHost> All => byId.Values;

    public OfficeHost? Find(OfficeId id) => byId.GetValueOrDefault(id);

    /// <summary>Whether an office is <paramref name="root"/> or lies below it.</summary>
    public bool IsWithin(OfficeId office, OfficeId root)
    {
        // A chain longer than the offices there are goes in a circle.
        for (var (at, steps) = ((OfficeId?)office, 0); at is { } id && steps <= byId.Count; at = Find(id)?.Settings.Parent, steps++)
        {
            if (id == root) return true;
        }

        return false;
    }

    /// <exception cref="KeyNotFoundException">There is no such office; callers behind <see cref="Access.OfficeAccess"/> never see it.</exception>
    public OfficeHost Get(OfficeId id) => byId[id];
}
