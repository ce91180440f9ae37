using System.Diagnostics;
using Tests.Shared;

namespace CrashTest;

/// <summary>What a run came to.</summary>
internal sealed record CrashReport
{
    /// <summary>How often the server was killed under load.</summary>
    public required int Kills { get; init; }

    /// <summary>Commands answered with yes.</summary>
    public required int Acknowledged { get; init; }

    /// <summary>Requests a kill left without an answer; each was sent again with its id.</summary>
    public required int CutOff { get; init; }

    /// <summary>Acknowledged commands sent once more.</summary>
    public required int Repeated { get; init; }

    /// <summary>Numbers given.</summary>
    public required int Numbers { get; init; }

    /// <summary>Journal records.</summary>
    public required long Records { get; init; }

    /// <summary>How long each start took until it listened.</summary>
    public required IReadOnlyList<TimeSpan> Starts { get; init; }

    /// <summary>What was lost, doubled, or broke a rule: nothing, if all is well.</summary>
    public required IReadOnlyList<string> Faults { get; init; }

    public bool IsSound => Faults.Count == 0;

    public override string ToString() =>
        $"""
            kills {Kills}, acknowledged {Acknowledged}, cut off and repeated {CutOff}, sent once more {Repeated},
            numbers {Numbers}, records {Records}
            start after a kill: median {Starts.Order().ElementAt(
                Starts.Count / 2
            ).TotalSeconds:0.0} s, longest {Starts.Max().TotalSeconds:0.0} s
            {(
                IsSound
                    ? "nothing lost, nothing twice, no gap, nobody at two counters"
                    : $"{Faults.Count} faults:\n{string.Join('\n', Faults.Take(20))}"
            )}
            """;
}

/// <summary>Kills the server under load, again and again, and holds what it acknowledged against its journal.</summary>
internal static class CrashRun
{
    private const int KillsADay = 20; // then a fresh folder: an office gives no more than some thousand numbers a day

    // between two kills; counted rather than timed, so that a slow machine is killed as often in the midst of work
    private const int MostPromises = 120;
    private const int LastMoment = 15; // ms after the last counted one: the kill may fall anywhere into a command

    public static async Task<CrashReport> RunAsync(int kills, int seed, Action<string> say)
    {
        var random = new Random(seed);
        var (acknowledged, cutOff, repeated, numbers, records) = (0, 0, 0, 0, 0L);
        var (starts, faults) = (new List<TimeSpan>(), new List<string>());
        for (var done = 0; done < kills && faults.Count == 0; done += KillsADay)
        {
            var (promises, book) = await OneFolderAsync(Math.Min(KillsADay, kills - done), random, starts);
            (acknowledged, cutOff, repeated) = (
                acknowledged + promises.All.Count,
                cutOff + promises.Unanswered,
                repeated + promises.Repeated
            );
            (numbers, records) = (numbers + book.Numbers, records + book.Records);
            faults.AddRange([.. promises.Faults, .. book.Faults]);
            say($"{Math.Min(done + KillsADay, kills)} kills: {acknowledged} acknowledged, {faults.Count} faults");
        }

        return new()
        {
            Kills = kills,
            Acknowledged = acknowledged,
            CutOff = cutOff,
            Repeated = repeated,
            Numbers = numbers,
            Records = records,
            Starts = starts,
            Faults = faults,
        };
    }

    private static async Task<(Promises Promises, JournalBook Book)> OneFolderAsync(int kills, Random random, List<TimeSpan> starts)
    {
        var data = Directory.CreateTempSubdirectory("crash-").FullName;
        var (promises, book, link) = (new Promises(), new JournalBook(), new Link());
        await Setup.WriteOfficeAsync(data);
        var server = await RunningProgram.StartServerAsync(data);
        try
        {
            using var office = await Setup.BeginAsync(data, server.Address);
            using var stop = new CancellationTokenSource();
            var load = new Load(office, [link], promises, random.Next()).RunAsync(stop.Token);
            for (var n = 0; n < kills; n++)
            {
                var before = promises.All.Count;
                link.Up(server.Address);
                await UntilAsync(promises, before + random.Next(1, MostPromises));
                await Task.Delay(random.Next(LastMoment));
                var killed = server.KillAsync();
                link.Down(); // not before: whoever is in the midst of a request is cut off in it
                await killed;
                await server.DisposeAsync();
                var clock = Stopwatch.StartNew();
                server = await RunningProgram.StartServerAsync(data);
                starts.Add(clock.Elapsed);
                await FollowAsync(data, book, promises);
            }

            link.Up(server.Address); // what was cut off last gets its answer, too
            await UntilAsync(promises, promises.All.Count + MostPromises);
            await stop.CancelAsync();
            await load;
            await FollowAsync(data, book, promises);
            return (promises, book);
        }
        finally
        {
            await server.DisposeAsync();
            Directory.Delete(data, recursive: true);
        }
    }

    /// <summary>Waits until so much is acknowledged, or something is wrong.</summary>
    public static async Task UntilAsync(Promises promises, int count)
    {
        while (promises.All.Count < count && promises.Faults.Count == 0)
            await Task.Delay(1);
    }

    private static async Task FollowAsync(string data, JournalBook book, Promises promises)
    {
        await using var database = await Setup.OpenToReadAsync(data);
        await book.FollowAsync(database, promises);
    }
}
