using Orleans.Runtime;
using QueueServer.Domain;
using QueueServer.Offices;

namespace QueueServer.Cluster;

/// <summary>The servers that are there: what is new at one is told to all.</summary>
internal sealed class Neighbours(ServerNewsClient news, ISiloStatusOracle servers, ClusteredHosting hosting)
{
    private IEnumerable<IServerNews> Others =>
        servers.GetApproximateSiloStatuses(onlyActive: true).Keys.Where(server => !server.Equals(servers.SiloAddress)).Select(news.At);

    /// <summary>Tells of what an office's turn wrote here: this server takes it over at once, the others when they hear of it.</summary>
    public void Tell(OfficeHost host, JournalRecord[] written)
    {
        hosting.Find(host.Id)?.Show(host.State, host.Settings);
        foreach (var other in Others)
            other.WrittenAsync(host.Id, written).Ignore();
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
}
