using System.Globalization;
using Microsoft.Data.Sqlite;
using ScreenHosting;
using SQLitePCL;

namespace QueueServer.Storage;

/// <summary>Sets a damaged database aside, as it is, and reads what can be read of a copy of it. Nothing damaged is ever deleted.</summary>
internal sealed class SqliteRepair
{
    private static readonly string[] Files = ["", "-wal", "-shm"];
    private readonly string copy;

    private SqliteRepair(string aside, string copy) => (Aside, this.copy) = (aside, copy);

    /// <summary>The folder with the damaged files.</summary>
    public string Aside { get; }

    /// <summary>Makes the folder for what was found damaged now.</summary>
    public static string NewFolder(string database, DateTimeOffset now)
    {
        var root = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(database))!, "damaged"); // a file lies in a folder
        var name = now.UtcDateTime.ToString("yyyyMMdd-HHmmss-fff", CultureInfo.InvariantCulture);
        var folder = Path.Combine(root, name);
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(folder);
        else Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return folder;
    }

    /// <summary>Moves the damaged database out of the way; the place of it is free then.</summary>
    /// <exception cref="StartException">Not even the list of its tables can be read: only a backup helps.</exception>
    public static async Task<SqliteRepair> BeginAsync(string database, DateTimeOffset now)
    {
        SqliteConnection.ClearAllPools();
        var (aside, copy) = (NewFolder(database, now), database + ".salvage");
        Clear(copy);
        foreach (var end in Files)
        {
            if (!File.Exists(database + end)) continue;
            var kept = Path.Combine(aside, Path.GetFileName(database) + end);
            File.Move(database + end, kept);
            if (end != "-shm") File.Copy(kept, copy + end); // SQLite writes to what it opens: what was set aside stays as it was
        }

        try
        {
            await using var damaged = await OpenAsync(copy);
        }
        catch (SqliteException e)
        {
            Clear(copy);
            throw new StartException(
                $"the database {database} is damaged and nothing of it can be read ({e.Message}). It was set aside in {aside}. Restore a backup: QueueServer restore FILE.", e);
        }

        return new(aside, copy);
    }

    /// <summary>Takes every row that can still be read into a database that has the tables already.</summary>
    /// <param name="database">The new database.</param>
    /// <returns>Of each table, how many rows, and whether none was lost.</returns>
    public async Task<IReadOnlyList<(string Table, long Rows, bool IsWhole)>> SalvageAsync(string database)
    {
        try
        {
            await using var damaged = await OpenAsync(copy);
            await using var target = await OpenAsync(database);
            var found = new List<(string, long, bool)>();
            foreach (var table in await TablesAsync(target))
            {
                var last = await TakeAsync(damaged, target, table, "rowid", null);
                var isWhole = last is null;
                if (!isWhole) await TakeAsync(damaged, target, table, "rowid DESC", last); // and from the other end, up to the hole
                await using var count = new SqliteCommand($"SELECT count(*) FROM \"{table}\"", target);
                found.Add((table, (long)(await count.ExecuteScalarAsync())!, isWhole)); // a count is never null
            }

            return found;
        }
        finally
        {
            Clear(copy);
        }
    }

    private static void Clear(string copy)
    {
        foreach (var end in Files) File.Delete(copy + end);
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
            insert.CommandText = $"INSERT OR IGNORE INTO \"{table}\" ({string.Join(", ", columns.Select(i => $"\"{rows.GetName(i)}\""))}) VALUES ({string.Join(", ", columns.Select(i => $"$p{i}"))})";
            foreach (var i in columns) insert.Parameters.Add(new SqliteParameter($"$p{i}", null));
            while (await rows.ReadAsync() && !(rows.GetInt64(0) <= downTo))
            {
                foreach (var i in columns) insert.Parameters[i - 1].Value = rows.GetValue(i);
                await insert.ExecuteNonQueryAsync();
                last = rows.GetInt64(0);
            }

            return null;
        }
        catch (SqliteException e) when (e.SqliteErrorCode is raw.SQLITE_CORRUPT or raw.SQLITE_ERROR) // the second when the table itself is missing
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
        await using var command = new SqliteCommand("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '\\_\\_%' ESCAPE '\\'", connection);
        await using var rows = await command.ExecuteReaderAsync();
        var tables = new List<string>();
        while (await rows.ReadAsync()) tables.Add(rows.GetString(0));
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
