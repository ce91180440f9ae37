using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Npgsql;
using QueueContracts;
using Tests.Shared;

namespace CrashTest;

/// <summary>
/// Three servers, one office, and a kiosk that takes number after number at a server that does not take its turns: the one that does is
/// lost, again and again. The kiosk sends what was not answered again, with its id.
/// </summary>
internal sealed class TakeoverRun : IAsyncDisposable
{
    private const int Nodes = 3;
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Away = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan StoppedFor = TimeSpan.FromSeconds(6);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly string folder = Directory.CreateTempSubdirectory("takeover-").FullName;
    private readonly Promises promises = new();
    private readonly string[] programs = [.. Enumerable.Repeat(Repository.Program("QueueServer"), Nodes)];
    private readonly RunningProgram[] servers = new RunningProgram[Nodes];
    private readonly HttpClient[] kiosks = new HttpClient[Nodes];
    private readonly int[] ports = FreePorts.Take(Nodes);
    private PostgresServer postgres = null!; // these are set by StartAsync
    private string connection = "";
    private string first = "";
    private HttpClient administrator = null!;

    /// <param name="losses">How often the server is lost in each way.</param>
    /// <param name="say">Told after each.</param>
    /// <param name="other">The program of one of the servers: of another version, as while servers are replaced one by one; null for the
    /// same.</param>
    public static async Task<TakeoverReport> RunAsync(int losses, Action<string> say, string? other = null)
    {
        await using var run = new TakeoverRun();
        if (other is not null)
            run.programs[Nodes / 2] = Path.GetFullPath(other);
        await run.StartAsync();
        return await run.LoseAsync(losses, say);
    }

    /// <summary>Loses nothing, while the machine may be as busy as it likes: no server may be given up by the others.</summary>
    /// <returns>What went wrong: nothing, if all is well.</returns>
    public static async Task<IReadOnlyList<string>> WatchAsync(TimeSpan time, Action<string> say)
    {
        await using var run = new TakeoverRun();
        await run.StartAsync();
        var (watched, longest) = (Stopwatch.StartNew(), TimeSpan.Zero);
        var pace = TimeSpan.FromMilliseconds(Math.Max(200, time.TotalMilliseconds / 10_500)); // a day has 11,988 numbers
        for (var n = 0; watched.Elapsed < time && run.servers.All(server => !server.HasExited); n++)
        {
            var asked = Stopwatch.StartNew();
            if (await run.TryTakeAsync(run.kiosks[n % Nodes], CommandId.New(), Setup.Services[n / 900 % 12]) != HttpStatusCode.OK)
                run.promises.Fault($"not answered after {watched.Elapsed}");
            longest = asked.Elapsed > longest ? asked.Elapsed : longest;
            await Task.Delay(pace);
        }

        for (var node = 0; node < Nodes; node++)
        {
            if (run.servers[node].HasExited)
                run.promises.Fault($"server {node} was given up after {watched.Elapsed}: {run.servers[node].Output}");
        }

        say($"{watched.Elapsed.TotalMinutes:0.0} minutes, {run.promises.All.Count} numbers, the slowest {longest.TotalSeconds:0.00} s");
        return [.. run.promises.Faults];
    }

