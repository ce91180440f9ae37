using System.Buffers.Binary;
using QueueServer.Storage;
using SkiaSharp;

namespace QueueServer.Features.Media;

/// <summary>
/// Pictures as boards get them: decoded, turned upright, made no larger than a board, in sRGB, and encoded anew. Nothing else of the upload
/// is left: no place, camera or thumbnail of it, and nothing that stood beside or behind the picture.
/// </summary>
internal static class Pictures
{
    /// <summary>Pixels a side.</summary>
    public const int MaxSide = 16_384;

    /// <summary>Pixels in all, of an 8K picture: with what decoders need beside them, some 500 MB.</summary>
    public const int MaxPixels = 32 * 1024 * 1024;

    /// <summary>Pixels of a JPEG, which is made smaller while it is decoded: a phone's 50 million.</summary>
    public const int MaxJpegPixels = 2 * MaxPixels;

    /// <summary>The sides of a 4K board, lying or standing.</summary>
    public const int LongSide = 3840,
        ShortSide = 2160;

    private const int Quality = 90;

    /// <summary>What bytes begin as; null for no picture that boards show.</summary>
    public static MediaKind? KindOf(ReadOnlySpan<byte> content) =>
        content.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8]) ? MediaKind.Jpeg
        : content.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) ? MediaKind.Png
        : content.Length > 12 && content.StartsWith("RIFF"u8) && content[8..].StartsWith("WEBP"u8) ? MediaKind.WebP
        : null;

    /// <summary>A picture drawn anew, in its own kind.</summary>
    /// <param name="kind">Of <see cref="KindOf"/>.</param>
    public static Intake Redraw(byte[] content, MediaKind kind)
    {
        if (kind == MediaKind.Jpeg && !HasItsEnd(content))
            return Intake.Unknown;
        if (kind == MediaKind.Png && IsAnimatedPng(content))
            return Intake.Moving;
        using var data = SKData.CreateCopy(content);
        using var codec = SKCodec.Create(data);
        if (codec is null)
            return Intake.Unknown;
        if (codec.FrameCount > 1)
            return Intake.Moving;
        if (
            Math.Max(codec.Info.Width, codec.Info.Height) > MaxSide
            || (long)codec.Info.Width * codec.Info.Height > (kind == MediaKind.Jpeg ? MaxJpegPixels : MaxPixels)
        )
            return Intake.TooManyPixels;
        using var picture = Decode(codec);
        if (picture is null)
            return Intake.Unknown;
        using var upright = Upright(picture, codec);
        using var encoded = Encode(upright ?? picture, kind, IsLossless(content));
        return new Intake.Taken(kind, encoded.ToArray());
    }

    /// <summary>
    /// All of a picture, of a JPEG or WebP as little larger than needed as its coding gives; null where its data ends too soon or is none.
    /// </summary>
    private static SKBitmap? Decode(SKCodec codec)
    {
        var eighths = (int)Math.Ceiling(8 * ScaleOf(codec.Info)); // as JPEG scales: by cosines left out
        var size = eighths < 8 ? codec.GetScaledDimensions(eighths / 8f) : codec.Info.Size;
        var picture = new SKBitmap(
            new SKImageInfo(
                size.Width,
                size.Height,
                SKColorType.Rgba8888,
                codec.Info.AlphaType == SKAlphaType.Opaque ? SKAlphaType.Opaque : SKAlphaType.Premul
            )
        ); // without a profile, as it is encoded: it is then taken for sRGB
        using var srgb = SKColorSpace.CreateSrgb();
        if (codec.GetPixels(picture.Info.WithColorSpace(srgb), picture.GetPixels()) == SKCodecResult.Success)
            return picture;
        picture.Dispose();
        return null;
    }

    /// <summary>A picture turned as its EXIF data asks, and made as small as a board; null where it is so already.</summary>
    private static SKBitmap? Upright(SKBitmap picture, SKCodec codec)
    {
        var (width, height, scale) = (picture.Width, picture.Height, ScaleOf(picture.Info));
        if (codec.EncodedOrigin is SKEncodedOrigin.TopLeft && scale == 1)
            return null;
        // Exif 2.32, 4.6.4 A, Orientation: where the first row and the first column are to be.
        var turn = codec.EncodedOrigin switch
        {
            SKEncodedOrigin.TopRight => new SKMatrix(-1, 0, width, 0, 1, 0, 0, 0, 1),
            SKEncodedOrigin.BottomRight => new SKMatrix(-1, 0, width, 0, -1, height, 0, 0, 1),
            SKEncodedOrigin.BottomLeft => new SKMatrix(1, 0, 0, 0, -1, height, 0, 0, 1),
            SKEncodedOrigin.LeftTop => new SKMatrix(0, 1, 0, 1, 0, 0, 0, 0, 1),
            SKEncodedOrigin.RightTop => new SKMatrix(0, -1, height, 1, 0, 0, 0, 0, 1),
            SKEncodedOrigin.RightBottom => new SKMatrix(0, -1, height, -1, 0, width, 0, 0, 1),
            SKEncodedOrigin.LeftBottom => new SKMatrix(0, 1, 0, -1, 0, width, 0, 0, 1),
            _ => SKMatrix.Identity,
        };
        if (codec.EncodedOrigin >= SKEncodedOrigin.LeftTop)
            (width, height) = (height, width);
        var upright = new SKBitmap(
            picture.Info.WithSize(Math.Max(1, (int)Math.Round(width * scale)), Math.Max(1, (int)Math.Round(height * scale)))
        );
        using var canvas = new SKCanvas(upright);
        canvas.SetMatrix(turn.PostConcat(SKMatrix.CreateScale((float)upright.Width / width, (float)upright.Height / height)));
        picture.SetImmutable(); // or it is copied
        using var image = SKImage.FromBitmap(picture);
        using var paint = new SKPaint { BlendMode = SKBlendMode.Src };
        canvas.DrawImage(
            image,
            0,
            0,
            new SKSamplingOptions(SKFilterMode.Linear, scale == 1 ? SKMipmapMode.None : SKMipmapMode.Linear),
            paint
        );
        return upright;
    }

    private static SKData Encode(SKBitmap picture, MediaKind kind, bool lossless)
    {
        using var pixels = picture.PeekPixels();
        return (
                kind == MediaKind.Jpeg ? pixels.Encode(new SKJpegEncoderOptions(Quality))
                : kind == MediaKind.Png ? pixels.Encode(SKPngEncoderOptions.Default)
                : pixels.Encode(
                    new SKWebpEncoderOptions(
                        lossless ? SKWebpEncoderCompression.Lossless : SKWebpEncoderCompression.Lossy,
                        lossless ? 70 : Quality
                    )
                )
            ) ?? throw new InvalidOperationException($"a picture of {picture.Width} by {picture.Height} cannot be encoded.");
    }

    /// <summary>By how much a picture is to be made smaller to fit a board.</summary>
    private static double ScaleOf(SKImageInfo of) =>
        Math.Min(1, Math.Min((double)LongSide / Math.Max(of.Width, of.Height), (double)ShortSide / Math.Min(of.Width, of.Height)));

    /// <summary>
    /// JPEG (ITU-T T.81, annex B): segments from SOI to EOI. Without its last scans a progressive one is decoded all the same, but blurred.
    /// </summary>
    private static bool HasItsEnd(ReadOnlySpan<byte> content)
    {
        for (var at = 2; at + 2 <= content.Length && content[at] == 0xFF; )
        {
            var marker = content[at + 1];
            if (marker == 0xD9)
                return true;
            if (marker == 0xFF)
            {
                at++;
                continue;
            } // fill
            if (at + 4 > content.Length)
                return false;
            at += 2 + BinaryPrimitives.ReadUInt16BigEndian(content[(at + 2)..]);
            while (
                marker == 0xDA
                && at + 1 < content.Length
                && (content[at] != 0xFF || content[at + 1] is 0x00 or 0xFF or (>= 0xD0 and <= 0xD7))
            )
                at++; // a scan's data
        }

        return false;
    }

    /// <summary>APNG (PNG, third edition, 11.3.6): an <c>acTL</c> chunk of eight bytes before the first data.</summary>
    private static bool IsAnimatedPng(ReadOnlySpan<byte> content) =>
        content.IndexOf("acTL"u8) is > 0 and var control
        && content.Slice(control - 4, 4).SequenceEqual((ReadOnlySpan<byte>)[0, 0, 0, 8])
        && control < content.IndexOf("IDAT"u8);

    /// <summary>WebP (RFC 9649, 2.5 and 2.6): whether the first data is of the lossless coding.</summary>
    private static bool IsLossless(ReadOnlySpan<byte> content) =>
        content.IndexOf("VP8L"u8) is > 0 and var lossless && content.IndexOf("VP8 "u8) is var lossy && (lossy < 0 || lossless < lossy);
}
