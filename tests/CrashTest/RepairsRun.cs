using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;
using Tests.Shared;

namespace CrashTest;

/// <summary>
/// Kills a server at moments drawn over the repair of a damaged database. What the next start comes to must be what an undisturbed repair
/// comes to.
/// </summary>
internal static class RepairsRun
{
    private const int Given = 6;

    /// <param name="kills">Repairs that are killed, each of a fresh copy.</param>
    /// <param name="records">Records in the database, nearly all of another office.</param>
    /// <param name="seed">Of the moments.</param>
    /// <param name="say">Where the figures go.</param>
    /// <returns>What went wrong: nothing, if all is well.</returns>
    public static async Task<IReadOnlyList<string>> RunAsync(int kills, int records, int seed, Action<string> say)
    {
        var random = new Random(seed);
        var folder = Directory.CreateTempSubdirectory("repairs-").FullName;
        try
        {
            var sample = Path.Combine(folder, "sample");
            await DamagedAsync(sample, records);
            var (undisturbed, took) = await RepairedAsync(Copy(sample, Path.Combine(folder, "undisturbed")));
            var faults = new List<string>();
            var after = new List<TimeSpan>();
            for (var n = 0; n < kills; n++)
            {
                var data = Copy(sample, Path.Combine(folder, "killed"));
                var server = RunningProgram.Begin(RunningProgram.ServerCommandLine(data));
                await Task.Delay(took * random.NextDouble());
                await server.KillAsync();
                await server.DisposeAsync();
                var (result, again) = await RepairedAsync(data);
                after.Add(again);
                if (result != undisturbed)
                    faults.Add($"kill {n}: {result}\n  undisturbed: {undisturbed}");
                Directory.Delete(data, recursive: true);
            }

            say(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{kills} kills in the repair of {records} records; undisturbed {took.TotalSeconds:0.0} s; the start after a kill: "
                        + $"median {after.Order().ElementAt(after.Count / 2).TotalSeconds:0.0} s, longest {after.Max().TotalSeconds:0.0} s"
                )
            );
            return faults;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>A database of a real server with many records, one of which is not what was written.</summary>
    private static async Task DamagedAsync(string data, int records)
    {
        await Setup.WriteOfficeAsync(data);
        await using (var server = await RunningProgram.StartServerAsync(data))
        {
            for (var n = 0; n < Given; n++)
                await Setup.TakeAsync(data, server.Address);
        }

        await using var database = await OpenAsync(data);
        await using var spoil = database.CreateCommand();
        spoil.CommandText = """
            WITH RECURSIVE n(v) AS (SELECT 1 UNION ALL SELECT v + 1 FROM n WHERE v < $records)
            INSERT INTO journal ("Office", "Version", "Day", "Command", "Kind", "At", "Events", "Form")
            SELECT 'elsewhere', v, 1, printf('00000000-0000-7000-8000-%012x', v), 'OpenCounter', v,
              '[{"event":"counter-opened","counter":"one","officer":"lan","at":"2026-11-23T01:00:00+00:00"}]', 1 FROM n;
            UPDATE journal SET "Events" = replace("Events", 'A005', 'A007') WHERE "Office" <> 'elsewhere';
            """;
        spoil.Parameters.AddWithValue("$records", records);
        await spoil.ExecuteNonQueryAsync();
    }

    /// <summary>Starts, takes a number, ends; answers all that is left of what there was, in a line.</summary>
    private static async Task<(string Result, TimeSpan Took)> RepairedAsync(string data)
    {
        var clock = Stopwatch.StartNew();
        TimeSpan took;
        string number;
        await using (var server = await RunningProgram.StartServerAsync(data))
        {
            took = clock.Elapsed;
            number = await Setup.TakeAsync(data, server.Address);
        }

        var aside = Directory.GetFiles(Path.Combine(data, "damaged"), "queue.db", SearchOption.AllDirectories);
        await using var database = await OpenAsync(data);
        var sums = new List<string>();
        foreach (
            var (table, order) in new[]
            {
                ("settings", "\"Office\", \"Revision\""),
                ("accounts", "\"Name\""),
                ("audit", "\"Id\""),
                ("consents", "\"Office\", \"Version\", \"Language\""),
                ("journal", "\"Office\", \"Version\""),
            }
        )
            sums.Add($"{table} {await SumAsync(database, table, order)}");
        var rest = Directory.GetFiles(data, "queue.db.*").Length;
        return (
            $"next {number}, set aside {aside.Length} ({string.Join(' ', aside.Select(file => new FileInfo(file).Length))} bytes), left "
                + $"over {rest}, {string.Join(", ", sums)}",
            took
        );
    }

    /// <summary>A checksum over a table's rows; of the journal over those that the repair found, not over what a start adds.</summary>
    private static async Task<string> SumAsync(SqliteConnection database, string table, string order)
    {
        await using var select = database.CreateCommand();
        select.CommandText =
            table == "journal"
                ? """
                    SELECT * FROM journal
                    WHERE "Office" = 'elsewhere' OR "Version" < (SELECT min("Version") FROM journal WHERE "Events" LIKE '%queue-repaired%')
                    ORDER BY "Office", "Version"
                    """
                : $"SELECT * FROM {table} ORDER BY {order}";
        await using var rows = await select.ExecuteReaderAsync();
        using var sum = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var count = 0;
        for (; await rows.ReadAsync(); count++)
        {
            for (var i = 0; i < rows.FieldCount; i++)
                sum.AppendData(Encoding.UTF8.GetBytes($"{rows.GetValue(i)}|"));
        }

        return string.Create(CultureInfo.InvariantCulture, $"{count} rows {Convert.ToHexString(sum.GetHashAndReset())[..12]}");
    }

    private static string Copy(string from, string to)
    {
        foreach (var folder in Directory.GetDirectories(from, "*", SearchOption.AllDirectories).Prepend(from))
            Directory.CreateDirectory(to + folder[from.Length..]);
        foreach (var file in Directory.GetFiles(from, "*", SearchOption.AllDirectories))
            File.Copy(file, to + file[from.Length..]);
        return to;
    }

    private static async Task<SqliteConnection> OpenAsync(string data)
    {
        var database = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = Path.Combine(data, "queue.db"), Pooling = false }.ToString()
        );
        await database.OpenAsync();
        return database;
    }
}
