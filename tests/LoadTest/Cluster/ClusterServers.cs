using LoadTest.Serving;
using Npgsql;
using Tests.Shared;

namespace LoadTest.Cluster;

/// <summary>Some servers on one PostgreSQL, each a process of its own.</summary>
internal sealed class ClusterServers : IAsyncDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("cluster-").FullName;
    private readonly List<RunningProgram> others = [];
    private readonly PostgresServer postgres;
    private string connection = ""; // StartAsync sets both before anyone sees this
    private LoadServer first = null!;

    private ClusterServers(PostgresServer postgres) => this.postgres = postgres;

    /// <summary>The one that was started first: offices and devices are added there.</summary>
    public LoadServer First => first;

    /// <summary>Where each of them listens.</summary>
    public IReadOnlyList<Uri> Addresses => [first.Address, .. others.Select(server => server.Address)];

    /// <summary>What they have taken of the processors, together.</summary>
    public TimeSpan ProcessorTime =>
        others.Aggregate(first.ProcessorTime, (sum, server) => sum + server.ProcessorTime.Own + server.ProcessorTime.System);

    /// <summary>What they hold of the memory, in bytes, together.</summary>
    public long Memory => first.Memory + others.Sum(server => server.Memory);

    /// <summary>Starts them.</summary>
    /// <param name="dll">The server's program.</param>
    /// <param name="count">How many.</param>
    public static async Task<ClusterServers> StartAsync(string dll, int count)
    {
        var cluster = new ClusterServers(await PostgresServer.StartAsync());
        cluster.connection = await cluster.postgres.MakeAsync("queue");
        var settings = SeveralServers.Settings(cluster.connection, cluster.folder);
        cluster.first = await LoadServer.StartAsync(dll, settings);
        for (var i = 1; i < count; i++)
            cluster.others.Add(
                await RunningProgram.StartAsync(
                    RunningProgram.CommandLine(
                        dll,
                        ["--Data", Path.Combine(cluster.folder, $"node-{i}"), .. RunningProgram.WithoutLimits, .. settings]
                    )
                )
            );
        return cluster;
    }

    /// <summary>How many transactions the database has committed or given up.</summary>
    public async Task<long> TransactionsAsync()
    {
        await using var source = NpgsqlDataSource.Create(connection);
        await using var read = source.CreateCommand("SELECT xact_commit + xact_rollback FROM pg_stat_database WHERE datname = 'queue'");
        return (long)(await read.ExecuteScalarAsync())!; // a sum of two counts
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var server in others)
            await server.DisposeAsync();
        await first.DisposeAsync();
        await postgres.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }
}
