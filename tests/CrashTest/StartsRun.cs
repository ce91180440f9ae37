using System.Diagnostics;
using System.Globalization;
using Tests.Shared;

namespace CrashTest;

/// <summary>
/// Kills a server at moments drawn over the whole of a start, first ones and later ones, on each kind of database in turn. The next start
/// must be ready in the time a start takes, and numbers go on without a gap.
/// </summary>
internal static class StartsRun
{
    private const string Sqlite = "SQLite";
    private const string Postgres = "PostgreSQL";
    private const string OneOfSeveral = "PostgreSQL, one of several";
    private static readonly string[] Kinds = [Sqlite, Postgres, OneOfSeveral];

    /// <summary>
    /// A start that takes this many times as long as the longest undisturbed one waited for something. A busy machine's starts differ, too.
    /// </summary>
    private const double MostTimes = 4;

    private static readonly TimeSpan Slack = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Slow = TimeSpan.FromSeconds(10); // then a start says its steps

    /// <returns>What went wrong: nothing, if all is well.</returns>
    public static async Task<IReadOnlyList<string>> RunAsync(int kills, int seed, Action<string> say)
    {
        var random = new Random(seed);
        await using var postgres = await PostgresServer.StartAsync();
        var faults = new List<string>();
        foreach (var kind in Kinds)
        {
            var made = 0;
            Task<Place> NewAsync() => Place.MakeAsync(kind, postgres, $"starts_{kind.Length}_{++made}");
            var (first, later) = await UndisturbedAsync(NewAsync);
            var after = new List<TimeSpan>();
            Place? place = null;
            for (var n = 0; n < kills / Kinds.Length; n++)
            {
                var isFirst = n % 2 == 0;
                if (isFirst)
                {
                    place?.Dispose();
                    place = await NewAsync();
                }

                var server = RunningProgram.Begin(place!.Command); // made in the first turn
                await Task.Delay((isFirst ? first : later) * (random.NextDouble() * 1.1));
                await server.KillAsync();
                await server.DisposeAsync();
                try
                {
                    after.Add(await place.StartAndTakeAsync());
                }
                catch (Exception e)
                    when (e is TimeoutException or InvalidOperationException or HttpRequestException or FileNotFoundException)
                {
                    faults.Add($"{place} after kill {n}: {e.Message}");
                }

                faults.AddRange(place.Faults);
                place.Said.ForEach(say);
                place.Faults.Clear();
                place.Said.Clear();
            }

            place?.Dispose();
            var most = (first > later ? first : later) * MostTimes + Slack;
            if (after.Count > 0 && after.Max() > most)
                faults.Add($"a start took {after.Max().TotalSeconds:0.0} s, more than {most.TotalSeconds:0.0} s");
            say(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{kind}: {kills / Kinds.Length} kills; undisturbed first start {first.TotalSeconds:0.0} s, "
                        + $"later {later.TotalSeconds:0.0} s; the start after a kill: median "
                        + $"{(after.Count > 0 ? after.Order().ElementAt(after.Count / 2).TotalSeconds : 0):0.0} s, longest "
                        + $"{(after.Count > 0 ? after.Max().TotalSeconds : 0):0.0} s"
                )
            );
        }

        return faults;
    }

    private static async Task<(TimeSpan First, TimeSpan Later)> UndisturbedAsync(Func<Task<Place>> newPlace)
    {
        using var place = await newPlace();
        var first = await place.StartAndTakeAsync();
        return (first, await place.StartAndTakeAsync());
    }

    /// <summary>A data folder, and the database where that is elsewhere.</summary>
    private sealed class Place(string kind, string data, string[] settings) : IDisposable
    {
        private int taken;

        public string[] Command => RunningProgram.ServerCommandLine(data, settings);

        public List<string> Faults { get; } = [];

        /// <summary>What slow starts said they were at.</summary>
        public List<string> Said { get; } = [];

        public static async Task<Place> MakeAsync(string kind, PostgresServer postgres, string name)
        {
            var data = Directory.CreateTempSubdirectory("starts-").FullName;
            await Setup.WriteOfficeAsync(data);
            if (kind != Sqlite)
                await postgres.MakeAsync(name);
            string[] settings = kind switch
            {
                Sqlite => [],
                Postgres => ["--Storage:Provider", "Postgres", "--Storage:ConnectionString", postgres.To(name)],
                _ => [.. SeveralServers.Settings(postgres.To(name), data), "--Cluster:Port", $"{FreePorts.Take(1)[0]}"],
            };
            return new(kind, data, settings);
        }

        /// <summary>Starts undisturbed, takes a number, which must be the next one, and ends.</summary>
        /// <returns>How long the start took.</returns>
        public async Task<TimeSpan> StartAndTakeAsync()
        {
            var clock = Stopwatch.StartNew();
            await using var server = await RunningProgram.StartAsync(Command);
            var took = clock.Elapsed;
            if (took > Slow)
            {
                var steps = server.Output.Split('\n').Where(line => line.Contains("Starting takes long", StringComparison.Ordinal));
                Said.Add($"{this}, {took.TotalSeconds:0.0} s: {string.Join(" | ", steps)}");
            }

            var (number, next) = (
                await Setup.TakeAsync(data, server.Address),
                string.Create(CultureInfo.InvariantCulture, $"A{++taken:000}")
            );
            if (number != next)
                Faults.Add($"{this}: {number} instead of {next}");
            return took;
        }

        public void Dispose() => Directory.Delete(data, recursive: true);

        public override string ToString() => kind;
    }
}
