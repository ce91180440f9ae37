using System.Globalization;
using System.Text;
using System.Text.Json;
using QueueContracts;
using ScreenHosting;

namespace KioskDevice.Offline;

/// <summary>
/// The records on disk, in a file only this program's account can read. A record is on disk when <see cref="Append"/> returns; a crash at
/// any moment leaves it whole or leaves it out.
/// </summary>
/// <param name="path">The file.</param>
internal sealed class OfflineFile(string path)
{
    /// <summary>Reads what is there.</summary>
    /// <param name="now">For the name of a damaged file.</param>
    /// <returns>
    /// The whole records before the first that cannot be read, and where the damaged file was put; null when it is sound. A last line that
    /// was cut short is no damage: nobody was told of what it would have said.
    /// </returns>
    /// <exception cref="IOException">The disk does not give or take it.</exception>
    public (IReadOnlyList<OfflineRecord> Records, string? Damaged) Read(DateTimeOffset now)
    {
        if (!File.Exists(path))
            return ([], null);
        var text = File.ReadAllText(path, Encoding.UTF8);
        var whole = text.LastIndexOf('\n') + 1;
        var lines = text[..whole].Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var records = new List<OfflineRecord>();
        OfflineDay? day = null;
        foreach (var line in lines)
        {
            if (RecordOf(line, ref day) is not { } record)
                break;
            records.Add(record);
        }

        if (records.Count == lines.Length)
        {
            if (whole < text.Length)
                Replace(records);
            return (records, null);
        }

        var aside = string.Create(CultureInfo.InvariantCulture, $"{path}.damaged-{now:yyyyMMdd-HHmmss}");
        File.Copy(path, aside, overwrite: true);
        Replace(records);
        return (records, aside);
    }

    /// <summary>Adds one record.</summary>
    /// <exception cref="IOException">The disk does not take it; the file is as it was.</exception>
    public void Append(OfflineRecord record)
    {
        using var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.Write);
        var before = file.Length;
        try
        {
            file.Seek(0, SeekOrigin.End);
            file.Write(LineOf(record));
            file.Flush(flushToDisk: true);
        }
        catch (IOException)
        {
            file.SetLength(before); // half a line would spoil the next one
            throw;
        }
    }

    /// <summary>Puts other records in place of those there are.</summary>
    /// <exception cref="IOException">The disk does not take them; the file is as it was.</exception>
    public void Replace(IReadOnlyList<OfflineRecord> records) => OwnFiles.Write(path, [.. records.SelectMany(LineOf)]);

    private static byte[] LineOf(OfflineRecord record) => [.. JsonSerializer.SerializeToUtf8Bytes(record, Wire.Json), (byte)'\n'];

    private static OfflineRecord? RecordOf(string line, ref OfflineDay? day)
    {
        try
        {
            if (JsonSerializer.Deserialize<OfflineRecord>(line, Wire.Json) is not { } record)
                return null;
            day = OfflineDay.Apply(day, record);
            return record;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or NotSupportedException)
        {
            return null;
        }
    }
}
