using System.Buffers.Binary;

namespace QueueServer.Storage.Sqlite;

/// <summary>
/// Looks for a torn end of a write-ahead log before SQLite opens it. SQLite goes on with the last whole commit and overwrites the rest
/// without a word; here a copy is set aside first.
/// </summary>
/// <remarks>The format and its checksum: sqlite.org/walformat.html, sections 1 and 4.</remarks>
internal static class WalTail
{
    private const int HeaderBytes = 32;
    private const int FrameHeaderBytes = 24;
    private const uint Magic = 0x377F0682; // its lowest bit says whether checksums read big-endian words

    /// <summary>Copies a torn log to the folder of damaged files beside the database.</summary>
    /// <param name="database">The database's file.</param>
    /// <param name="now">Names the folder.</param>
    /// <returns>The copy; null when the log is whole, or there is none.</returns>
    public static string? SetAside(string database, DateTimeOffset now)
    {
        var wal = database + "-wal";
        if (!File.Exists(wal) || !IsTorn(wal))
            return null;
        var copy = Path.Combine(SqliteRepair.NewFolder(database, now), Path.GetFileName(wal));
        File.Copy(wal, copy);
        return copy;
    }

    /// <summary>Whether a frame of the present generation fails its checksum, or is cut off.</summary>
    public static bool IsTorn(string wal)
    {
        using var log = new FileStream(wal, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        Span<byte> header = stackalloc byte[HeaderBytes];
        if (log.Length == 0)
            return false;
        if (log.ReadAtLeast(header, HeaderBytes, throwOnEndOfStream: false) < HeaderBytes)
            return true;
        var magic = BinaryPrimitives.ReadUInt32BigEndian(header);
        if ((magic & ~1u) != Magic)
            return true;
        var sum = new Checksum(isBigEndian: (magic & 1) == 1);
        sum.Add(header[..24]);
        if (!sum.Is(header[24..]))
            return true;

        var salts = header[16..24].ToArray();
        var frame = new byte[FrameHeaderBytes + BinaryPrimitives.ReadInt32BigEndian(header[8..])];
        while (true)
        {
            var read = log.ReadAtLeast(frame, frame.Length, throwOnEndOfStream: false);
            if (read < 16 || !frame.AsSpan(8, 8).SequenceEqual(salts))
                return false; // what follows is of an earlier generation
            if (read < frame.Length)
                return true;
            sum.Add(frame.AsSpan(0, 8));
            sum.Add(frame.AsSpan(FrameHeaderBytes));
            if (!sum.Is(frame.AsSpan(16, 8)))
                return true;
        }
    }

    private struct Checksum(bool isBigEndian)
    {
        private uint first,
            second;

        public void Add(ReadOnlySpan<byte> bytes)
        {
            for (var at = 0; at < bytes.Length; at += 8)
            {
                first += Word(bytes[at..]) + second;
                second += Word(bytes[(at + 4)..]) + first;
            }
        }

        public readonly bool Is(ReadOnlySpan<byte> stored) =>
            BinaryPrimitives.ReadUInt32BigEndian(stored) == first && BinaryPrimitives.ReadUInt32BigEndian(stored[4..]) == second;

        private readonly uint Word(ReadOnlySpan<byte> bytes) =>
            isBigEndian ? BinaryPrimitives.ReadUInt32BigEndian(bytes) : BinaryPrimitives.ReadUInt32LittleEndian(bytes);
    }
}
