using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using FaceEngine.Frames;

namespace FaceEngine.Imaging;

/// <summary>A frame read with all channels of a pixel in one vector: red, green, blue, and a fourth lane that nobody reads.</summary>
internal readonly ref struct FramePixels(in Frame frame)
{
    private readonly ref byte first = ref MemoryMarshal.GetReference(frame.Pixels);
    private readonly int lastWhole = frame.Pixels.Length - sizeof(uint),
        pixel = (int)frame.Layout;

    /// <summary>
    /// Four bytes from an offset that lies in the frame, as four floats. The last pixel of a three-byte frame has only three: it is read
    /// from one byte earlier.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector128<float> At(int offset)
    {
        var bytes =
            offset <= lastWhole
                ? Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref first, offset))
                : Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref first, lastWhole)) >> (8 * (offset - lastWhole));
        return Vector128.ConvertToSingle(Vector128.WidenLower(Words(bytes)).AsInt32());
    }

    /// <summary>The pixel at an offset and the one after it; eight bytes from the offset lie in the frame.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public (Vector128<float> One, Vector128<float> Next) PairAt(int offset)
    {
        var bytes = Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref first, offset));
        var (one, next) = Vector128.Widen(Words((uint)bytes | (bytes >> (8 * pixel) << 32)));
        return (Vector128.ConvertToSingle(one.AsInt32()), Vector128.ConvertToSingle(next.AsInt32()));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<ushort> Words(ulong bytes) => Vector128.WidenLower(Vector128.CreateScalarUnsafe(bytes).AsByte());
}
