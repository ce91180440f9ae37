using System.Globalization;
using System.Text;
using ScreenHosting;
using ScreenHosting.Storage;

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
    /// <exception cref="NewerVersionException">A newer version wrote one of the records; the file is left as it is.</exception>
    public (IReadOnlyList<OfflineRecord> Records, string? Damaged) Read(DateTimeOffset now)
    {
        if (!File.Exists(path))
            return ([], null);
        var text = File.ReadAllText(path, Encoding.UTF8);
        var whole = text.LastIndexOf('\n') + 1;
        var lines = text[..whole].Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var read = lines.Select((line, at) => RecordOf(line, at + 1)).ToList(); // all of them: a newer one is not cut off behind damage
        var records = Following(read);
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

    private static byte[] LineOf(OfflineRecord record) => [.. StoredLine.Write(OfflineForms.Records, record), (byte)'\n'];

    /// <returns>Null when it is damaged.</returns>
    private OfflineRecord? RecordOf(string line, int number)
    {
        try
        {
            return StoredLine.Read<OfflineRecord>(OfflineForms.Records, Encoding.UTF8.GetBytes(line), $"record {number} of {path}");
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    /// <summary>The records up to the first that is damaged, or does not follow because one is missing.</summary>
    private static List<OfflineRecord> Following(IReadOnlyList<OfflineRecord?> read)
    {
        var records = new List<OfflineRecord>();
        OfflineDay? day = null;
        foreach (var record in read.TakeWhile(record => record is not null).Cast<OfflineRecord>())
        {
            try
            {
                day = OfflineDay.Apply(day, record);
            }
            catch (InvalidOperationException)
            {
                break;
            }

            records.Add(record);
        }

        return records;
    }
}
