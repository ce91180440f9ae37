using Orleans.Concurrency;
using Orleans.Runtime;
using Orleans.Runtime.Services;
using Orleans.Services;
using QueueServer.Domain;

namespace QueueServer.Cluster;

/// <summary>What one server hears of the others. A word may be lost: every server looks for itself every few seconds.</summary>
[Alias("server-news")]
internal interface IServerNews : IGrainService
{
    /// <summary>Servers wrote to the journals of offices whose turns they take; it is heard when this ends.</summary>
    [Alias("written")]
    Task WrittenAsync(WrittenRecords[] written);

    /// <summary>Something is new in the database.</summary>
    [Alias("topic")]
    [OneWay]
    Task HearAsync(string topic);

    /// <summary>Something was said that is stored nowhere.</summary>
    [Alias("live")]
    [OneWay]
    Task HearLiveAsync(HeardWord heard);

    /// <summary>What a server that joins must know of that.</summary>
    [Alias("held-live")]
    Task<IReadOnlyList<HeardWord>> HeldLiveAsync();

    /// <summary>How it is.</summary>
    [Alias("describe")]
    Task<ServerState> DescribeAsync();

    /// <summary>How many hub connections each account has there.</summary>
    [Alias("connections")]
    Task<Dictionary<string, int>> CountConnectionsAsync();
}

/// <summary>What one turn wrote.</summary>
/// <param name="Office">Whose journal.</param>
/// <param name="Records">The records, in order.</param>
internal sealed record WrittenRecords(OfficeId Office, IReadOnlyList<JournalRecord> Records);

/// <summary>Hands what is heard to whom it concerns, and keeps nobody waiting for it.</summary>
internal sealed class ServerNews(
    GrainId id,
    Orleans.Runtime.Silo silo,
    ILoggerFactory loggers,
    ClusterFollower follower,
    LiveNews live,
    ClusterNode node
) : GrainService(id, silo, loggers), IServerNews
{
    public Task WrittenAsync(WrittenRecords[] written)
    {
        foreach (var (office, records) in written)
            follower.Hear(office, records);
        return Task.CompletedTask;
    }

    public Task HearAsync(string topic)
    {
        follower.Hear(topic);
        return Task.CompletedTask;
    }

    public Task HearLiveAsync(HeardWord heard)
    {
        live.Hear(heard);
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<HeardWord>> HeldLiveAsync() => Task.FromResult(live.Held());

    public Task<ServerState> DescribeAsync() => Task.FromResult(node.Describe());

    public Task<Dictionary<string, int>> CountConnectionsAsync() => Task.FromResult(node.CountConnections());
}

/// <summary>Speaks to one server.</summary>
internal sealed class ServerNewsClient(IServiceProvider services) : GrainServiceClient<IServerNews>(services)
{
    public IServerNews At(SiloAddress server) => GetGrainService(server);
}
