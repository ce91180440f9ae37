using System.Buffers.Binary;
using System.Text;
using QueueServer.Access;
using QueueServer.Features.Media;
using QueueServer.Tests.Running;
using SkiaSharp;

namespace QueueServer.Tests.Media;

/// <summary>Pictures of which something is not as it should be.</summary>
internal static class MadePictures
{
    /// <summary>A JPEG with an orientation, a place and a comment: big-endian TIFF with one directory (Exif 2.32, 4.6.2).</summary>
    public static byte[] WithExif(byte[] jpeg, byte orientation)
    {
        byte[] exif =
        [
            .. "Exif\0\0MM\0*"u8,
            0,
            0,
            0,
            8,
            0,
            2,
            0x01,
            0x12,
            0,
            3,
            0,
            0,
            0,
            1,
            0,
            orientation,
            0,
            0, // orientation
            0x01,
            0x0E,
            0,
            2,
            0,
            0,
            0,
            9,
            0,
            0,
            0,
            38,
            0,
            0,
            0,
            0, // description, behind the directory
            .. "GPS here\0"u8,
        ];
        byte[] comment = [.. "JFIF-comment"u8];
        return
        [
            .. jpeg[..2],
            0xFF,
            0xE1,
            0,
            (byte)(exif.Length + 2),
            .. exif,
            0xFF,
            0xFE,
            0,
            (byte)(comment.Length + 2),
            .. comment,
            .. jpeg[2..],
        ];
    }

    public static byte[] WithText(byte[] png) => [.. png[..33], .. Chunk([.. "tEXt"u8, .. "Comment\0GPS here"u8]), .. png[33..]];

    private static byte[] Chunk(byte[] body)
    {
        var (length, sum) = (new byte[4], new byte[4]);
        BinaryPrimitives.WriteInt32BigEndian(length, body.Length - 4);
        BinaryPrimitives.WriteUInt32BigEndian(sum, System.IO.Hashing.Crc32.HashToUInt32(body));
        return [.. length, .. body, .. sum];
    }

    public static byte[] WithChunk(byte[] webp)
    {
        byte[] whole = [.. webp, .. "XMP "u8, 8, 0, 0, 0, .. "GPS here"u8];
        BinaryPrimitives.WriteInt32LittleEndian(whole.AsSpan(4), whole.Length - 8);
        return whole;
    }

    /// <summary>A picture that says it is so large, of which there is next to nothing.</summary>
    public static byte[] Sized(byte[] picture, int width, int height)
    {
        if (picture[0] == 0xFF)
        {
            var frame = picture.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, 0xC0]);
            BinaryPrimitives.WriteUInt16BigEndian(picture.AsSpan(frame + 5), (ushort)height);
            BinaryPrimitives.WriteUInt16BigEndian(picture.AsSpan(frame + 7), (ushort)width);
            return picture;
        }

        var header = picture[12..29];
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(8), height);
        return [.. picture[..8], .. Chunk(header), .. picture[33..]];
    }
}
