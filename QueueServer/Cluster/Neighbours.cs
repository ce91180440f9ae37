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

    /// <summary>How the others are; one that does not answer is left out: it is just being lost.</summary>
    public async Task<IEnumerable<ServerState>> DescribeAsync()
    {
        var asked = Others.Select(async other =>
        {
            try
            {
                return await other.DescribeAsync();
            }
            catch (Exception e) when (e is OrleansException or TimeoutException)
            {
                return null;
            }
        });
        return (await Task.WhenAll(asked)).OfType<ServerState>().OrderBy(server => server.Address, StringComparer.Ordinal);
    }

    /// <summary>Tells the others a word.</summary>
    public void Tell(string word)
    {
        foreach (var other in Others)
            other.HearAsync(word).Ignore();
    }
}
