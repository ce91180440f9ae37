using System.Buffers.Binary;
using KioskDevice.Camera;

namespace KioskDevice.Tests;

public sealed class FrameMessages
{
    internal static byte[] Make(int width, int height, uint sequence = 7, int extra = 0)
    {
        var message = new byte[FrameMessage.HeaderBytes + width * height * 4 + extra];
        "KFR1"u8.CopyTo(message);
        BinaryPrimitives.WriteUInt16LittleEndian(message.AsSpan(4), (ushort)width);
        BinaryPrimitives.WriteUInt16LittleEndian(message.AsSpan(6), (ushort)height);
        BinaryPrimitives.WriteUInt32LittleEndian(message.AsSpan(8), sequence);
        return message;
    }

    [Fact]
    public void A_whole_frame_is_read()
    {
        Assert.True(FrameMessage.TryParse(Make(640, 480), out var frame));
        Assert.Equal((640, 480, 7u, 640 * 480 * 4), (frame.Width, frame.Height, frame.Sequence, frame.Pixels.Length));
    }

    [Theory]
    [InlineData(640, 480, -1)]
    [InlineData(640, 480, 1)]
    [InlineData(640, 480, -640 * 480 * 4)]
    [InlineData(63, 480, 0)]
    [InlineData(640, 63, 0)]
    [InlineData(1281, 64, 0)]
    [InlineData(0, 0, 0)]
    public void A_torn_or_misshapen_frame_is_refused(int width, int height, int extra) =>
        Assert.False(FrameMessage.TryParse(Make(width, height, 7, extra), out _));

    [Fact]
    public void A_message_of_any_length_that_is_no_frame_is_refused()
    {
        var random = new Random(1);
        for (var length = 0; length < 64; length++)
        {
            var message = new byte[length];
            random.NextBytes(message);
            Assert.False(FrameMessage.TryParse(message, out _));
        }
    }
}
