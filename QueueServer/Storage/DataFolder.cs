using QueueServer.Domain;
using ScreenHosting;

namespace QueueServer.Storage;

/// <summary>
/// The one folder the server writes to, held by an exclusive lock for as long as the process lives, so that a second server on
/// the same data says so and stops.
/// </summary>
internal sealed class DataFolder : IDisposable
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private readonly string root;
    private readonly FileStream held;

    private DataFolder(string root, FileStream held) => (this.root, this.held) = (root, held);

    /// <exception cref="StartException">The folder cannot be written, or another server holds it.</exception>
    public static DataFolder Open(string path)
    {
        var root = Path.GetFullPath(path);
        try
        {
            OwnFiles.MakeFolder(root);
            CloseWhatIsThere(root);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StartException($"the data folder {root} cannot be written: {e.Message}", e);
        }

        var lockFile = Path.Combine(root, "server.lock");
        try
        {
            return new(root, new FileStream(lockFile, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException && !IsHeld(e))
        {
            throw new StartException($"the data folder {root} cannot be written: {e.Message}", e);
        }
        catch (IOException e)
        {
            throw new StartException(
                $"another server already uses the data folder {root}: stop it, or choose another folder with --Data.",
                e
            );
        }
    }

    /// <summary>
    /// Whether a file is locked by another process, and not merely unwritable: EAGAIN of Linux and macOS, ERROR_SHARING_VIOLATION of
    /// Windows.
    /// </summary>
    private static bool IsHeld(Exception e) => e.HResult is 11 or 35 or unchecked((int)0x80070020);

    public string PathOf(params ReadOnlySpan<string> parts) => Path.Combine([root, .. parts]);

    /// <summary>A folder in the data folder that only its owner can enter; made when it is not there.</summary>
    public DirectoryInfo Folder(string name) => new(OwnFiles.MakeFolder(PathOf(name)));

    public void Dispose() => held.Dispose();

    /// <summary>What the server keeps here and nothing else: a folder that serves other things, too, is none of its business.</summary>
    private static void CloseWhatIsThere(string root)
    {
        OwnFiles.Close(root);
        foreach (var file in Directory.EnumerateFiles(root, "queue.db*").Concat(["office.json", "first-run.txt", "server.lock"]))
            OwnFiles.Close(Path.Combine(root, file));
        foreach (var folder in (string[])["cookie-keys", "damaged", "devices", "keys", "media", NumberMark.FolderName])
        {
            var own = Path.Combine(root, folder);
            if (!Directory.Exists(own))
                continue;
            OwnFiles.Close(own);
            foreach (
                var entry in Directory.EnumerateFileSystemEntries(
                    own,
                    "*",
                    new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint }
                )
            )
                OwnFiles.Close(entry);
        }
    }
}
