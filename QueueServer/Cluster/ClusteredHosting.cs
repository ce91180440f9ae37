using System.Collections.Concurrent;
using QueueContracts;
using QueueServer.Domain;
using QueueServer.Journal;
using QueueServer.Offices;
using QueueServer.Settings;

namespace QueueServer.Cluster;

/// <summary>
/// Offices whose turns are taken at one of several servers: each server holds every office as it last was, and takes the turns of those
/// that it is asked to.
/// </summary>
internal sealed class ClusteredHosting(
    OfficeHosting hosting,
    SettingsStore store,
    IEventJournal journal,
    ClusterNode node,
    TimeProvider time
) : IOfficeHosting
{
    private readonly ConcurrentDictionary<OfficeId, ClusteredOffice> byId = [];
    private readonly ConcurrentDictionary<OfficeId, OfficeHost> taken = [];

    /// <summary>The offices whose turns are taken here.</summary>
    public IEnumerable<OfficeId> Taken => taken.Keys;

    /// <inheritdoc />
    public IHostedOffice HostOf(OfficeSettings stored) => OfficeOf(stored);

    /// <summary>An office that this server knows.</summary>
    public ClusteredOffice? Find(OfficeId office) => byId.GetValueOrDefault(office);

    /// <summary>An office's host, to take its turns here from now on; its day is read in the first.</summary>
    /// <exception cref="KeyNotFoundException">There is no such office.</exception>
    public async Task<OfficeHost> TakeTurnsOfAsync(OfficeId office)
    {
        var known =
            Find(office) ?? OfficeOf(await store.ReadAsync(office) ?? throw new KeyNotFoundException($"There is no office {office}."));
        return taken[office] = hosting.HostOf(known.Settings, known.Numbers, hosting.FacesOf(office));
    }

    /// <summary>Takes no more turns by a host.</summary>
    public void Leave(OfficeHost host)
    {
        host.LetGo();
        taken.TryRemove(new(host.Id, host));
    }

    private ClusteredOffice OfficeOf(OfficeSettings stored) =>
        byId.GetOrAdd(stored.Id, id => new(stored, journal, hosting.FacesOf(id), hosting.NumbersOf(id), node, time));
}