    public async ValueTask DisposeAsync()
    {
        administrator?.Dispose();
        foreach (var kiosk in kiosks)
            kiosk?.Dispose();
        foreach (var server in servers.OfType<RunningProgram>())
            await server.DisposeAsync();
        await postgres.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    private string DataOf(int node) => Path.Combine(folder, $"node-{node}");

    private async Task StartAsync()
    {
        postgres = await PostgresServer.StartAsync();
        connection = await postgres.MakeAsync("queue");
        first = DataOf(0);
        await Setup.WriteOfficeAsync(first);
        for (var node = 0; node < Nodes; node++)
            await StartServerAsync(node);
        administrator = await Setup.SignInAsync(handler => new(handler), servers[0].Address, "admin", FirstRun.PasswordOf(first, "admin"));
    }

    /// <summary>Which server takes the office's turns; the one that is asked is there.</summary>
    private async Task<int> OwnerAsync(int asked)
    {
        var list = await administrator.GetFromJsonAsync<JsonElement>(new Uri(servers[asked].Address, "/api/v1/servers"));
        var taken = list.EnumerateArray().Single(server => server.GetProperty("offices").GetArrayLength() > 0);
        var address = taken.GetProperty("address").GetString()!; // servers of several have one
        return Array.FindIndex(ports, port => address.EndsWith($":{port}", StringComparison.Ordinal));
    }

    private async Task StartServerAsync(int node)
    {
        string[] own = ["--Data", DataOf(node), "--Cluster:Port", $"{ports[node]}"];
        servers[node] = await RunningProgram.StartAsync(
            RunningProgram.CommandLine(
                programs[node],
                [.. RunningProgram.WithoutLimits, .. SeveralServers.Settings(connection, folder), .. own]
            )
        );
        kiosks[node]?.Dispose();
        kiosks[node] = new HttpClient { Timeout = Patience };
        await Setup.SpeakAsKioskAsync(kiosks[node], first, servers[node].Address);
    }

    private async Task<TakeoverReport> LoseAsync(int losses, Action<string> say)
    {
        var kinds = Enum.GetValues<Loss>();
        var gaps = kinds.ToDictionary(kind => kind, _ => new List<TimeSpan>());
        var refused = kinds.ToDictionary(kind => kind, _ => 0);
        await TakeUntilAsync(0, () => promises.All.Count >= 10);
        for (var round = 0; round < losses * kinds.Length; round++)
        {
            var (kind, lost) = (kinds[round % kinds.Length], await OwnerAsync(0));
            var asked = (lost + 1) % Nodes;
            var (ready, isLost) = (promises.All.Count + 10, false);
            var taking = TakeUntilAsync(asked, () => isLost, round);
            await CrashRun.UntilAsync(promises, ready);
            await LoseAsync(kind, lost);
            var after = promises.All.Count + 10;
            await CrashRun.UntilAsync(promises, after);
            isLost = true;
            var (longest, refusals) = await taking;
            gaps[kind].Add(longest);
            refused[kind] += refusals;
            say($"{kind}: {longest.TotalSeconds:0.00} s without an answer");
            if (kind == Loss.Stopped)
                await GoOnAsync(lost);
            if (kind != Loss.Ended)
                await servers[lost].DisposeAsync();
            await StartServerAsync(lost);
        }

        var back = await WithoutDatabaseAsync(losses * kinds.Length % Nodes);
        await using var database = new NpgsqlConnection(connection);
        await database.OpenAsync();
        var book = new JournalBook();
        await book.FollowAsync(database, promises);
        return new(gaps, refused, back, promises.All.Count, [.. promises.Faults, .. book.Faults]);
    }

    private Task LoseAsync(Loss kind, int node) =>
        kind switch
        {
            Loss.Killed => servers[node].KillAsync(),
            Loss.Ended => servers[node].DisposeAsync().AsTask(),
            _ => SignalAsync("STOP", node),
        };

    /// <summary>A server that was stopped goes on, is asked at once, and ends itself: the others hold it for dead.</summary>
    private async Task GoOnAsync(int node)
    {
        await Task.Delay(StoppedFor);
        await SignalAsync("CONT", node);
        var ended = DateTime.UtcNow + Patience;
        while (!servers[node].HasExited)
        {
            if (DateTime.UtcNow > ended)
            {
                promises.Fault($"a server that the others hold for dead did not end: {servers[node].Output}");
                return;
            }

            await TryTakeAsync(kiosks[node], CommandId.New(), Setup.Services[0]);
            await Task.Delay(Pace);
        }
    }

    private async Task SignalAsync(string signal, int node)
    {
        using var kill = Process.Start("kill", [$"-{signal}", $"{servers[node].ProcessId}"]);
        await kill.WaitForExitAsync();
    }

    /// <summary>Takes the database away, and asks until there is an answer again.</summary>
    private async Task<TimeSpan> WithoutDatabaseAsync(int node)
    {
        await postgres.EndAsync();
        var away = Stopwatch.StartNew();
        while (away.Elapsed < Away)
        {
            if (await TryTakeAsync(kiosks[node], CommandId.New(), Setup.Services[0]) == HttpStatusCode.OK)
                promises.Fault("a number was given without a database");
            await Task.Delay(Pace);
        }

        await postgres.BeginAsync();
        NpgsqlConnection.ClearAllPools();
        var back = Stopwatch.StartNew();
        for (var command = CommandId.New(); await TryTakeAsync(kiosks[node], command, Setup.Services[0]) != HttpStatusCode.OK; )
            await Task.Delay(Pace);
        return back.Elapsed;
    }

    /// <summary>Takes number after number.</summary>
    /// <returns>The longest time without an answer, and how many requests were refused.</returns>
    private async Task<(TimeSpan Longest, int Refused)> TakeUntilAsync(int node, Func<bool> isOver, int round = 0)
    {
        var (longest, refused) = (TimeSpan.Zero, 0);
        var since = Stopwatch.StartNew();
        while (!isOver())
        {
            var command = CommandId.New();
            while (await TryTakeAsync(kiosks[node], command, Setup.Services[round % Setup.Services.Count]) != HttpStatusCode.OK)
            {
                refused++;
                await Task.Delay(Pace);
            }

            longest = since.Elapsed > longest ? since.Elapsed : longest;
            since.Restart();
            await Task.Delay(Pace);
        }

        return (longest, refused);
    }

    private Task<HttpStatusCode?> TryTakeAsync(HttpClient kiosk, CommandId command, string service) =>
        Taking.TryAsync(promises, kiosk, command, service);
}
