using System.Diagnostics;
using Npgsql;
using QueueContracts;
using Tests.Shared;

namespace CrashTest;

/// <summary>What a run of several servers came to.</summary>
/// <param name="Acknowledged">Commands answered with yes.</param>
/// <param name="CutOff">Requests without an answer, or refused while PostgreSQL was away; each was sent again with its id.</param>
/// <param name="AfterKill">From a server's end until every board of the others showed the newest state.</param>
/// <param name="AfterRestart">From PostgreSQL's return until every board showed the newest state.</param>
/// <param name="Faults">What was lost, doubled, or broke a rule.</param>
internal sealed record NodesReport(
    int Acknowledged,
    int CutOff,
    int Numbers,
    TimeSpan AfterKill,
    TimeSpan AfterRestart,
    IReadOnlyList<string> Faults
)
{
    public override string ToString() =>
        $"""
            three servers, one PostgreSQL: acknowledged {Acknowledged}, cut off and repeated {CutOff}, numbers {Numbers}
            boards right {AfterKill.TotalSeconds:0.00} s after a server was killed,
            {AfterRestart.TotalSeconds:0.00} s after PostgreSQL was back
            {(
                Faults.Count == 0
                    ? "nothing lost, nothing twice, no gap, nobody at two counters"
                    : $"{Faults.Count} faults:\n{string.Join('\n', Faults.Take(20))}"
            )}
            """;
}

/// <summary>
/// Three servers on one PostgreSQL under load from all sides: one is killed and comes back, then PostgreSQL itself is killed and comes
/// back. The same rules are held against the journal as when one server is killed.
/// </summary>
internal static class NodesRun
{
    private const int Nodes = 3;
    private const int Share = 150; // acknowledgements between two troubles

    public static async Task<NodesReport> RunAsync(int seed)
    {
        var folder = Directory.CreateTempSubdirectory("nodes-").FullName;
        await using var postgres = await PostgresServer.StartAsync();
        var connection = await postgres.MakeAsync("queue");
        var data = Enumerable.Range(0, Nodes).Select(i => Path.Combine(folder, $"node-{i}")).ToList();
        foreach (var own in data)
            await Setup.WriteOfficeAsync(own);
        var settings = SeveralServers.Settings(connection, folder);
        // all at once: one of them makes the first accounts
        var servers = await Task.WhenAll(data.Select(own => RunningProgram.StartServerAsync(own, settings)));
        using var boardsEnd = new CancellationTokenSource();
        using var loadEnd = new CancellationTokenSource();
        try
        {
            var first = data.Single(own => File.Exists(Path.Combine(own, "devices", "kiosk-1.secret")));
            using var office = await Setup.BeginAsync(first, servers[0].Address);
            var secret = (await File.ReadAllTextAsync(Path.Combine(first, "devices", "board-1.secret"))).Trim();
            var links = servers.Select(server => NewLink(server.Address)).ToList();
            var boards = servers.Select(server => new Board(server.Address, secret, boardsEnd.Token)).ToList();
            var (promises, book) = (new Promises(), new JournalBook());
            var load = new Load(office, links, promises, seed, storageMayFail: true).RunAsync(loadEnd.Token);

            await CrashRun.UntilAsync(promises, Share);
            var killed = servers[1].KillAsync();
            links[1].Down(); // not before, as when one server is killed
            await killed;
            links[1].Up(servers[0].Address); // as a proxy would lead its clients
            var afterKill = await UntilRightAsync([boards[0], boards[2]], connection);
            await CrashRun.UntilAsync(promises, 2 * Share);
            await servers[1].DisposeAsync();
            servers[1] = await RunningProgram.StartServerAsync(data[1], settings);
            boards[1] = new Board(servers[1].Address, secret, boardsEnd.Token);
            links[1].Down();
            links[1].Up(servers[1].Address);

            await CrashRun.UntilAsync(promises, 3 * Share);
            await postgres.RestartAsync();
            NpgsqlConnection.ClearAllPools();
            var afterRestart = await UntilRightAsync(boards, connection);
            await CrashRun.UntilAsync(promises, 4 * Share);
            await loadEnd.CancelAsync();
            await load;

            await using var database = await OpenAsync(connection);
            await book.FollowAsync(database, promises);
            return new(
                promises.All.Count,
                promises.Unanswered,
                book.Numbers,
                afterKill,
                afterRestart,
                [.. promises.Faults, .. book.Faults]
            );
        }
        finally
        {
            await loadEnd.CancelAsync();
            await boardsEnd.CancelAsync();
            foreach (var server in servers)
                await server.DisposeAsync();
            Directory.Delete(folder, recursive: true);
        }
    }

    private static Link NewLink(Uri address)
    {
        var link = new Link();
        link.Up(address);
        return link;
    }

    /// <summary>How long until every board shows what the journal held at the beginning.</summary>
    private static async Task<TimeSpan> UntilRightAsync(IReadOnlyList<Board> boards, string connection)
    {
        var clock = Stopwatch.StartNew();
        await using var database = await OpenAsync(connection);
        await using var newest = new NpgsqlCommand("""SELECT max("Version") FROM journal""", database);
        var version = (long)(await newest.ExecuteScalarAsync())!; // something was written
        while (boards.Any(board => board.Version < version))
        {
            if (clock.Elapsed > TimeSpan.FromSeconds(60))
                throw new TimeoutException("A board did not come right within a minute.");
            await Task.Delay(5);
        }

        return clock.Elapsed;
    }

    private static async Task<NpgsqlConnection> OpenAsync(string connection)
    {
        var database = new NpgsqlConnection(connection);
        await database.OpenAsync();
        return database;
    }

    /// <summary>A board at one server, of which the newest version is known.</summary>
    private sealed class Board
    {
        private long version;

        public Board(Uri server, string secret, CancellationToken end)
        {
            var link = new HubLink<BoardView>(
                HubLinkSettings.Board(server, new GivenIdentity(secret)),
                TimeProvider.System,
                Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance
            );
            link.ViewChanged += view => Interlocked.Exchange(ref version, view.Version);
            _ = link.RunAsync(end);
        }

        public long Version => Interlocked.Read(ref version);
    }
}
