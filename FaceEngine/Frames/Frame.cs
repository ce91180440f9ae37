namespace FaceEngine.Frames;

/// <summary>How a frame's pixels lie in memory; the value is the number of bytes a pixel.</summary>
public enum PixelLayout
{
    /// <summary>Red, green, blue.</summary>
    Rgb = 3,

    /// <summary>Red, green, blue and a fourth byte that is ignored (a canvas's image data).</summary>
    Rgba = 4,
}

/// <summary>A frame's size and its bytes do not go together.</summary>
public sealed class FrameException : ArgumentException
{
    /// <summary>Makes the exception.</summary>
    /// <param name="message">What does not fit.</param>
    public FrameException(string message)
        : base(message) { }
}

/// <summary>
/// One picture: 8 bits a channel, row-major, top-left pixel first, no padding between rows. It only looks at the caller's bytes.
/// </summary>
public readonly ref struct Frame
{
    private const int Smallest = 64,
        Largest = 4096;

    /// <summary>Looks at <paramref name="pixels"/> as a frame.</summary>
    /// <param name="pixels">Exactly width × height × bytes a pixel.</param>
    /// <param name="width">Pixels a row, 64..4096.</param>
    /// <param name="height">Rows, 64..4096.</param>
    /// <param name="layout">Bytes a pixel and their order.</param>
    /// <exception cref="FrameException">The size is out of range, the layout unknown, or the number of bytes is another.</exception>
    public Frame(ReadOnlySpan<byte> pixels, int width, int height, PixelLayout layout)
    {
        if (width is < Smallest or > Largest || height is < Smallest or > Largest)
            throw new FrameException($"A frame is {Smallest} to {Largest} pixels wide and high, not {width}x{height}.");
        if (layout is not (PixelLayout.Rgb or PixelLayout.Rgba))
            throw new FrameException($"The pixel layout {(int)layout} is not known.");
        var bytes = width * height * (int)layout;
        if (pixels.Length != bytes)
            throw new FrameException($"A frame of {width}x{height} {layout} has {bytes} bytes, not {pixels.Length}.");
        Pixels = pixels;
        (Width, Height, Layout) = (width, height, layout);
    }

    /// <summary>Pixels a row.</summary>
    public int Width { get; }

    /// <summary>Rows.</summary>
    public int Height { get; }

    /// <summary>Bytes a pixel and their order.</summary>
    public PixelLayout Layout { get; }

    /// <summary>The caller's bytes.</summary>
    public ReadOnlySpan<byte> Pixels { get; }
}
