using System.Buffers.Binary;
using System.Numerics;

namespace QueueServer.Storage;

/// <summary>CRC-32C (RFC 3720, B.4) of bytes that come in parts.</summary>
internal struct Crc32C()
{
    private uint crc = uint.MaxValue;

    public readonly uint Value => ~crc;

    public void Add(ReadOnlySpan<byte> bytes)
    {
        for (; bytes.Length >= sizeof(ulong); bytes = bytes[sizeof(ulong)..])
            crc = BitOperations.Crc32C(crc, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
        foreach (var one in bytes)
            crc = BitOperations.Crc32C(crc, one);
    }
}
