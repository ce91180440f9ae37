using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace FaceEngine.Frames;

/// <summary>
/// Memory that faces pass through. The collector never moves it, so that it leaves no copy of them behind, and it is overwritten when it is
/// let go.
/// </summary>
public static class FaceMemory
{
    /// <summary>Memory that is used again after its disposal: who takes as much each time, as for each frame, takes nothing new.</summary>
    /// <param name="length">How many values. What they are at first is not said.</param>
    /// <exception cref="ArgumentOutOfRangeException">The length is negative.</exception>
    public static FaceMemory<T> Rent<T>(int length)
        where T : unmanaged => FaceMemory<T>.Take(length);

    /// <summary>A copy for whoever takes it over, and overwrites it once it was used.</summary>
    public static T[] Copy<T>(ReadOnlySpan<T> values)
        where T : unmanaged
    {
        var copy = GC.AllocateUninitializedArray<T>(values.Length, pinned: true);
        values.CopyTo(copy);
        return copy;
    }

    /// <summary>Overwrites what a face was in.</summary>
    public static void Overwrite<T>(Span<T> values)
        where T : unmanaged => CryptographicOperations.ZeroMemory(MemoryMarshal.AsBytes(values));
}

/// <summary>Memory that faces pass through, rented: its disposal overwrites it.</summary>
public sealed class FaceMemory<T> : IDisposable
    where T : unmanaged
{
    private const int MostWaiting = 16 * 1024 * 1024; // bytes; more than one page and its frames never take

    private static readonly List<FaceMemory<T>> Waiting = [];
    private static long waitingBytes;

    private readonly T[] values;
    private bool rented = true;

    private FaceMemory(int length) => values = GC.AllocateUninitializedArray<T>(length, pinned: true);

    /// <summary>All of it.</summary>
    public Span<T> Span => values;

    /// <summary>All of it, for what takes time.</summary>
    public Memory<T> Memory => values;

    private long Bytes => (long)values.Length * Unsafe.SizeOf<T>();

    /// <summary>Overwrites the first values: what is behind them was not used.</summary>
    /// <param name="length">How many.</param>
    public void Overwrite(int length) => FaceMemory.Overwrite(Span[..length]);

    /// <summary>Overwrites it and gives it back.</summary>
    public void Dispose()
    {
        if (!Interlocked.Exchange(ref rented, false))
            return;
        FaceMemory.Overwrite(Span);
        lock (Waiting)
        {
            if (Bytes > MostWaiting)
                return; // the collector's
            while (waitingBytes + Bytes > MostWaiting)
                Drop(0); // what was not asked for longest
            waitingBytes += Bytes;
            Waiting.Add(this);
        }
    }

    internal static FaceMemory<T> Take(int length)
    {
        lock (Waiting)
        {
            for (var at = Waiting.Count - 1; at >= 0; at--)
            {
                if (Waiting[at].values.Length != length)
                    continue;
                var found = Waiting[at];
                Drop(at);
                found.rented = true;
                return found;
            }
        }

        return new(length);
    }

    private static void Drop(int at)
    {
        waitingBytes -= Waiting[at].Bytes;
        Waiting.RemoveAt(at);
    }
}
