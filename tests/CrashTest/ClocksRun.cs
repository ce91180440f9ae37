using System.Data.Common;
using System.Globalization;
using Npgsql;
using Tests.Shared;

namespace CrashTest;

/// <summary>
/// A server under load whose machine's clock is set again and again, by minutes, hours and days, forwards and back: libfaketime gives it
/// another wall clock and leaves the monotonic one alone. No day may close by it, no number be given twice, and nobody lose a place; first
/// where it is alone, then where it is one of two, of which the other's clock is right.
/// </summary>
internal static class ClocksRun
{
    private const string Library = "libfaketimeMT.so.1";
    private const int Share = 60; // acknowledgements between two steps

    private static readonly TimeSpan[] Steps =
    [
        TimeSpan.FromSeconds(61),
        TimeSpan.FromMinutes(10),
        TimeSpan.FromHours(1),
        TimeSpan.FromHours(7),
        TimeSpan.FromHours(24),
        TimeSpan.FromDays(2),
        TimeSpan.FromDays(400),
    ];

    /// <returns>What went wrong: nothing, if all is well.</returns>
    public static async Task<IReadOnlyList<string>> RunAsync(int steps, int seed, Action<string> say)
    {
        var alone = await RunAsync(steps, seed, null, say);
        await using var postgres = await PostgresServer.StartAsync();
        return [.. alone, .. await RunAsync(steps, seed, postgres, say)];
    }

    private static async Task<IReadOnlyList<string>> RunAsync(int steps, int seed, PostgresServer? postgres, Action<string> say)
    {
        var library =
            Directory.EnumerateFiles("/usr/lib", Library, SearchOption.AllDirectories).FirstOrDefault()
            ?? throw new FileNotFoundException($"{Library} is not installed (Debian: libfaketime).");
        var random = new Random(seed);
        var data = Directory.CreateTempSubdirectory("clocks-").FullName;
        var clock = Path.Combine(data, "clock");
        await SetAsync(TimeSpan.Zero);
        await Setup.WriteOfficeAsync(data);
        string[] settings = postgres is null ? [] : SeveralServers.Settings(await postgres.MakeAsync("queue"), data);
        string[] command =
        [
            "env",
            $"LD_PRELOAD={library}",
            $"FAKETIME_TIMESTAMP_FILE={clock}",
            "FAKETIME_NO_CACHE=1",
            "FAKETIME_DONT_FAKE_MONOTONIC=1",
            .. RunningProgram.ServerCommandLine(data, settings),
        ];
        var (promises, book) = (new Promises(), new JournalBook());
        var server = await RunningProgram.StartAsync(command);
        var other = postgres is null ? null : await RunningProgram.StartServerAsync(Path.Combine(data, "other"), settings);
        try
        {
            using var office = await Setup.BeginAsync(data, server.Address);
            using var stop = new CancellationTokenSource();
            Link[] links = other is null ? [new()] : [new(), new()];
            foreach (var (at, link) in links.Index())
                link.Up(at == 0 ? server.Address : other!.Address); // the second link is to the other server
            var load = new Load(office, links, promises, random.Next()).RunAsync(stop.Token);
            var told = 0;
            for (var n = 0; n < steps && promises.Faults.Count == 0; n++)
            {
                var by = n % 2 == 0 ? Steps[random.Next(Steps.Length)] * (random.Next(2) == 0 ? 1 : -1) : TimeSpan.Zero; // and back
                await SetAsync(by);
                await CrashRun.UntilAsync(promises, promises.All.Count + Share);
                if (
                    await office.Kiosk.GetStringAsync("/health/ready") is var ready
                    && ready.Contains("the machine's clock jumped", StringComparison.Ordinal)
                )
                    told++;
                else if (by != TimeSpan.Zero)
                    promises.Fault($"a step of {by} was not told: {ready}");
            }

            await stop.CancelAsync();
            await load;
            await using DbConnection database = postgres is null ? await Setup.OpenToReadAsync(data) : await OpenAsync(postgres);
            await book.FollowAsync(database, promises);
            await using var closed = database.CreateCommand();
            closed.CommandText = """SELECT count(*) FROM journal WHERE "Events" LIKE '%day-closed%' OR "Events" LIKE '%ticket-expired%'""";
            if (await closed.ExecuteScalarAsync() is not 0L)
                promises.Fault("a day was closed");
            say(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{(postgres is null ? "alone" : "one of two")}: {steps} steps of the clock, {told} of them told; "
                        + $"{promises.All.Count} acknowledged, {book.Numbers} numbers, {book.Records} records"
                )
            );
            return [.. promises.Faults, .. book.Faults];
        }
        catch (HttpRequestException e)
        {
            throw new InvalidOperationException($"{e.Message}\n{server.Output}\n{other?.Output}", e);
        }
        finally
        {
            await server.DisposeAsync();
            if (other is not null)
                await other.DisposeAsync();
            Directory.Delete(data, recursive: true);
        }

        static async Task<NpgsqlConnection> OpenAsync(PostgresServer postgres)
        {
            var opened = new NpgsqlConnection(postgres.To("queue"));
            await opened.OpenAsync();
            return opened;
        }

        Task SetAsync(TimeSpan by) =>
            File.WriteAllTextAsync(
                clock,
                string.Create(CultureInfo.InvariantCulture, $"{(by < TimeSpan.Zero ? "-" : "+")}{(long)by.Duration().TotalSeconds}")
            );
    }
}
