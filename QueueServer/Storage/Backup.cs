using System.IO.Compression;
using Microsoft.Data.Sqlite;

namespace QueueServer.Storage;

/// <summary>
/// A copy to go on from, made while the server runs or not: the database without any face or picture, and the boards' media, in one zip file.
/// Keys, device secrets, first passwords and the keys of the cookies are never in it.
/// </summary>
internal static class Backup
{
    /// <summary>What is created in the copy, but left empty: it must not outlive its day, not even under its seal.</summary>
    private static readonly string[] LeftOut = ["faces", "pictures"];

    /// <summary>Writes the copy; a reader sees all of it or nothing.</summary>
    /// <param name="data">The server's data folder.</param>
    /// <param name="file">The zip file, which must not be there yet.</param>
    /// <exception cref="IOException">There is no database, the file is there already, or cannot be written.</exception>
    public static async Task WriteAsync(string data, string file)
    {
        var database = Path.Combine(data, SqliteDatabase.FileName);
        if (!File.Exists(database)) throw new FileNotFoundException($"there is no database {database}.");
        if (File.Exists(file)) throw new IOException($"{file} is there already.");
        var (copy, part) = (file + ".db.part", file + ".part");
        try
        {
            File.Delete(copy);
            File.Delete(part);
            await using (Create(copy)) { } // only its owner reads it, also while it grows
            await CopyAsync(database, copy);
            await using (var zip = new ZipArchive(Create(part), ZipArchiveMode.Create))
            {
                await zip.CreateEntryFromFileAsync(copy, SqliteDatabase.FileName);
                var media = new DirectoryInfo(Path.Combine(data, "media"));
                foreach (var one in media.Exists ? media.GetFiles() : []) await zip.CreateEntryFromFileAsync(one.FullName, $"media/{one.Name}");
            }

            File.Move(part, file);
        }
        finally
        {
            File.Delete(copy);
            File.Delete(part);
        }
    }

    /// <summary>Every table but the faces' row by row, in one read transaction: a file that is copied whole would hold what was just deleted.</summary>
    private static async Task CopyAsync(string database, string copy)
    {
        await using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = copy, Pooling = false }.ToString());
        await connection.OpenAsync();
        await RunAsync(connection, "ATTACH $source AS live", ("$source", database));
        await RunAsync(connection, "BEGIN");
        var parts = new List<(string Type, string Name, string Sql)>();
        await using (var read = new SqliteCommand("SELECT type, name, sql FROM live.sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' ORDER BY type = 'trigger', type = 'index'", connection))
        {
            await using var rows = await read.ExecuteReaderAsync();
            while (await rows.ReadAsync()) parts.Add((rows.GetString(0), rows.GetString(1), rows.GetString(2)));
        }

        foreach (var (type, name, sql) in parts) // tables first, triggers last: they refuse what is already there, not what is copied
        {
            await RunAsync(connection, sql);
            if (type == "table" && !LeftOut.Contains(name)) await RunAsync(connection, $"INSERT INTO main.\"{name}\" SELECT * FROM live.\"{name}\"");
        }

        await RunAsync(connection, "COMMIT");
    }

    private static async Task RunAsync(SqliteConnection connection, string sql, params (string Name, string Value)[] values)
    {
        await using var command = new SqliteCommand(sql, connection);
        foreach (var (name, value) in values) command.Parameters.AddWithValue(name, value);
        await command.ExecuteNonQueryAsync();
    }

    private static FileStream Create(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new(path, options);
    }
}
