using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using QueueServer.Diagnostics;
using QueueServer.Storage.Backups;
using ScreenHosting;
using ScreenHosting.Storage;
using SQLitePCL;

namespace QueueServer.Storage.Sqlite;

/// <summary>
/// Builds beside a damaged database what can be read of it, and puts it in the other's place only when it is whole: a repair that is cut
/// off is begun again, or ended, by the next start. Nothing damaged is ever deleted.
/// </summary>
internal sealed class SqliteRepair(string database, TimeProvider time, ILogger logger)
{
    private const string Done = ".repaired-"; // what follows it is the name of the folder the damaged files go to
    private static readonly string[] Files = ["", "-wal", "-shm"];

    private readonly string copy = database + ".salvage";
    private readonly string building = database + ".repairing";

    /// <summary>Makes the folder for what was found damaged now.</summary>
    public static string NewFolder(string database, DateTimeOffset now) =>
        FolderOf(database, now.UtcDateTime.ToString("yyyyMMdd-HHmmss-fff", CultureInfo.InvariantCulture));

    /// <summary>Repairs.</summary>
    /// <exception cref="StartException">Not even the list of its tables can be read: only a backup helps.</exception>
    /// <exception cref="NewerVersionException">A newer version wrote some of it; it is left as it is.</exception>
    public async Task RunAsync()
    {
        SqliteConnection.ClearAllPools();
        Clear(copy, building);
        foreach (var end in Files[..2]) // SQLite writes to what it opens: what is damaged stays as it is
        {
            if (File.Exists(database + end))
                File.Copy(database + end, copy + end);
        }

        try
        {
            await using var damaged = await OpenAsync(copy);
        }
        catch (SqliteException e)
        {
            Clear(copy);
            var aside = NewFolder(database, time.GetUtcNow());
            SetAside(aside);
            throw new StartException(
                $"the database {database} is damaged and nothing of it can be read ({e.Message}). It was set aside in {aside}. Restore a "
                    + "backup: QueueServer restore FILE.",
                e
            );
        }

        try
        {
            await BuildAsync();
        }
        catch (NewerVersionException)
        {
            Clear(copy, building);
            throw;
        }

        // from here on it is whole, and only to be put in its place
        File.Move(building, database + Done + Path.GetFileName(NewFolder(database, time.GetUtcNow())));
        Resume();
    }

    /// <summary>Ends a repair that built all it could and was cut off then, and clears what one left that was cut off before.</summary>
    public void Resume()
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(database))!; // a file lies in a folder
        foreach (var whole in Directory.GetFiles(folder, Path.GetFileName(database) + Done + "*"))
        {
            var aside = FolderOf(database, whole[(whole.LastIndexOf(Done, StringComparison.Ordinal) + Done.Length)..]);
            SetAside(aside);
            File.Move(whole, database);
            Log.DatabaseSetAside(logger, aside);
        }

        Clear(copy, building);
    }

    private async Task BuildAsync()
    {
        await using var context = SqliteDatabase.OpenAlone(building);
        await context.Database.MigrateAsync();
        foreach (var (table, kept, isWhole) in await SalvageAsync())
            Log.TableSalvaged(logger, table, kept, isWhole);
        var cut = await JournalEnd.CutAsync(context);
        foreach (var (office, date, version) in await BookingEnd.CutAsync(context))
            Log.BookingsCut(logger, office, date, version);
        var marks = new List<NumberMark>();
        try
        {
            foreach (var (office, _, _) in cut)
                marks.Add(NumberMark.Open(NumberMark.FolderOf(database), office)); // all, before one is written: one may be newer
            foreach (var ((office, version, behind), mark) in cut.Zip(marks))
            {
                mark.WriteAhead((mark.Found ?? Marked.Nothing).Or(behind));
                Log.JournalCut(logger, office, version);
            }
        }
        finally
        {
            foreach (var mark in marks)
                mark.Dispose();
        }
    }

    private void SetAside(string aside)
    {
        foreach (var end in Files)
        {
            if (File.Exists(database + end))
                File.Move(database + end, Path.Combine(aside, Path.GetFileName(database) + end));
        }
    }

    private static string FolderOf(string database, string name) =>
        OwnFiles.MakeFolder(Path.Combine(Path.GetDirectoryName(Path.GetFullPath(database))!, "damaged", name)); // a file lies in a folder

    /// <summary>Takes every row that can still be read.</summary>
    /// <returns>Of each table, how many rows, and whether none was lost.</returns>
    private async Task<IReadOnlyList<(string Table, long Rows, bool IsWhole)>> SalvageAsync()
    {
        await using var damaged = await OpenAsync(copy);
        await using var target = await OpenAsync(building);
        var found = new List<(string, long, bool)>();
        foreach (var table in await TablesAsync(target))
        {
            var last = await TakeAsync(damaged, target, table, "rowid", null);
            var isWhole = last is null;
            if (!isWhole)
                await TakeAsync(damaged, target, table, "rowid DESC", last); // and from the other end, up to the hole
            await using var count = new SqliteCommand($"SELECT count(*) FROM \"{table}\"", target);
            found.Add((table, (long)(await count.ExecuteScalarAsync())!, isWhole)); // a count is never null
        }

        return found;
    }

    private static void Clear(params ReadOnlySpan<string> databases)
    {
        foreach (var one in databases)
        foreach (var end in Files)
            File.Delete(one + end);
    }

    /// <returns>Null when the end was reached; else the row id after which nothing could be read.</returns>
    private static async Task<long?> TakeAsync(SqliteConnection damaged, SqliteConnection target, string table, string order, long? downTo)
    {
        var last = 0L;
        await using var transaction = await target.BeginTransactionAsync();
        try
        {
            await using var select = new SqliteCommand($"SELECT rowid, * FROM \"{table}\" ORDER BY {order}", damaged);
            await using var rows = await select.ExecuteReaderAsync();
            await using var insert = target.CreateCommand();
            var columns = Enumerable.Range(1, rows.FieldCount - 1).ToList();
            insert.CommandText =
                $"INSERT OR IGNORE INTO \"{table}\" ({string.Join(", ", columns.Select(i => $"\"{rows.GetName(i)}\""))}) VALUES "
                + $"({string.Join(", ", columns.Select(i => $"$p{i}"))})";
            foreach (var i in columns)
                insert.Parameters.Add(new SqliteParameter($"$p{i}", null));
            while (await rows.ReadAsync() && !(rows.GetInt64(0) <= downTo))
            {
                foreach (var i in columns)
                    insert.Parameters[i - 1].Value = rows.GetValue(i);
                await insert.ExecuteNonQueryAsync();
                last = rows.GetInt64(0);
            }

            return null;
        }
        // the second when the table itself is missing
        catch (SqliteException e) when (e.SqliteErrorCode is raw.SQLITE_CORRUPT or raw.SQLITE_ERROR)
        {
            return last;
        }
        finally
        {
            await transaction.CommitAsync();
        }
    }

    private static async Task<IReadOnlyList<string>> TablesAsync(SqliteConnection connection)
    {
        await using var command = new SqliteCommand(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '\\_\\_%' ESCAPE '\\'",
            connection
        );
        await using var rows = await command.ExecuteReaderAsync();
        var tables = new List<string>();
        while (await rows.ReadAsync())
            tables.Add(rows.GetString(0));
        return tables;
    }

    private static async Task<SqliteConnection> OpenAsync(string file)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString());
        await connection.OpenAsync();
        await using var check = new SqliteCommand("SELECT count(*) FROM sqlite_master", connection);
        await check.ExecuteScalarAsync(); // a file that is no database says so here
        return connection;
    }
}
