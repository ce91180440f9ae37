using System.Diagnostics;
using System.Globalization;
using LoadTest.Measuring;
using LoadTest.Serving;

namespace LoadTest.Cluster;

/// <param name="Servers">How many servers, one run for each.</param>
/// <param name="Offices">How many offices, one run for each.</param>
/// <param name="Clients">How many ask at once.</param>
/// <param name="Duration">For how long.</param>
/// <param name="Idle">For how long nobody asks anything, before.</param>
internal sealed record ClusterSize(IReadOnlyList<int> Servers, IReadOnlyList<int> Offices, int Clients, TimeSpan Duration, TimeSpan Idle)
{
    public static ClusterSize Full { get; } = new([1, 2, 3], [1, 50], 40, TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(10));
}

/// <summary>Where a request is sent to.</summary>
internal enum Led
{
    /// <summary>To any server, drawn.</summary>
    Anywhere,

    /// <summary>To one server for each office, as nginx leads them.</summary>
    ByOffice,
}

/// <summary>What a number costs on several servers, and what they cost while nobody asks.</summary>
/// <param name="Servers">How many there were.</param>
/// <param name="Offices">How many offices.</param>
/// <param name="Led">Where requests were sent.</param>
/// <param name="NumbersASecond">How many numbers they gave.</param>
/// <param name="P99">Within how many milliseconds 99 % of them.</param>
/// <param name="ProcessorMilliseconds">Of the servers, for a number.</param>
internal sealed record ClusterFigures(int Servers, int Offices, Led Led, double NumbersASecond, double P99, double ProcessorMilliseconds)
{
    /// <summary>How many offices there were while nobody asked.</summary>
    public int IdleOffices { get; init; }

    /// <summary>Of the database, then.</summary>
    public double IdleTransactionsASecond { get; init; }

    /// <summary>What a server held of the memory then, in MiB, in the mean.</summary>
    public double IdleMemory { get; init; }

    public override string ToString() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Servers} servers, {Offices, 3} offices, {Led, -8}: {NumbersASecond, 6:0} numbers/s, p99 {P99, 6:0.0} ms, "
                + $"{ProcessorMilliseconds, 5:0.00} ms of processors a number, "
                + $"{IdleTransactionsASecond, 5:0.0} transactions/s and {IdleMemory, 4:0} MiB a server idle with {IdleOffices} offices"
        );
}

/// <summary>Numbers from several servers on one PostgreSQL, on this machine together with those who ask.</summary>
internal static class ClusterRun
{
    private const int Seed = 15;
    private const int KiosksAtLeast = 8; // one may ask 200 times a second

    /// <summary>Measures each number of servers with each number of offices.</summary>
    /// <exception cref="LoadException">A server refused, or two numbers were the same.</exception>
    public static async IAsyncEnumerable<ClusterFigures> RunAsync(string dll, ClusterSize size)
    {
        foreach (var servers in size.Servers)
        foreach (var count in size.Offices)
        {
            await using var cluster = await ClusterServers.StartAsync(dll, servers);
            var ways = servers == 1 ? [Led.ByOffice] : Enum.GetValues<Led>();
            var offices = new List<LoadOffice>(); // each way has its own: an office gives 5,994 numbers a day
            for (var n = 1; n <= count * ways.Length; n++)
                offices.Add(await cluster.First.AddOfficeAsync($"phuong-{n}"));
            var kiosks = new List<string[]>();
            foreach (var office in offices)
                kiosks.Add([.. await office.PairAsync(DeviceKind.Kiosk, Math.Max(1, KiosksAtLeast / count))]);
            var clients = cluster
                .Addresses.Select(address =>
                    kiosks.ConvertAll(each => Array.ConvertAll(each, bearer => LocalClients.OfDevice(address, bearer)))
                )
                .ToList();
            await WarmAsync(offices, clients, count);
            var idle = await IdleAsync(cluster, size.Idle);
            var memory = cluster.Memory / (double)servers / (1 << 20);
            foreach (var (at, led) in ways.Index())
            {
                var own = offices.GetRange(at * count, count);
                var measured = await MeasureAsync(cluster, own, clients.ConvertAll(each => each.GetRange(at * count, count)), size, led);
                yield return measured with
                {
                    IdleOffices = offices.Count,
                    IdleTransactionsASecond = idle,
                    IdleMemory = memory,
                };
            }
            foreach (var client in clients.SelectMany(server => server).SelectMany(office => office))
                client.Dispose();
        }
    }

    private static async Task<ClusterFigures> MeasureAsync(
        ClusterServers cluster,
        List<LoadOffice> offices,
        List<List<HttpClient[]>> clients,
        ClusterSize size,
        Led led
    )
    {
        var tally = new Tally();
        var before = cluster.ProcessorTime;
        var end = Stopwatch.GetTimestamp() + (long)(size.Duration.TotalSeconds * Stopwatch.Frequency);
        await Task.WhenAll(Enumerable.Range(0, size.Clients).Select(AskAsync));
        if (tally.Errors > 0)
            throw new LoadException(string.Join("; ", tally.Faults));
        return new(
            clients.Count,
            offices.Count,
            led,
            tally.Answered / size.Duration.TotalSeconds,
            tally.Times.At(0.99),
            (cluster.ProcessorTime - before).TotalMilliseconds / tally.Answered
        );

        async Task AskAsync(int client)
        {
            var random = new Random(Seed + client);
            for (var n = client; Stopwatch.GetTimestamp() < end; n++)
            {
                var at = n % offices.Count;
                var server = led == Led.ByOffice ? at % clients.Count : random.Next(clients.Count);
                var office = offices[at];
                var kiosk = new Kiosk(office.Id, clients[server][at][client % clients[server][at].Length]);
                await tally.TimeAsync(Stopwatch.GetTimestamp(), () => kiosk.TakeAsync(office.Services[n % office.Services.Count]));
            }
        }
    }

    /// <summary>
    /// Each server gives a number of each office: it has heard of them, and has compiled what it needs. The one it is led to is the first.
    /// </summary>
    private static async Task WarmAsync(List<LoadOffice> offices, List<List<HttpClient[]>> clients, int count)
    {
        foreach (var (at, office) in offices.Index())
        foreach (var server in Enumerable.Range(at % count, clients.Count).Select(n => clients[n % clients.Count]))
            for (var tries = 0; ; tries++)
            {
                try
                {
                    for (var n = 0; n < 200 / offices.Count + 1; n++)
                        await new Kiosk(office.Id, server[at][0]).TakeAsync(office.Services[n % office.Services.Count]);
                    break;
                }
                catch (LoadException) when (tries < 200)
                {
                    await Task.Delay(50); // it hears of them
                }
            }
    }

    /// <returns>Transactions a second.</returns>
    private static async Task<double> IdleAsync(ClusterServers cluster, TimeSpan time)
    {
        await Task.Delay(TimeSpan.FromSeconds(2)); // what was begun ends, and the database counts it
        var (before, from) = (await cluster.TransactionsAsync(), Stopwatch.GetTimestamp());
        await Task.Delay(time);
        return (await cluster.TransactionsAsync() - before) / Stopwatch.GetElapsedTime(from).TotalSeconds;
    }
}
