using System.Collections.Concurrent;
using QueueContracts;
using QueueServer.Diagnostics;
using QueueServer.Domain;
using QueueServer.Settings;
using QueueServer.Storage;

namespace QueueServer.Offices;

/// <summary>The offices, as this server holds them.</summary>
internal sealed class OfficeDirectory(
    SettingsStore store,
    ConsentArchive archive,
    ConsentTexts consents,
    IOfficeHosting hosting,
    OfficeSettingsFile first,
    StartSteps steps,
    TimeProvider time
) : IOffices, IDisposable
{
    private const string Founder = "first run";
    private readonly ConcurrentDictionary<OfficeId, IHostedOffice> byId = [];
    private readonly SemaphoreSlim adding = new(1, 1);

    /// <inheritdoc cref="IOffices.All" />
    public IReadOnlyCollection<IHostedOffice> All => [.. byId.Values.OrderBy(host => host.Id.Value, StringComparer.Ordinal)];

    IReadOnlyCollection<IOffice> IOffices.All => All;

    /// <inheritdoc />
    public event Action<IOffice>? Added;

    /// <summary>Starts every office there is; on the first run, the one of <c>office.json</c> in the data folder, or the sample.</summary>
    public async Task StartAsync()
    {
        byId.Clear();
        var offices = await store.ReadAllAsync();
        if (offices.Count == 0)
        {
            offices = [first.LoadOrCreate()];
            await store.TryAddAsync(SettingsChange.First(offices[0], Founder, time.GetUtcNow(), consents));
        }

        // All are read before anything is written: what another version wrote stops the start and is left as it is.
        var hosts = new List<(OfficeSettings Stored, IHostedOffice Host)>();
        try
        {
            foreach (var stored in offices)
            {
                steps.Begin($"reading the journal of {stored.Id}");
                hosts.Add((stored, hosting.HostOf(stored)));
                await hosts[^1].Host.ReadAsync();
            }
        }
        catch
        {
            foreach (var (_, host) in hosts)
                host.Dispose();
            throw;
        }

        foreach (var (stored, host) in hosts)
            await StartAsync(stored, host);
        QueueMeter.Watch(() => All.Select(host => (host.Settings, host.State)));
    }

    /// <summary>Starts the offices that another server added.</summary>
    public async Task FollowAsync()
    {
        foreach (var office in await store.ReadAllAsync())
            await HostAsync(office);
    }

    /// <inheritdoc />
    public async Task<bool> AddAsync(OfficeSettings office, string by)
    {
        if (!await store.TryAddAsync(SettingsChange.First(office, by, time.GetUtcNow(), consents)))
            return false;
        await HostAsync(office); // unless it was heard of meanwhile, as other servers hear of it
        return true;
    }

    /// <inheritdoc />
    public bool IsPublic(string host) =>
        All.Any(office => string.Equals(office.Settings.PublicAddress?.Host, host, StringComparison.OrdinalIgnoreCase));

    /// <inheritdoc cref="IOffices.Find" />
    public IHostedOffice? Find(OfficeId id) => byId.GetValueOrDefault(id);

    IOffice? IOffices.Find(OfficeId id) => Find(id);

    /// <inheritdoc />
    public bool IsWithin(OfficeId office, OfficeId root)
    {
        // A chain longer than the offices there are goes in a circle.
        for (var (at, steps) = ((OfficeId?)office, 0); at is { } id && steps <= byId.Count; at = Find(id)?.Settings.Parent, steps++)
        {
            if (id == root)
                return true;
        }

        return false;
    }

    /// <inheritdoc />
    public IOffice Get(OfficeId id) => byId[id];

    public void Dispose()
    {
        foreach (var host in byId.Values)
            host.Dispose();
        adding.Dispose();
    }

    /// <summary>
    /// Starts an office; does nothing when it is hosted already. An office has one host here, whoever asks for it at the same moment.
    /// </summary>
    private async Task HostAsync(OfficeSettings stored)
    {
        await adding.WaitAsync();
        try
        {
            if (byId.ContainsKey(stored.Id))
                return;
            await StartAsync(stored, hosting.HostOf(stored));
        }
        finally
        {
            adding.Release();
        }
    }

    private async Task StartAsync(OfficeSettings stored, IHostedOffice host)
    {
        steps.Begin($"bringing back the day of {stored.Id}");
        await host.StartAsync(await archive.BringUpToDateAsync(stored));
        byId[stored.Id] = host;
        Added?.Invoke(host);
    }
}
