using System.IO.Compression;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using QueueServer.Access;
using QueueServer.Domain;
using QueueServer.Storage.Sqlite;
using ScreenHosting;

namespace QueueServer.Storage.Backups;

/// <summary>
/// Puts a backup into a database that holds nothing, and its media into their folder: what is there is never overwritten.
/// </summary>
internal static class Restore
{
    private const string Media = "media/";
    private const int MostEntries = 10_000; // media of a hundred offices
    private const long MostDatabaseBytes = 64L * 1024 * 1024 * 1024; // ten years of a large office and room

    /// <param name="database">Where to: not necessarily of the kind that the backup was made of.</param>
    /// <param name="data">The data folder; made when it is not there.</param>
    /// <param name="media">Where the boards' media are to be; made when it is not there.</param>
    /// <param name="file">What <see cref="Backup"/> wrote.</param>
    /// <param name="mark">Marks in a folder which numbers may have been given after it, before it can be used.</param>
    /// <exception cref="IOException">The database holds a queue, the folder has a running server, or cannot be written.</exception>
    /// <exception cref="InvalidDataException">The file is no backup, or damaged; nothing was restored.</exception>
    /// <exception cref="StartException">A newer version wrote it; nothing was restored.</exception>
    /// <exception cref="System.Data.Common.DbException">The database cannot be reached or written; it is as it was.</exception>
    public static async Task ReadAsync(IDatabase database, string data, string media, string file, Func<QueueContext, string, Task> mark)
    {
        if (!File.Exists(file))
            throw new FileNotFoundException($"there is no file {file}.");
        using var folder = DataFolder.Open(data);
        await database.CheckEmptyAsync();
        await using var zip = await ZipFile.OpenReadAsync(file);
        if (
            zip.Entries.Count > MostEntries
            || zip.Entries.Any(entry => !IsOfABackup(entry))
            || zip.Entries.DistinctBy(entry => entry.FullName).Count() != zip.Entries.Count
            || zip.GetEntry(Backup.DatabaseName) is not { } stored
        )
            throw new InvalidDataException($"{file} is not a backup of this program.");
        var part = folder.PathOf($"{Backup.DatabaseName}.part");
        try
        {
            await ExtractAsync(stored, part);
            await CheckAsync(part, file);
            foreach (var entry in zip.Entries.Where(entry => entry != stored))
                await TakeMediaAsync(entry, OwnFiles.MakeFolder(media), file);
            await using (var held = SqliteDatabase.OpenAlone(part))
            {
                if (await SchemaVersion.IsOlderAsync(held))
                    await held.Database.MigrateAsync();
                await mark(held, folder.PathOf(NumberMark.FolderName));
            }

            await database.TakeInAsync(part); // last: where there is a queue, there is all of it
        }
        finally
        {
            File.Delete(part);
        }
    }

    /// <summary>
    /// The database, or a file that this program named and could have taken in: an entry's name must not lead anywhere else.
    /// </summary>
    private static bool IsOfABackup(ZipArchiveEntry entry) =>
        entry.FullName == Backup.DatabaseName
            ? entry.Length <= MostDatabaseBytes
            : entry.FullName.StartsWith(Media, StringComparison.Ordinal)
                && MediaKind.OfName(entry.FullName[Media.Length..]) is not null
                && entry.Length <= MediaKind.MaxBytes;

    /// <summary>Writes out as much as the entry said it holds, and no more: a small zip may unpack to more than any disk has.</summary>
    private static async Task ExtractAsync(ZipArchiveEntry entry, string path)
    {
        if (
            new DriveInfo(Path.GetDirectoryName(Path.GetFullPath(path))!) is { IsReady: true } drive
            && entry.Length > drive.AvailableFreeSpace
        ) // a file lies in a folder
            throw new IOException(
                $"{entry.FullName} needs {entry.Length:N0} bytes, and the disk of {path} has {drive.AvailableFreeSpace:N0} left."
            );
        await using var from = await entry.OpenAsync();
        await using var into = new FileStream(path, FileMode.Create, FileAccess.Write);
        var (buffer, left) = (new byte[81_920], entry.Length);
        while (await from.ReadAsync(buffer) is > 0 and var read)
        {
            if ((left -= read) < 0)
                throw new InvalidDataException($"{entry.FullName} holds more than it says.");
            await into.WriteAsync(buffer.AsMemory(0, read));
        }

        if (left > 0)
            throw new InvalidDataException($"{entry.FullName} holds less than it says.");
    }

    private static async Task TakeMediaAsync(ZipArchiveEntry entry, string folder, string file)
    {
        var (path, part) = (Path.Combine(folder, entry.Name), Path.Combine(folder, $"{entry.Name}.part"));
        try
        {
            await ExtractAsync(entry, part);
            if (!entry.Name.StartsWith(MediaKind.NameOf(await File.ReadAllBytesAsync(part)), StringComparison.Ordinal))
                throw new InvalidDataException($"{file} holds what this program never took in: {entry.FullName}.");
            File.Move(part, path, overwrite: true);
        }
        finally
        {
            File.Delete(part);
        }
    }

    private static async Task CheckAsync(string database, string file)
    {
        try
        {
            await using var connection = new SqliteConnection(
                new SqliteConnectionStringBuilder
                {
                    DataSource = database,
                    Mode = SqliteOpenMode.ReadOnly,
                    Pooling = false,
                }.ToString()
            );
            await connection.OpenAsync();
            await using var check = new SqliteCommand("PRAGMA integrity_check(1)", connection);
            if (await check.ExecuteScalarAsync() is not "ok")
                throw new InvalidDataException($"{file} holds a damaged database.");
            await ForeignParts.RefuseAsync(database, file);
            return;
        }
        catch (SqliteException e)
        {
            throw new InvalidDataException($"{file} holds a damaged database: {e.Message}", e);
        }
    }
}
