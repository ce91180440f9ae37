using System.Security.Cryptography;
using QueueContracts;
using QueueContracts.Faces;
using ScreenHosting;
using ScreenHosting.Storage;

namespace KioskDevice.Offline;

/// <summary>What of a visitor's face waits to be handed in; whoever opens it overwrites it once it was used.</summary>
internal sealed record FaceToHandIn(FaceTemplate? Face, byte[]? Picture);

/// <summary>
/// Faces and pictures that wait to be handed in, each in a file of its own (<see cref="FaceSeal"/>) under a random key in another file; a
/// box moved to another number does not open. Each file goes when it is handed in, and the key when none is left.
/// </summary>
/// <param name="folder">Where they lie.</param>
internal sealed class SealedFaces(string folder)
{
    private const int KeyBytes = 32;
    private const string Extension = ".face";

    private string KeyFile => Path.Combine(folder, "faces.key");

    /// <exception cref="IOException">The disk does not take it.</exception>
    public void Seal(CommandId command, FaceToHandIn face)
    {
        var plain = StoredLine.Write(OfflineForms.Faces, face);
        var box = FaceSeal.Seal(FindOrMakeKey(), OwnerOf(command), plain);
        CryptographicOperations.ZeroMemory(plain);
        OwnFiles.Write(PathOf(command), box);
    }

    /// <returns>Null when it cannot be opened (any more).</returns>
    /// <exception cref="NewerVersionException">A newer version sealed it; it is left as it is.</exception>
    public FaceToHandIn? Open(CommandId command)
    {
        try
        {
            if (FindKey() is not { } key || !File.Exists(PathOf(command)))
                return null;
            var plain = FaceSeal.Open(key, OwnerOf(command), File.ReadAllBytes(PathOf(command)));
            try
            {
                return StoredLine.Read<FaceToHandIn>(OfflineForms.Faces, plain, $"the face of {command}");
            }
            finally
            {
                CryptographicOperations.ZeroMemory(plain);
            }
        }
        catch (Exception e) when (e is CryptographicException or InvalidDataException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Destroys every box but those of these commands; with none left, the key too.</summary>
    /// <exception cref="IOException">The disk does not let it go.</exception>
    public void DestroyAllBut(IReadOnlyCollection<CommandId> kept)
    {
        var paths = kept.Select(PathOf).ToHashSet();
        foreach (var path in Boxes.Where(path => !paths.Contains(path)).ToList())
            OwnFiles.Destroy(path);
        if (!paths.Any(File.Exists))
            OwnFiles.Destroy(KeyFile);
    }

    /// <summary>
    /// Destroys what was sealed before a moment by the file's own time, where nothing else is known of it; with none left, the key too.
    /// </summary>
    /// <exception cref="IOException">The disk does not let it go.</exception>
    public void DestroyBefore(DateTimeOffset moment)
    {
        var old = Boxes.Where(path => File.GetLastWriteTimeUtc(path) < moment.UtcDateTime).ToList();
        foreach (var path in old)
            OwnFiles.Destroy(path);
        if (old.Count > 0 && !Boxes.Any())
            OwnFiles.Destroy(KeyFile);
    }

    private IEnumerable<string> Boxes => Directory.EnumerateFiles(folder, $"*{Extension}*");

    private byte[]? FindKey() => File.Exists(KeyFile) && File.ReadAllBytes(KeyFile) is { Length: KeyBytes } key ? key : null;

    private byte[] FindOrMakeKey()
    {
        if (FindKey() is { } found)
            return found;
        var key = RandomNumberGenerator.GetBytes(KeyBytes);
        OwnFiles.Write(KeyFile, key);
        return key;
    }

    private static string OwnerOf(CommandId command) => $"face to hand in|{command}";

    private string PathOf(CommandId command) => Path.Combine(folder, $"{command}{Extension}");
}
