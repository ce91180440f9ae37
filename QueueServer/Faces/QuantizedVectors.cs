using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using QueueContracts.Faces;
using QueueServer.Domain;

namespace QueueServer.Faces;

/// <summary>
/// Templates rounded to one byte a dimension: a quarter of the memory to go through, which is what a search among thousands takes its time
/// for. How far a cosine of two rounded ones may be off is known, so they tell which templates need not be looked at.
/// </summary>
internal sealed class QuantizedVectors
{
    private const int Length = FaceTemplate.Length;

    // Templates are of unit length within 5e-4, and sums of 512 floats have rounding errors of their own: the margin is beyond both.
    private const float Margin = 1.002f,
        Rest = 1e-5f;

    private readonly PinnedRows<sbyte> values = new(); // [rows, 512], row-major
    private readonly List<Scale> scales = [];

    public void Add(ReadOnlySpan<float> row)
    {
        Span<sbyte> rounded = stackalloc sbyte[Length];
        scales.Add(Round(row, rounded));
        values.Add(rounded);
        rounded.Clear();
    }

    /// <summary>Overwrites a row; the last row moves into its place.</summary>
    public void RemoveAt(int at)
    {
        values.Span[^Length..].CopyTo(values.Span.Slice(at * Length, Length));
        values.RemoveLast(Length);
        scales[at] = scales[^1];
        scales.RemoveAt(scales.Count - 1);
    }

    /// <summary>Overwrites and forgets every row.</summary>
    public void Clear()
    {
        values.Clear();
        scales.Clear();
    }

    /// <summary>What each row's cosine to a face is at most; and a cosine that the two nearest rows reach for certain.</summary>
    /// <param name="face">The face.</param>
    /// <param name="most">One for each row.</param>
    /// <returns>−∞ while there are fewer than two rows.</returns>
    public float Bound(ReadOnlySpan<float> face, Span<float> most)
    {
        Span<sbyte> bytes = stackalloc sbyte[Length];
        Span<short> wide = stackalloc short[Length];
        var (step, error) = Round(face, bytes);
        for (var i = 0; i < Length; i++)
            wide[i] = bytes[i];
        var all = values.Span;
        var (best, second) = (float.NegativeInfinity, float.NegativeInfinity);
        for (var i = 0; i < scales.Count; i++)
        {
            // q·x − q̂·x̂ = q·(x − x̂) + (q − q̂)·x̂, each at most the product of the lengths (Cauchy–Schwarz); |q| = 1, |x̂| ≤ 1 + |x −
            // x̂|.
            var (rowStep, rowError) = scales[i];
            var about = step * rowStep * Dot(all.Slice(i * Length, Length), wide);
            var off = (Margin * (rowError + (error * (1 + rowError)))) + Rest;
            most[i] = about + off;
            var least = about - off;
            if (least > best)
                (second, best) = (best, least);
            else if (least > second)
                second = least;
        }

        return second;
    }

    /// <summary>Rounds to −127…127 steps.</summary>
    private static Scale Round(ReadOnlySpan<float> row, Span<sbyte> rounded)
    {
        var step = MathF.Abs(TensorPrimitives.MaxMagnitude(row)) / sbyte.MaxValue;
        var squared = 0f;
        for (var i = 0; i < Length; i++)
        {
            rounded[i] = (sbyte)MathF.Round(row[i] / step);
            var off = row[i] - (step * rounded[i]);
            squared += off * off;
        }

        return new(step, MathF.Sqrt(squared));
    }

    /// <summary><c>Σ row[i]·face[i]</c>; two products of at most 127² fit a short together.</summary>
    private static int Dot(ReadOnlySpan<sbyte> row, ReadOnlySpan<short> face)
    {
        ref var first = ref MemoryMarshal.GetReference(row);
        ref var other = ref MemoryMarshal.GetReference(face);
        var sum = Vector256<int>.Zero;
        for (var i = 0; i < Length; i += Vector256<sbyte>.Count)
        {
            var (low, high) = Vector256.Widen(Vector256.LoadUnsafe(ref first, (nuint)i));
            var products =
                (low * Vector256.LoadUnsafe(ref other, (nuint)i))
                + (high * Vector256.LoadUnsafe(ref other, (nuint)(i + Vector256<short>.Count)));
            var (one, two) = Vector256.Widen(products);
            sum += one + two;
        }

        return Vector256.Sum(sum);
    }

    /// <param name="Step">What one step stands for.</param>
    /// <param name="Error">The length of what rounding left out.</param>
    private readonly record struct Scale(float Step, float Error);
}
