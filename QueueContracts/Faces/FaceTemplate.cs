using System.Buffers.Binary;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json.Serialization;

namespace QueueContracts.Faces;

/// <summary>
/// What is kept of a face instead of a picture: a unit vector of <see cref="Length"/> floats, and the model that made it.
/// Templates of different models are never compared.
/// </summary>
[JsonConverter(typeof(FaceTemplateJsonConverter))]
public sealed class FaceTemplate
{
    /// <summary>Floats in a template.</summary>
    public const int Length = 512;

    /// <summary>Bytes of <see cref="ToBytes"/>.</summary>
    public const int ByteLength = Length * sizeof(float);

    /// <summary>How far from 1 the squared length of a template may be: float rounding over 512 terms.</summary>
    private const float UnitTolerance = 1e-3f;

    private readonly float[] values;

    private FaceTemplate(string model, float[] values) => (Model, this.values) = (model, values);

    /// <summary>The describing model's id, as in <c>models/manifest.json</c>.</summary>
    public string Model { get; }

    /// <summary>The unit vector, <c>[512]</c>.</summary>
    public ReadOnlySpan<float> Values => values;

    /// <summary>Takes a unit vector as a template.</summary>
    /// <exception cref="ArgumentException">No model, not 512 values, or not of unit length.</exception>
    public static FaceTemplate From(string model, ReadOnlySpan<float> values)
    {
        if (model is not { Length: >= 1 and <= 100 })
            throw new ArgumentException("A template names its model in 1 to 100 characters.", nameof(model));
        if (values.Length != Length)
            throw new ArgumentException($"A template has {Length} values, not {values.Length}.", nameof(values));
        var squared = TensorPrimitives.SumOfSquares(values);
        if (!(MathF.Abs(squared - 1) <= UnitTolerance))
            throw new ArgumentException("A template is of unit length.", nameof(values));
        var own = GC.AllocateUninitializedArray<float>(Length, pinned: true); // never moved: no copy is left where it was
        values.CopyTo(own);
        return new(model, own);
    }

    /// <summary>The template of several frames of one face: the mean of their descriptors, brought back to unit length.</summary>
    /// <param name="model">The model that made every descriptor.</param>
    /// <param name="descriptors">At least one unit vector of 512 floats.</param>
    /// <exception cref="ArgumentException">No descriptor, one of another length, or all cancel out.</exception>
    public static FaceTemplate Mean(string model, IReadOnlyCollection<float[]> descriptors)
    {
        if (descriptors.Count == 0)
            throw new ArgumentException("A template needs at least one frame.", nameof(descriptors));
        Span<float> sum = stackalloc float[Length];
        foreach (var descriptor in descriptors)
        {
            if (descriptor.Length != Length)
                throw new ArgumentException($"A descriptor has {Length} values.", nameof(descriptors));
            TensorPrimitives.Add(sum, descriptor, sum);
        }

        var norm = TensorPrimitives.Norm<float>(sum);
        if (!(norm > 1e-6f))
            throw new ArgumentException("The descriptors cancel out.", nameof(descriptors));
        TensorPrimitives.Divide(sum, norm, sum);
        var mean = From(model, sum);
        CryptographicOperations.ZeroMemory(MemoryMarshal.AsBytes(sum));
        return mean;
    }

    /// <summary>The cosine of the angle between two templates of one model, −1…1: their dot product, both being of unit length.</summary>
    /// <exception cref="ArgumentException">The templates are of different models.</exception>
    public float Cosine(FaceTemplate other) =>
        Model == other.Model
            ? TensorPrimitives.Dot<float>(values, other.values)
            : throw new ArgumentException("Templates of different models are never compared.", nameof(other));

    /// <summary>The values as 2,048 bytes, little-endian IEEE 754.</summary>
    public byte[] ToBytes()
    {
        var bytes = GC.AllocateUninitializedArray<byte>(ByteLength, pinned: true);
        for (var i = 0; i < Length; i++)
            BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(i * sizeof(float)), values[i]);
        return bytes;
    }

    /// <summary>Reads what <see cref="ToBytes"/> wrote.</summary>
    /// <exception cref="ArgumentException">Not 2,048 bytes of a unit vector, or no model.</exception>
    public static FaceTemplate FromBytes(string model, ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length != ByteLength)
            throw new ArgumentException($"A template has {ByteLength} bytes, not {bytes.Length}.", nameof(bytes));
        Span<float> values = stackalloc float[Length];
        for (var i = 0; i < Length; i++)
            values[i] = BinaryPrimitives.ReadSingleLittleEndian(bytes[(i * sizeof(float))..]);
        var read = From(model, values);
        values.Clear();
        return read;
    }

    /// <summary>Overwrites it, once it was used: it is nobody's template any more.</summary>
    public void Erase() => CryptographicOperations.ZeroMemory(MemoryMarshal.AsBytes(values.AsSpan()));
}
