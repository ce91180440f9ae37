using System.Buffers.Binary;

namespace QueueServer.Features.Media;

/// <summary>
/// Whether bytes are one whole video file by its outer parts: what a browser's decoder makes of the inner ones is its own, in its sandbox.
/// </summary>
internal static class Videos
{
    /// <summary>
    /// MP4 (ISO/IEC 14496-12): boxes that fill the file to its last byte, <c>ftyp</c> first, then one <c>moov</c> and media data.
    /// </summary>
    public static bool IsMp4(ReadOnlySpan<byte> content)
    {
        var (at, boxes, hasIndex, hasData) = (0L, 0, false, false);
        while (at + 8 <= content.Length)
        {
            var box = content[(int)at..];
            long length = BinaryPrimitives.ReadUInt32BigEndian(box);
            if (length == 1)
                length = box.Length < 16 ? 0 : BinaryPrimitives.ReadInt64BigEndian(box[8..]);
            if (length < 8 || length > content.Length - at)
                return false; // 0, which means up to the end, is for streams
            var type = box.Slice(4, 4);
            if (boxes++ == 0 != type.SequenceEqual("ftyp"u8))
                return false;
            hasIndex |= type.SequenceEqual("moov"u8);
            hasData |= type.SequenceEqual("mdat"u8);
            at += length;
        }

        return hasIndex && hasData && at == content.Length;
    }

    /// <summary>
    /// WebM (RFC 8794, the Matroska elements): an EBML header whose document type is <c>webm</c>, then one segment up to the last byte.
    /// </summary>
    public static bool IsWebM(ReadOnlySpan<byte> content)
    {
        if (
            !content.StartsWith((ReadOnlySpan<byte>)[0x1A, 0x45, 0xDF, 0xA3])
            || ReadSize(content[4..]) is not (var headerSize, var headerBytes)
            || headerSize is null
        )
            return false;
        var start = 4 + headerBytes;
        if (headerSize > content.Length - start)
            return false;
        var header = content.Slice(start, (int)headerSize);
        if (header.IndexOf((ReadOnlySpan<byte>)[0x42, 0x82, 0x84, (byte)'w', (byte)'e', (byte)'b', (byte)'m']) < 0)
            return false;
        var segment = content[(start + (int)headerSize)..];
        if (!segment.StartsWith((ReadOnlySpan<byte>)[0x18, 0x53, 0x80, 0x67]) || ReadSize(segment[4..]) is not (var size, var sizeBytes))
            return false;
        return size is null || size == segment.Length - 4 - sizeBytes; // unknown: a recording that was streamed, up to the end
    }

    /// <summary>An EBML size (RFC 8794, section 6); null for an unknown one.</summary>
    private static (long? Size, int Bytes)? ReadSize(ReadOnlySpan<byte> at)
    {
        if (at.IsEmpty || at[0] == 0)
            return null;
        var bytes = System.Numerics.BitOperations.LeadingZeroCount((uint)at[0]) - 23;
        if (at.Length < bytes)
            return null;
        long size = at[0] & ((1 << (8 - bytes)) - 1);
        for (var i = 1; i < bytes; i++)
            size = (size << 8) | at[i];
        return (size == (1L << (7 * bytes)) - 1 ? null : size, bytes);
    }
}
