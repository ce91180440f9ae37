using System.Diagnostics;
using System.Globalization;
using Tests.Shared;

namespace CrashTest;

/// <summary>
/// Kills a server at moments drawn over the whole of a start, first ones and later ones, on SQLite and on PostgreSQL in turn. The next
/// start must be ready in the time a start takes, and numbers go on without a gap.
/// </summary>
internal static class StartsRun
{
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
        foreach (var isShared in new[] { false, true })
        {
            var made = 0;
            Task<Place> NewAsync() => Place.MakeAsync(isShared ? postgres : null, $"starts_{++made}");
            var (first, later) = await UndisturbedAsync(NewAsync);
            var after = new List<TimeSpan>();
            Place? place = null;
            for (var n = 0; n < kills / 2; n++)
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
                    $"{(isShared ? "PostgreSQL" : "SQLite")}: {kills / 2} kills; undisturbed first start {first.TotalSeconds:0.0} s, "
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
    private sealed class Place(string data, string[] settings) : IDisposable
    {
        private int taken;

        public string[] Command => RunningProgram.ServerCommandLine(data, settings);

        public List<string> Faults { get; } = [];

        /// <summary>What slow starts said they were at.</summary>
        public List<string> Said { get; } = [];

        public static async Task<Place> MakeAsync(PostgresServer? postgres, string name)
        {
            var data = Directory.CreateTempSubdirectory("starts-").FullName;
            await Setup.WriteOfficeAsync(data);
            return new(
                data,
                postgres is null ? [] : ["--Storage:Provider", "Postgres", "--Storage:ConnectionString", await postgres.MakeAsync(name)]
            );
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

        public override string ToString() => settings.Length == 0 ? "SQLite" : "PostgreSQL";
    }
}
