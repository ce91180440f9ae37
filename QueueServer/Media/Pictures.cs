using System.Buffers.Binary;
using System.IO.Hashing;

namespace QueueServer.Media;

/// <summary>Whether bytes are one whole picture: every part is where the one before says, nothing is missing, nothing comes after the end.</summary>
internal static class Pictures
{
    /// <summary>JPEG (ITU-T T.81, annex B): segments from SOI to EOI, one frame header, at least one scan.</summary>
    public static bool IsJpeg(ReadOnlySpan<byte> content)
    {
        if (!content.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8])) return false;
        var (at, hasFrame, hasScan) = (2, false, false);
        while (at + 4 <= content.Length)
        {
            if (content[at] != 0xFF) return false;
            var marker = content[at + 1];
            if (marker == 0xFF) { at++; continue; } // fill
            var length = BinaryPrimitives.ReadUInt16BigEndian(content[(at + 2)..]);
            var end = at + 2 + length;
            if (length < 2 || marker is < 0xC0 or (>= 0xD0 and <= 0xD9) || end > content.Length) return false;
            if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
            {
                if (hasFrame || length < 8 || !AreSides(BinaryPrimitives.ReadUInt16BigEndian(content[(at + 7)..]), BinaryPrimitives.ReadUInt16BigEndian(content[(at + 5)..]))) return false;
                hasFrame = true;
            }

            at = end;
            if (marker != 0xDA) continue;
            hasScan = true;
            at = EndOfScan(content, at);
            if (at + 2 == content.Length && content[at..].SequenceEqual((ReadOnlySpan<byte>)[0xFF, 0xD9])) return hasFrame && hasScan;
        }

        return false;
    }

    /// <summary>PNG (ISO/IEC 15948): the signature, then chunks with right checksums from IHDR over IDAT to IEND.</summary>
    public static bool IsPng(ReadOnlySpan<byte> content)
    {
        if (!content.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])) return false;
        var (at, hasData) = (8, false);
        while (at + 12 <= content.Length)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(content[at..]);
            if (length > content.Length - at - 12) return false;
            var type = content.Slice(at + 4, 4);
            var end = at + 8 + (int)length;
            if (Crc32.HashToUInt32(content[(at + 4)..end]) != BinaryPrimitives.ReadUInt32BigEndian(content[end..])) return false;
            if (at == 8 != type.SequenceEqual("IHDR"u8)) return false;
            if (at == 8 && (length != 13 || !AreSides(BinaryPrimitives.ReadUInt32BigEndian(content[16..]), BinaryPrimitives.ReadUInt32BigEndian(content[20..])))) return false;
            hasData |= type.SequenceEqual("IDAT"u8);
            at = end + 4;
            if (type.SequenceEqual("IEND"u8)) return hasData && at == content.Length;
        }

        return false;
    }

    /// <summary>WebP (RFC 9649): a RIFF file as long as it says, of chunks of which one is a picture or an animation's frame.</summary>
    public static bool IsWebP(ReadOnlySpan<byte> content)
    {
        if (content.Length < 20 || !content.StartsWith("RIFF"u8) || !content[8..].StartsWith("WEBP"u8)) return false;
        if (BinaryPrimitives.ReadUInt32LittleEndian(content[4..]) + 8L != content.Length) return false;
        var (at, hasPicture) = (12, false);
        while (at + 8 <= content.Length)
        {
            var type = content.Slice(at, 4);
            var length = BinaryPrimitives.ReadUInt32LittleEndian(content[(at + 4)..]);
            if (length > content.Length - at - 8) return false;
            var body = content.Slice(at + 8, (int)length);
            if (type.SequenceEqual("VP8X"u8) && (length != 10 || !AreSides(Read24(body[4..]) + 1, Read24(body[7..]) + 1))) return false;
            if (type.SequenceEqual("VP8 "u8))
            {
                if (length < 10 || !AreSides(BinaryPrimitives.ReadUInt16LittleEndian(body[6..]) & 0x3FFFu, BinaryPrimitives.ReadUInt16LittleEndian(body[8..]) & 0x3FFFu)) return false;
                hasPicture = true;
            }

            hasPicture |= (type.SequenceEqual("VP8L"u8) && length > 5 && body[0] == 0x2F) || (type.SequenceEqual("ANMF"u8) && length >= 24);
            at += 8 + (int)length + (int)(length & 1);
        }

        return hasPicture && at == content.Length;
    }

    /// <summary>Where the marker stands that ends a scan's data: zero bytes after FF and restart markers belong to it.</summary>
    private static int EndOfScan(ReadOnlySpan<byte> content, int at)
    {
        for (; at + 1 < content.Length; at++)
        {
            if (content[at] == 0xFF && content[at + 1] is not (0x00 or 0xFF or (>= 0xD0 and <= 0xD7))) return at;
        }

        return content.Length;
    }

    private static bool AreSides(uint width, uint height) => width is > 0 and <= MediaKind.MaxSide && height is > 0 and <= MediaKind.MaxSide;

    private static uint Read24(ReadOnlySpan<byte> at) => at[0] | ((uint)at[1] << 8) | ((uint)at[2] << 16);
}
