using System.IO.Compression;
using Microsoft.Data.Sqlite;

namespace QueueServer.Storage.Copies;

/// <summary>Puts a backup into a database that holds nothing, and its media into their folder: what is there is never overwritten.</summary>
internal static class Restore
{
    private const string Media = "media/";

    /// <param name="database">Where to: not necessarily of the kind that the backup was made of.</param>
    /// <param name="data">The data folder; made when it is not there.</param>
    /// <param name="media">Where the boards' media are to be; made when it is not there.</param>
    /// <param name="file">What <see cref="Backup"/> wrote.</param>
    /// <exception cref="IOException">The database holds a queue, the folder has a running server, or cannot be written.</exception>
    /// <exception cref="InvalidDataException">The file is no backup, or damaged; nothing was restored.</exception>
    /// <exception cref="System.Data.Common.DbException">The database cannot be reached or written; it is as it was.</exception>
    public static async Task ReadAsync(IDatabase database, string data, string media, string file)
    {
        if (!File.Exists(file)) throw new FileNotFoundException($"there is no file {file}.");
        using var folder = DataFolder.Open(data);
        await database.CheckEmptyAsync();
        await using var zip = await ZipFile.OpenReadAsync(file);
        if (zip.GetEntry(Backup.DatabaseName) is not { } stored || zip.Entries.Any(entry => !IsOfABackup(entry.FullName))) throw new InvalidDataException($"{file} is not a backup of this program.");
        var part = folder.PathOf($"{Backup.DatabaseName}.part");
        try
        {
            await stored.ExtractToFileAsync(part, overwrite: true);
            await CheckAsync(part, file);
            foreach (var entry in zip.Entries.Where(entry => entry.FullName.StartsWith(Media, StringComparison.Ordinal)))
                await entry.ExtractToFileAsync(Path.Combine(DataFolder.MakeOwn(media), entry.Name), overwrite: true);
            await database.TakeInAsync(part); // last: where there is a queue, there is all of it
        }
        finally
        {
            File.Delete(part);
        }
    }

    /// <summary>The database, or a file right below the media: an entry's name must not lead anywhere else.</summary>
    private static bool IsOfABackup(string name) => name == Backup.DatabaseName || (name.StartsWith(Media, StringComparison.Ordinal) && Path.GetFileName(name) == name[Media.Length..]);

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
