using System.IO.Compression;
using QueueServer.Storage.Sqlite;

namespace QueueServer.Storage.Backups;

/// <summary>
/// A copy to go on from, made while the server runs or not: the database without any face or picture, and the boards' media, in one zip
/// file. It is of one form whichever the database is, so that a queue may move from one to the other. Keys, device secrets, first passwords
/// and the keys of the cookies are never in it.
/// </summary>
internal static class Backup
{
    /// <summary>The database in the zip, whichever it came from: a SQLite file.</summary>
    public const string DatabaseName = SqliteDatabase.FileName;

    /// <summary>Writes the copy; a reader sees all of it or nothing.</summary>
    /// <param name="database">The server's database.</param>
    /// <param name="media">Where the boards' media are; it may not be there.</param>
    /// <param name="file">The zip file, which must not be there yet.</param>
    /// <exception cref="IOException">There is no database, the file is there already, or cannot be written.</exception>
    /// <exception cref="System.Data.Common.DbException">The database cannot be read.</exception>
    public static async Task WriteAsync(IDatabase database, string media, string file)
    {
        if (File.Exists(file))
            throw new IOException($"{file} is there already.");
        var (copy, part) = (file + ".db.part", file + ".part");
        try
        {
            File.Delete(copy);
            File.Delete(part);
            await using (Create(copy)) { } // only its owner reads it, also while it grows
            await database.CopyToAsync(copy);
            await using (var zip = new ZipArchive(Create(part), ZipArchiveMode.Create))
            {
                await zip.CreateEntryFromFileAsync(copy, DatabaseName);
                foreach (
                    var one in Directory.Exists(media)
                        ? Directory.GetFiles(media).Where(one => MediaKind.OfName(Path.GetFileName(one)) is not null)
                        : []
                )
                    await zip.CreateEntryFromFileAsync(one, $"media/{Path.GetFileName(one)}");
            }

            File.Move(part, file);
        }
        finally
        {
            File.Delete(copy);
            File.Delete(part);
        }
    }

    private static FileStream Create(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new(path, options);
    }
}
