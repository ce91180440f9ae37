using System.Security.Cryptography;
using QueueContracts;
using QueueServer.Storage;
using ScreenHosting;

namespace QueueServer.Faces;

/// <summary>
/// One random 256-bit key an office and day, each in a file of its own outside the database, readable by the server's account only.
/// Destroying the file makes every sealed face of that day unreadable, copies of the database included.
/// </summary>
/// <param name="data">Writes them.</param>
/// <param name="folder">Where they are kept; null for <c>keys</c> in the data folder.</param>
internal sealed class DayKeys(DataFolder data, string? folder = null)
{
    private const int KeyBytes = 32;

    /// <summary>The day's key; null when there is none (any more).</summary>
    public byte[]? Find(OfficeId office, DateOnly day)
    {
        var path = PathOf(office, day);
        if (!File.Exists(path))
            return null;
        var key = File.ReadAllBytes(path);
        return key.Length == KeyBytes ? key : null;
    }

    /// <summary>The day's key, made when there is none; it is on disk before it is used.</summary>
    public byte[] FindOrCreate(OfficeId office, DateOnly day)
    {
        if (Find(office, day) is { } found)
            return found;
        OwnFiles.WriteOnce(PathOf(office, day), RandomNumberGenerator.GetBytes(KeyBytes)); // of two servers at once, one makes it
        return Find(office, day) ?? throw new IOException($"The key {PathOf(office, day)} was written and cannot be read.");
    }

    /// <summary>Overwrites and deletes the keys of every day but one.</summary>
    public void DestroyAllBut(OfficeId office, DateOnly? day)
    {
        var own = FolderOf(office);
        if (!Directory.Exists(own))
            return;
        var kept = day is { } of ? PathOf(office, of) : null;
        foreach (var path in Directory.GetFiles(own).Where(path => path != kept))
            OwnFiles.Destroy(path);
    }

    private string FolderOf(OfficeId office) =>
        folder is null ? data.PathOf("keys", office.Value) : Path.Combine(Path.GetFullPath(folder), office.Value);

    private string PathOf(OfficeId office, DateOnly day) => Path.Combine(FolderOf(office), $"{day:yyyy-MM-dd}.key");
}
