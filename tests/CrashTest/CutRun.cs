using System.Diagnostics;
using System.Net;
using Npgsql;
using QueueContracts;
using Tests.Shared;

namespace CrashTest;

/// <summary>
/// Three servers, each on a network of its own machine (a namespace of the kernel's), all on one PostgreSQL: one of them is cut off from
/// the others, and neither from the database nor from those who ask. All three are asked for numbers all the while. For root.
/// </summary>
internal sealed class CutRun : IAsyncDisposable
{
    private const int Nodes = 3;
    private const int Port = 8080;
    private const string Bridge = "queue-cut";
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Cut = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly string folder = Directory.CreateTempSubdirectory("cut-").FullName;
    private readonly Promises promises = new();
    private readonly RunningProgram[] servers = new RunningProgram[Nodes];
    private readonly HttpClient[] kiosks = new HttpClient[Nodes];
    private PostgresServer postgres = null!; // StartAsync sets both
    private string connection = "";

    /// <summary>Cuts off the server that takes the office's turns, then, with others, one that does not.</summary>
    /// <returns>What went wrong: nothing, if all is well.</returns>
    public static async Task<IReadOnlyList<string>> RunAsync(Action<string> say)
    {
        var faults = new List<string>();
        foreach (var node in new[] { 0, Nodes - 1 })
        {
            await using var run = new CutRun();
            await run.StartAsync();
            faults.AddRange(await run.CutOffAsync(node, say));
        }

        return faults;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var kiosk in kiosks)
            kiosk?.Dispose();
        foreach (var server in servers.OfType<RunningProgram>())
            await server.DisposeAsync();
        await postgres.DisposeAsync();
        for (var node = 0; node < Nodes; node++)
            await IpAsync($"netns delete {NameOf(node)}");
        await IpAsync($"link delete {Bridge}");
        Directory.Delete(folder, recursive: true);
    }

    private static string NameOf(int node) => $"queue-{node}";

    private static string AddressOf(int node) => $"10.77.0.{node + 1}";

    private async Task StartAsync()
    {
        postgres = await PostgresServer.StartAsync(); // it is reached by a file, from every network
        connection = await postgres.MakeAsync("queue");
        await IpAsync($"link add {Bridge} type bridge");
        await IpAsync($"addr add 10.77.0.254/24 dev {Bridge}");
        await IpAsync($"link set {Bridge} up");
        var first = Path.Combine(folder, "node-0");
        await Setup.WriteOfficeAsync(first);
        await Nginx.WriteCertificateAsync(folder);
        for (var node = 0; node < Nodes; node++)
        {
            await ConnectAsync(node);
            servers[node] = await RunningProgram.StartAsync([
                "ip",
                "netns",
                "exec",
                NameOf(node),
                .. RunningProgram.ServerCommandLine(
                    Path.Combine(folder, $"node-{node}"),
                    [
                        .. SeveralServers.Settings(connection, folder),
                        "--urls",
                        $"http://{AddressOf(node)}:{Port}",
                        "--BehindTlsProxy",
                        "true",
                        "--Cluster:Address",
                        AddressOf(node),
                        "--Cluster:Port",
                        "11111",
                        "--Cluster:CertificateFile",
                        Path.Combine(folder, "certificate.pem"),
                        "--Cluster:KeyFile",
                        Path.Combine(folder, "key.pem"),
                    ]
                ),
            ]);
            kiosks[node] = new HttpClient { Timeout = Patience };
            await Setup.SpeakAsKioskAsync(kiosks[node], first, new($"http://{AddressOf(node)}:{Port}"));
        }
    }

    private async Task<IEnumerable<string>> CutOffAsync(int cut, Action<string> say)
    {
        var isOver = false;
        var answered = new long[Nodes]; // while one is cut off
        var longest = new TimeSpan[Nodes];
        Stopwatch? since = null;
        TimeSpan? ended = null;
        var taking = Enumerable.Range(0, Nodes).Select(TakeAsync).ToList();
        await CrashRun.UntilAsync(promises, 60);
        since = Stopwatch.StartNew();
        await BlockAsync("add", cut);
        while (since.Elapsed < Cut)
        {
            await Task.Delay(Pace);
            if (ended is null && servers[cut].HasExited)
                ended = since.Elapsed;
        }

        isOver = true;
        await Task.WhenAll(taking);
        await BlockAsync("delete", cut);
        say(
            $"server {cut} cut off for {Cut.TotalSeconds:0} s: it ended {(ended is { } at ? $"after {at.TotalSeconds:0.0} s" : "not")}; "
                + string.Join(
                    ", ",
                    Enumerable
                        .Range(0, Nodes)
                        .Select(node => $"server {node} gave {answered[node]}, at most {longest[node].TotalSeconds:0.00} s without")
                )
        );
        if (ended is null)
            promises.Fault($"server {cut} went on though the others hold it for dead: {servers[cut].Output}");
        for (var node = 0; node < Nodes; node++)
        {
            if (node != cut && servers[node].HasExited)
                promises.Fault($"server {node} ended: {servers[node].Output}");
            if (node != cut && answered[node] == 0)
                promises.Fault($"server {node} gave nothing any more");
        }

        await using var database = new NpgsqlConnection(connection);
        await database.OpenAsync();
        var book = new JournalBook();
        await book.FollowAsync(database, promises);
        return [.. promises.Faults, .. book.Faults];

        async Task TakeAsync(int node)
        {
            var last = Stopwatch.StartNew();
            for (var n = 0; !isOver; n++)
            {
                var command = CommandId.New();
                HttpStatusCode? status;
                while ((status = await Taking.TryAsync(promises, kiosks[node], command, Setup.Services[node])) != HttpStatusCode.OK)
                {
                    if (isOver || servers[node].HasExited)
                        return;
                    await Task.Delay(Pace);
                }

                if (since is not null)
                {
                    answered[node]++;
                    longest[node] = last.Elapsed > longest[node] ? last.Elapsed : longest[node];
                }

                last.Restart();
                await Task.Delay(2 * Pace);
            }
        }
    }

    /// <summary>Lets nothing pass between a server and the others, either way; or does again.</summary>
    private static async Task BlockAsync(string how, int cut)
    {
        for (var other = 0; other < Nodes; other++)
        {
            if (other == cut)
                continue;
            await IpAsync($"-n {NameOf(cut)} route {how} blackhole {AddressOf(other)}/32");
            await IpAsync($"-n {NameOf(other)} route {how} blackhole {AddressOf(cut)}/32");
        }
    }

    private static async Task ConnectAsync(int node)
    {
        var (name, outer) = (NameOf(node), $"veth-queue-{node}");
        await IpAsync($"netns add {name}");
        await IpAsync($"link add {outer} type veth peer name eth0 netns {name}");
        await IpAsync($"link set {outer} master {Bridge} up");
        await IpAsync($"-n {name} link set lo up");
        await IpAsync($"-n {name} addr add {AddressOf(node)}/24 dev eth0");
        await IpAsync($"-n {name} link set eth0 up");
    }

    private static async Task IpAsync(string command)
    {
        using var ip = Process.Start("ip", command.Split(' '));
        await ip.WaitForExitAsync();
        if (ip.ExitCode != 0)
            throw new InvalidOperationException($"ip {command} ended with {ip.ExitCode}: this needs root.");
    }
}
