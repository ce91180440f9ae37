namespace FaceEngine.Onnx;

/// <summary>One field of a message in the protobuf encoding, which models are written in.</summary>
/// <param name="Number">The field's number.</param>
/// <param name="Varint">Its value where that is a whole number, else 0.</param>
/// <param name="Value">Its bytes without number and length; empty for a whole number.</param>
/// <param name="Whole">All of it, as it stands in the message.</param>
internal readonly record struct ProtobufField(int Number, ulong Varint, ReadOnlyMemory<byte> Value, ReadOnlyMemory<byte> Whole)
{
    private const int OfVarint = 0,
        OfEightBytes = 1,
        OfBytes = 2,
        OfFourBytes = 5;

    /// <summary>Splits a message into its fields.</summary>
    /// <returns>Whether it is one.</returns>
    public static bool TryRead(ReadOnlyMemory<byte> message, out List<ProtobufField> fields)
    {
        fields = [];
        var rest = message;
        while (!rest.IsEmpty)
        {
            var start = rest;
            ulong varint = 0;
            if (!TryReadVarint(ref rest, out var key))
                return false;
            var length = (key & 7) switch
            {
                OfEightBytes => 8UL,
                OfFourBytes => 4UL,
                _ => 0UL,
            };
            if (
                (key & 7) is not (OfVarint or OfEightBytes or OfBytes or OfFourBytes)
                || key >> 3 is 0 or > int.MaxValue
                || ((key & 7) == OfVarint && !TryReadVarint(ref rest, out varint))
                || ((key & 7) == OfBytes && !TryReadVarint(ref rest, out length))
                || length > (ulong)rest.Length
            )
                return false;
            var value = rest[..(int)length];
            rest = rest[(int)length..];
            fields.Add(new((int)(key >> 3), varint, value, start[..(start.Length - rest.Length)]));
        }

        return true;
    }

    /// <summary>Writes a field of bytes.</summary>
    public static void Write(Stream message, int number, ReadOnlySpan<byte> value)
    {
        WriteVarint(message, (ulong)number << 3 | OfBytes);
        WriteVarint(message, (ulong)value.Length);
        message.Write(value);
    }

    private static bool TryReadVarint(ref ReadOnlyMemory<byte> rest, out ulong value)
    {
        value = 0;
        for (var at = 0; at < Math.Min(rest.Length, 10); at++)
        {
            var part = rest.Span[at];
            value |= (ulong)(part & 0x7F) << (7 * at);
            if (part >= 0x80)
                continue;
            rest = rest[(at + 1)..];
            return true;
        }

        return false;
    }

    private static void WriteVarint(Stream message, ulong value)
    {
        for (; value >= 0x80; value >>= 7)
            message.WriteByte((byte)(value | 0x80));
        message.WriteByte((byte)value);
    }
}
