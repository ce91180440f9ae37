namespace QueueServer.Faces;

/// <summary>
/// Values that grow and shrink at the end, overwritten wherever they are left: in memory that the collector never moves, so that it leaves
/// no copy behind.
/// </summary>
/// <typeparam name="T">Numbers.</typeparam>
internal sealed class PinnedRows<T>
    where T : unmanaged
{
    private T[] values = [];

    public int Count { get; private set; }

    /// <summary>All of them, until the next change.</summary>
    public Span<T> Span => values.AsSpan(0, Count);

    public void Add(ReadOnlySpan<T> more)
    {
        if (Count + more.Length > values.Length)
        {
            var larger = GC.AllocateUninitializedArray<T>(Math.Max(2 * values.Length, Count + more.Length), pinned: true);
            Span.CopyTo(larger);
            Array.Clear(values);
            values = larger;
        }

        more.CopyTo(values.AsSpan(Count));
        Count += more.Length;
    }

    /// <summary>Overwrites and drops so many at the end.</summary>
    public void RemoveLast(int many)
    {
        Span[^many..].Clear();
        Count -= many;
    }

    /// <summary>Overwrites and drops all.</summary>
    public void Clear() => RemoveLast(Count);
}
