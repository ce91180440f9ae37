using System.Security.Cryptography;
using FaceEngine.Frames;

namespace FaceEngine.Tests.Real;

/// <summary>A decoded or drawn picture that owns its bytes.</summary>
internal sealed record Picture(byte[] Pixels, int Width, int Height, PixelLayout Layout = PixelLayout.Rgb)
{
    public Frame Frame => new(Pixels, Width, Height, Layout);

    public string Hash => Convert.ToHexStringLower(SHA256.HashData(Pixels));

    /// <summary>One colour everywhere.</summary>
    public static Picture Plain(int width, int height, byte value) => new([.. Enumerable.Repeat(value, width * height * 3)], width, height);

    /// <summary>Every channel of every pixel through a function; RGB only.</summary>
    public Picture Map(Func<byte, double> change) => this with { Pixels = [.. Pixels.Select(value => ToByte(change(value)))] };

    public Picture ToRgba()
    {
        var result = new byte[Width * Height * 4];
        for (var at = 0; at < Width * Height; at++)
        {
            Pixels.AsSpan(3 * at, 3).CopyTo(result.AsSpan(4 * at));
            result[4 * at + 3] = (byte)(at * 7); // any value: it must not matter
        }
        return new Picture(result, Width, Height, PixelLayout.Rgba);
    }

    public Picture Mirrored() => Place(Width, Height, 0, 0, mirrored: true);

    /// <summary>
    /// This picture with its top-left corner at a position of a black picture of another size; what does not fit is cut off.
    /// </summary>
    public Picture Place(int width, int height, int left, int top, bool mirrored = false)
    {
        var result = new byte[width * height * 3];
        for (var y = Math.Max(0, -top); y < Height && y + top < height; y++)
        for (var x = Math.Max(0, -left); x < Width && x + left < width; x++)
            Pixels.AsSpan(3 * (y * Width + (mirrored ? Width - 1 - x : x)), 3).CopyTo(result.AsSpan(3 * ((y + top) * width + x + left)));
        return new Picture(result, width, height);
    }

    /// <summary>This picture with another one laid over it.</summary>
    public Picture With(Picture other, int left, int top)
    {
        var result = (byte[])Pixels.Clone();
        for (var y = 0; y < other.Height; y++)
            other.Pixels.AsSpan(3 * y * other.Width, 3 * other.Width).CopyTo(result.AsSpan(3 * ((y + top) * Width + left)));
        return this with { Pixels = result };
    }

    /// <summary>Mean over squares of 2 · radius + 1 pixels.</summary>
    public Picture Blurred(int radius)
    {
        var across = Smear(Pixels, 3, Width, 3 * Width, Height, radius);
        return this with { Pixels = Smear(across, 3 * Width, Height, 3, Width, radius) };
    }

    private static byte[] Smear(byte[] source, int step, int length, int nextLine, int lines, int radius)
    {
        var result = new byte[source.Length];
        for (var line = 0; line < lines; line++)
        for (var channel = 0; channel < 3; channel++)
        for (var at = 0; at < length; at++)
        {
            double sum = 0;
            for (var near = at - radius; near <= at + radius; near++)
                sum += source[line * nextLine + channel + Math.Clamp(near, 0, length - 1) * step];
            result[line * nextLine + channel + at * step] = ToByte(sum / (2 * radius + 1));
        }
        return result;
    }

    private static byte ToByte(double value) => (byte)Math.Clamp(Math.Round(value), 0, 255);
}
