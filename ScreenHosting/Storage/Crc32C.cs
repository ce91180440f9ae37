using System.Buffers.Binary;
using System.Numerics;

namespace ScreenHosting.Storage;

/// <summary>CRC-32C (RFC 3720, B.4) of bytes that come in parts.</summary>
public struct Crc32C()
{
    private uint crc = uint.MaxValue;

    /// <summary>Of all that came so far.</summary>
    public readonly uint Value => ~crc;

    /// <summary>Takes the next part.</summary>
    public void Add(ReadOnlySpan<byte> bytes)
    {
        for (; bytes.Length >= sizeof(ulong); bytes = bytes[sizeof(ulong)..])
            crc = BitOperations.Crc32C(crc, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
        foreach (var one in bytes)
            crc = BitOperations.Crc32C(crc, one);
    }
}
