using System.Buffers.Binary;
using System.Text;
using ScreenHosting.Storage;

namespace QueueServer.Tests.Running;

/// <summary>The slots of a number mark's file, as any version lays them out: sequence, length, checksum, JSON.</summary>
internal static class MarkSlots
{
    public const int Bytes = 1024;
    private const int Head = 16;

    /// <summary>Writes a slot with a right checksum.</summary>
    public static void Put(string path, int at, long sequence, string json)
    {
        var slot = new byte[Bytes];
        var text = Encoding.UTF8.GetBytes(json);
        BinaryPrimitives.WriteInt64LittleEndian(slot, sequence);
        BinaryPrimitives.WriteInt32LittleEndian(slot.AsSpan(8), text.Length);
        text.CopyTo(slot, Head);
        var sum = new Crc32C();
        sum.Add(slot.AsSpan(0, 12));
        sum.Add(text);
        BinaryPrimitives.WriteUInt32LittleEndian(slot.AsSpan(12), sum.Value);
        using var file = File.OpenWrite(path);
        file.Position = (long)at * Bytes;
        file.Write(slot);
    }

    /// <summary>The JSON of a slot.</summary>
    public static string JsonOf(string path, int at)
    {
        var slot = File.ReadAllBytes(path).AsSpan(at * Bytes, Bytes);
        return Encoding.UTF8.GetString(slot.Slice(Head, BinaryPrimitives.ReadInt32LittleEndian(slot[8..])));
    }
}
