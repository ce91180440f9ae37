using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Win32.SafeHandles;
using QueueContracts;
using QueueServer.Domain;
using ScreenHosting;
using ScreenHosting.Storage;

namespace QueueServer.Storage;

/// <summary>How far an office's journal had come, and which numbers may have been given.</summary>
/// <param name="Day">The day the numbers are of.</param>
/// <param name="Version">The journal's last acknowledged version.</param>
/// <param name="Given">By letter, up to which number some may have been given.</param>
/// <param name="Leased">By letter, from which number on some may have been leased to kiosks.</param>
internal sealed record Marked(
    DateOnly Day,
    long Version,
    ImmutableSortedDictionary<char, int> Given,
    ImmutableSortedDictionary<char, int> Leased
)
{
    public static Marked Nothing { get; } =
        new(default, 0, ImmutableSortedDictionary<char, int>.Empty, ImmutableSortedDictionary<char, int>.Empty);

    /// <summary>Marks a number, and all below it, as given.</summary>
    public Marked WithGiven(char letter, int upTo) =>
        upTo <= Given.GetValueOrDefault(letter) ? this : this with { Given = Given.SetItem(letter, upTo) };

    /// <summary>Marks a number, and all above it, as leased.</summary>
    public Marked WithLeased(char letter, int from) =>
        from >= Leased.GetValueOrDefault(letter, int.MaxValue) ? this : this with { Leased = Leased.SetItem(letter, from) };

    /// <summary>Marks what an event gave or leased.</summary>
    public Marked With(QueueEvent happened) =>
        happened switch
        {
            TicketIssued { HandedIn: null, Number: var number } => WithGiven(number.Prefix, number.Value),
            NumbersLeased { First: var first } => WithLeased(first.Prefix, first.Value),
            NumbersPassedOver { Leased: false, Last: var last } => WithGiven(last.Prefix, last.Value),
            NumbersPassedOver { First: var first } => WithLeased(first.Prefix, first.Value),
            _ => this,
        };

    /// <summary>What either says: of the later day, and of the same day all of both.</summary>
    public Marked Or(Marked other)
    {
        var (later, earlier) = other.Day > Day ? (other, this) : (this, other);
        later = later with { Version = Math.Max(Version, other.Version) };
        if (later.Day != earlier.Day)
            return later;
        foreach (var (letter, upTo) in earlier.Given)
            later = later.WithGiven(letter, upTo);
        foreach (var (letter, from) in earlier.Leased)
            later = later.WithLeased(letter, from);
        return later;
    }
}

/// <summary>
/// One office's mark on disk. It stands outside the database, so that a database that lost its last records, or is an older copy of itself,
/// is noticed and gives no number twice.
/// </summary>
/// <remarks>
/// A file of three slots, the newest sound one counts. Two are written in turns and synced: what stands there outlives a power cut. The
/// third is written after each record without a sync: what stands there outlives the process. A slot is its head and JSON, which names its
/// form; so it is in every form to come, so that a newer one is told from damage.
/// </remarks>
internal sealed class NumberMark : IDisposable
{
    private const int SlotBytes = 1024; // 26 letters twice, with room
    private const int HeadBytes = 16; // sequence, length, checksum
    private const int Unsynced = 2;

    private const string FormName = "form";

    private readonly SafeFileHandle file;
    private readonly string path;
    private readonly byte[] slot = new byte[SlotBytes];
    private long sequence;

    private NumberMark(SafeFileHandle file, string path)
    {
        (this.file, this.path) = (file, path);
        foreach (var at in Enumerable.Range(0, 3))
            (sequence, Found) = Read(at) is var (number, marked) && number > sequence ? (number, marked) : (sequence, Found);
    }

    /// <summary>The forms of a slot. 1: without a form. 2: the same, with its form.</summary>
    public static StoredForms Forms { get; } = new(null);

    /// <summary>What was marked last when it was opened; null for nothing, or nothing sound.</summary>
    public Marked? Found { get; }

