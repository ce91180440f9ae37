using System.Collections.Concurrent;
using Orleans.Runtime;
using QueueServer.Domain;
using QueueServer.Offices;

namespace QueueServer.Cluster;

/// <summary>The servers that are there: what is new at one is told to all.</summary>
internal sealed class Neighbours(ServerNewsClient news, ISiloStatusOracle servers, ClusteredHosting hosting)
{
    private readonly ConcurrentDictionary<SiloAddress, Outbox> outboxes = [];

    private IEnumerable<SiloAddress> OtherServers =>
        servers.GetApproximateSiloStatuses(onlyActive: true).Keys.Where(server => !server.Equals(servers.SiloAddress));

    private IEnumerable<IServerNews> Others => OtherServers.Select(news.At);

    /// <summary>Tells of what an office's turn wrote here: this server takes it over at once, the others when they hear of it.</summary>
    public void Tell(OfficeHost host, JournalRecord[] written)
    {
        hosting.Find(host.Id)?.Show(host.State, host.Settings);
        var there = OtherServers.ToList();
        foreach (var server in there)
            outboxes.GetOrAdd(server, address => new(news.At(address))).Send(new(host.Id, written));
        if (outboxes.Count == there.Count)
            return;
        foreach (var gone in outboxes.Keys.Except(there))
            outboxes.TryRemove(gone, out _);
    }

    /// <summary>Asks all others; one that does not answer is left out: it is just being lost.</summary>
    public async Task<IReadOnlyList<T>> AskAsync<T>(Func<IServerNews, Task<T>> ask)
        where T : class
    {
        var answers = await Task.WhenAll(Others.Select(TryAsync));
        return [.. answers.OfType<T>()];

        async Task<T?> TryAsync(IServerNews other)
        {
            try
            {
                return await ask(other);
            }
            catch (Exception e) when (e is OrleansException or TimeoutException)
            {
                return null;
            }
        }
    }

    /// <summary>Tells the others that something is new in the database.</summary>
    public void Tell(string topic)
    {
        foreach (var other in Others)
            other.HearAsync(topic).Ignore();
    }

    /// <summary>Tells the others what is stored nowhere.</summary>
    public void Tell(HeardWord heard)
    {
        foreach (var other in Others)
            other.HearLiveAsync(heard).Ignore();
    }

    /// <summary>
    /// What is on its way to one server: what is written while a message is, goes with the next, so that messages grow with the load, and
    /// not their number. What is not heard is read from the journal.
    /// </summary>
    private sealed class Outbox(IServerNews server)
    {
        private readonly Lock gate = new();
        private List<WrittenRecords> waiting = [];
        private bool isSending;

        public void Send(WrittenRecords written)
        {
            lock (gate)
            {
                waiting.Add(written);
                if (isSending)
                    return;
                isSending = true;
            }

            _ = Task.Run(SendAllAsync); // not within the turn
        }

        private async Task SendAllAsync()
        {
            while (Take() is { } written)
            {
                try
                {
                    await server.WrittenAsync(written);
                }
                catch (Exception)
                {
                    // Whatever kept it from hearing this: it looks for itself every few seconds.
                }
            }
        }

        private WrittenRecords[]? Take()
        {
            lock (gate)
            {
                (isSending, var taken) = (waiting.Count > 0, waiting);
                waiting = [];
                return isSending ? [.. taken] : null;
            }
        }
    }
}
