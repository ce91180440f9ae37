using System.Buffers;
using System.Numerics.Tensors;
using QueueContracts;
using QueueContracts.Faces;
using QueueServer.Domain;

namespace QueueServer.Faces;

/// <summary>
/// Today's templates of one office and one model in memory, searched exactly: the rounded rows tell who may be among the two nearest, and
/// only those are compared. Not safe for threads: it belongs to the office's turn.
/// </summary>
internal sealed class FaceIndex
{
    private readonly List<VisitorId> visitors = [];
    private readonly PinnedRows<float> rows = new(); // [visitors, 512], row-major
    private readonly QuantizedVectors rounded = new();

    public int Count => visitors.Count;

    public bool Has(VisitorId visitor) => visitors.Contains(visitor);

    public void Add(VisitorId visitor, FaceTemplate face)
    {
        visitors.Add(visitor);
        rows.Add(face.Values);
        rounded.Add(face.Values);
    }

    /// <summary>Takes a visitor out and overwrites their row; the last row moves into its place.</summary>
    public void Remove(VisitorId visitor)
    {
        var at = visitors.IndexOf(visitor);
        if (at < 0)
            return;
        rows.Span[^FaceTemplate.Length..].CopyTo(rows.Span.Slice(at * FaceTemplate.Length, FaceTemplate.Length));
        rows.RemoveLast(FaceTemplate.Length);
        rounded.RemoveAt(at);
        visitors[at] = visitors[^1];
        visitors.RemoveAt(visitors.Count - 1);
    }

    /// <summary>Overwrites and forgets everybody.</summary>
    public void Clear()
    {
        rows.Clear();
        rounded.Clear();
        visitors.Clear();
    }

    /// <summary>The cosine to one visitor; null when they have no template here.</summary>
    public float? CosineTo(VisitorId visitor, FaceTemplate face) =>
        visitors.IndexOf(visitor) is >= 0 and var at
            ? TensorPrimitives.Dot(rows.Span.Slice(at * FaceTemplate.Length, FaceTemplate.Length), face.Values)
            : null;

    /// <summary>The nearest visitor by cosine, and the cosine of the second-nearest; −1 where there is none.</summary>
    public (VisitorId? Nearest, float Best, float SecondBest) Search(FaceTemplate face)
    {
        var all = rows.Span;
        var most = ArrayPool<float>.Shared.Rent(visitors.Count);
        var certain = rounded.Bound(face.Values, most);
        var (nearest, best, second) = (-1, -1f, -1f);
        for (var i = 0; i < visitors.Count; i++)
        {
            if (most[i] < certain)
                continue; // two others are nearer
            var cosine = TensorPrimitives.Dot(all.Slice(i * FaceTemplate.Length, FaceTemplate.Length), face.Values);
            if (cosine > best)
                (nearest, second, best) = (i, best, cosine);
            else if (cosine > second)
                second = cosine;
        }

        ArrayPool<float>.Shared.Return(most, clearArray: true);
        return (nearest < 0 ? null : visitors[nearest], best, second);
    }
}