    /// <summary>The marks' folder in the data folder.</summary>
    public const string FolderName = "numbers";

    /// <summary>The folder beside a database.</summary>
    // a file lies in a folder
    public static string FolderOf(string database) => Path.Combine(Path.GetDirectoryName(Path.GetFullPath(database))!, FolderName);

    /// <exception cref="IOException">The file cannot be made or read.</exception>
    /// <exception cref="NewerVersionException">A newer version wrote it; it is left as it is.</exception>
    public static NumberMark Open(string folder, OfficeId office)
    {
        var path = Path.Combine(OwnFiles.MakeFolder(folder), $"{office}.mark");
        var isNew = !File.Exists(path);
        var file = File.OpenHandle(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
        try
        {
            if (isNew && !OperatingSystem.IsWindows())
                File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            var mark = new NumberMark(file, path);
            var length = RandomAccess.GetLength(file);
            if (length < 3 * SlotBytes)
                RandomAccess.Write(file, new byte[(3 * SlotBytes) - length], length); // all of it now: later the disk may be full
            return mark;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Marks ahead: on disk when this returns.</summary>
    /// <exception cref="IOException">It is not.</exception>
    public void WriteAhead(Marked marked)
    {
        Write(marked, (int)((sequence + 1) % 2));
        RandomAccess.FlushToDisk(file);
    }

    /// <summary>Marks what is durable elsewhere.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    public void WriteBehind(Marked marked) => Write(marked, Unsynced);

    public void Dispose() => file.Dispose();

    private void Write(Marked marked, int at)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(new Slot<Marked>(Forms.Current, marked), StoredForms.Json);
        BinaryPrimitives.WriteInt64LittleEndian(slot, ++sequence);
        BinaryPrimitives.WriteInt32LittleEndian(slot.AsSpan(8), json.Length);
        json.CopyTo(slot.AsSpan(HeadBytes));
        BinaryPrimitives.WriteUInt32LittleEndian(slot.AsSpan(12), Checksum(json.Length));
        RandomAccess.Write(file, slot, at * SlotBytes);
    }

    private (long Sequence, Marked Marked)? Read(int at)
    {
        if (RandomAccess.Read(file, slot, at * SlotBytes) < SlotBytes)
            return null;
        var length = BinaryPrimitives.ReadInt32LittleEndian(slot.AsSpan(8));
        if (length is <= 0 or > SlotBytes - HeadBytes || BinaryPrimitives.ReadUInt32LittleEndian(slot.AsSpan(12)) != Checksum(length))
            return null;
        return (BinaryPrimitives.ReadInt64LittleEndian(slot), MarkedIn(slot.AsSpan(HeadBytes, length)));
    }

    /// <summary>What a slot with a right checksum says.</summary>
    private Marked MarkedIn(ReadOnlySpan<byte> json)
    {
        var form = 1;
        try
        {
            if (JsonNode.Parse(json) is JsonObject found && found.TryGetPropertyValue(FormName, out var named))
                form = named?.GetValue<int>() ?? 0;
            if (form == 1)
                return Forms.Read<Marked>(form, json);
            if (form > 1 && form <= Forms.Current && JsonSerializer.Deserialize<Slot<JsonElement>>(json, StoredForms.Json) is { } read)
                return Forms.Read<Marked>(form, Encoding.UTF8.GetBytes(read.Marked.GetRawText()));
        }
        // what cannot be read is told below
        catch (Exception e) when (e is JsonException or NotSupportedException or FormatException or InvalidOperationException) { }

        throw new NewerVersionException($"{path} (form {form})");
    }

    /// <summary>Of everything in the slot but itself.</summary>
    private uint Checksum(int length)
    {
        var sum = new Crc32C();
        sum.Add(slot.AsSpan(0, 12));
        sum.Add(slot.AsSpan(HeadBytes, length));
        return sum.Value;
    }

    private sealed record Slot<T>(int Form, T Marked);
}
