using System.Globalization;
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
    private const string Form = "yyyy-MM-dd";

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

    /// <summary>Overwrites and deletes the keys of every day before one.</summary>
    public void DestroyBefore(OfficeId office, DateOnly day)
    {
        foreach (var over in DaysOf(office).Where(over => over < day))
            OwnFiles.Destroy(PathOf(office, over));
    }

    /// <summary>The days that have a key.</summary>
    public IEnumerable<DateOnly> DaysOf(OfficeId office)
    {
        var own = FolderOf(office);
        foreach (var path in Directory.Exists(own) ? Directory.GetFiles(own, "*.key") : [])
        {
            if (
                DateOnly.TryParseExact(
                    Path.GetFileNameWithoutExtension(path),
                    Form,
                    CultureInfo.InvariantCulture,
                    DateTimeStyles.None,
                    out var day
                )
            )
                yield return day;
        }
    }

    private string FolderOf(OfficeId office) =>
        folder is null ? data.PathOf("keys", office.Value) : Path.Combine(Path.GetFullPath(folder), office.Value);

    private string PathOf(OfficeId office, DateOnly day) =>
        Path.Combine(FolderOf(office), $"{day.ToString(Form, CultureInfo.InvariantCulture)}.key");
}
