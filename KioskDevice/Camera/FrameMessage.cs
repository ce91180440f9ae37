using System.Buffers.Binary;

namespace KioskDevice.Camera;

/// <summary>
/// A camera frame as the page sends it: 16 bytes of header (<c>"KFR1"</c>, width and height as 16-bit, sequence as 32-bit, all
/// little-endian, four spare bytes), then RGBA pixels, row-major.
/// </summary>
internal readonly ref struct FrameMessage
{
    public const int HeaderBytes = 16;
    public const int MaxWidth = 1280;
    public const int MaxHeight = 1280;
    public const int MaxBytes = HeaderBytes + MaxWidth * MaxHeight * 4;
    private const int MinSide = 64;

    private FrameMessage(int width, int height, uint sequence, ReadOnlySpan<byte> pixels)
    {
        Width = width;
        Height = height;
        Sequence = sequence;
        Pixels = pixels;
    }

    public int Width { get; }
    public int Height { get; }
    public uint Sequence { get; }
    public ReadOnlySpan<byte> Pixels { get; }

    /// <summary>Whether a message says it is a frame.</summary>
    public static bool IsFrame(ReadOnlySpan<byte> message) => message.StartsWith("KFR1"u8);

    /// <summary>Reads a frame; false when it is torn, too small, too large, or its length does not fit its size.</summary>
    public static bool TryParse(ReadOnlySpan<byte> message, out FrameMessage frame)
    {
        frame = default;
        if (message.Length < HeaderBytes || !IsFrame(message))
            return false;
        int width = BinaryPrimitives.ReadUInt16LittleEndian(message[4..]),
            height = BinaryPrimitives.ReadUInt16LittleEndian(message[6..]);
        if (width is < MinSide or > MaxWidth || height is < MinSide or > MaxHeight)
            return false;
        if (message.Length != HeaderBytes + width * height * 4)
            return false;
        frame = new(width, height, BinaryPrimitives.ReadUInt32LittleEndian(message[8..]), message[HeaderBytes..]);
        return true;
    }
}
