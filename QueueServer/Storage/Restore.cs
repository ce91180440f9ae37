using System.IO.Compression;
using Microsoft.Data.Sqlite;

namespace QueueServer.Storage;

/// <summary>Puts a backup into a data folder that has no database: what is there is never overwritten.</summary>
internal static class Restore
{
    private const string Media = "media/";

    /// <param name="file">What <see cref="Backup"/> wrote.</param>
    /// <param name="data">The data folder; made when it is not there.</param>
    /// <exception cref="IOException">The folder has a database or a running server, or cannot be written.</exception>
    /// <exception cref="InvalidDataException">The file is no backup, or damaged; nothing was restored.</exception>
    public static async Task ReadAsync(string file, string data)
    {
        if (!File.Exists(file)) throw new FileNotFoundException($"there is no file {file}.");
        using var folder = DataFolder.Open(data);
        var database = folder.PathOf(SqliteDatabase.FileName);
        if (File.Exists(database)) throw new IOException($"{database} is there already: restore into an empty folder, or move that file away first.");
        await using var zip = await ZipFile.OpenReadAsync(file);
        if (zip.GetEntry(SqliteDatabase.FileName) is not { } stored || zip.Entries.Any(entry => !IsOfABackup(entry.FullName))) throw new InvalidDataException($"{file} is not a backup of this program.");
        var part = database + ".part";
        try
        {
            await stored.ExtractToFileAsync(part, overwrite: true);
            await CheckAsync(part, file);
            foreach (var entry in zip.Entries.Where(entry => entry.FullName.StartsWith(Media, StringComparison.Ordinal)))
                await entry.ExtractToFileAsync(Path.Combine(folder.Folder("media").FullName, entry.Name), overwrite: true);
            File.Move(part, database); // last: a folder with a database is a whole one
        }
        finally
        {
            File.Delete(part);
        }
    }

    /// <summary>The database, or a file right below the media: an entry's name must not lead anywhere else.</summary>
    private static bool IsOfABackup(string name) => name == SqliteDatabase.FileName || (name.StartsWith(Media, StringComparison.Ordinal) && Path.GetFileName(name) == name[Media.Length..]);

    private static async Task CheckAsync(string database, string file)
    {
        try
        {
            await using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = database, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
            await connection.OpenAsync();
            await using var check = new SqliteCommand("PRAGMA integrity_check(1)", connection);
            if (await check.ExecuteScalarAsync() is "ok") return;
        }
        catch (SqliteException e)
        {
            throw new InvalidDataException($"{file} holds a damaged database: {e.Message}", e);
        }

        throw new InvalidDataException($"{file} holds a damaged database.");
    }
}
