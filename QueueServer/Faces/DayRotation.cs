using System.Buffers.Binary;
using System.Numerics.Tensors;
using System.Security.Cryptography;
using System.Text;
using QueueContracts.Faces;

namespace QueueServer.Faces;

/// <summary>
/// One secret rotation of the 512 dimensions a day (renewable templates, ISO/IEC 24745): angles between templates of that day stay, and
/// templates of two days have nothing to do with each other. Three rounds of random signs, a Walsh–Hadamard transform over √512 and a
/// permutation, each of them orthogonal, drawn from the day's key by HKDF-SHA256 (RFC 5869). It costs O(n log n) a template and holds no
/// matrix.
/// </summary>
internal sealed class DayRotation
{
    private const int Rounds = 3;
    private const int Length = FaceTemplate.Length;
    private static readonly float Norm = MathF.Sqrt(Length);

    private readonly Round[] rounds;

    private DayRotation(Round[] rounds) => this.rounds = rounds;

    /// <summary>The rotation of a key; the same key gives the same one.</summary>
    public static DayRotation Of(ReadOnlySpan<byte> key)
    {
        var rounds = new Round[Rounds];
        for (var i = 0; i < Rounds; i++)
            rounds[i] = Draw(key, i);
        return new(rounds);
    }

    /// <summary>Turns a template. Its length and its cosines to others turned alike stay within float rounding.</summary>
    public FaceTemplate Rotate(FaceTemplate face)
    {
        Span<float> values = stackalloc float[Length];
        Span<float> moved = stackalloc float[Length];
        face.Values.CopyTo(values);
        foreach (var (signs, places) in rounds)
        {
            TensorPrimitives.Multiply(values, signs, values);
            Transform(values);
            for (var i = 0; i < Length; i++)
                moved[places[i]] = values[i];
            moved.CopyTo(values);
        }

        var turned = FaceTemplate.From(face.Model, values);
        values.Clear();
        moved.Clear();
        return turned;
    }

    /// <summary>Overwrites what was drawn; it turns nothing any more.</summary>
    public void Forget()
    {
        foreach (var (signs, places) in rounds)
        {
            Array.Clear(signs);
            Array.Clear(places);
        }
    }

    /// <summary>The Walsh–Hadamard transform over √n, in place: every value becomes a sum of all, with signs.</summary>
    private static void Transform(Span<float> values)
    {
        for (var half = 1; half < Length; half *= 2)
        {
            for (var block = 0; block < Length; block += 2 * half)
            {
                for (var i = block; i < block + half; i++)
                    (values[i], values[i + half]) = (values[i] + values[i + half], values[i] - values[i + half]);
            }
        }

        TensorPrimitives.Divide(values, Norm, values);
    }

    private static Round Draw(ReadOnlySpan<byte> key, int number)
    {
        Span<byte> drawn = stackalloc byte[Length / 8 + Length * sizeof(uint)];
        HKDF.DeriveKey(HashAlgorithmName.SHA256, key, drawn, salt: [], info: Encoding.ASCII.GetBytes($"face rotation, round {number}"));
        var (signs, places) = (new float[Length], new int[Length]);
        for (var i = 0; i < Length; i++)
            signs[i] = (drawn[i / 8] >> (i % 8) & 1) == 0 ? 1 : -1;

        // Fisher–Yates. The remainder of 32 bits prefers no place by more than one in eight million.
        for (var i = 0; i < Length; i++)
            places[i] = i;
        for (var i = Length - 1; i > 0; i--)
        {
            var other = (int)(BinaryPrimitives.ReadUInt32LittleEndian(drawn[(Length / 8 + i * sizeof(uint))..]) % (uint)(i + 1));
            (places[i], places[other]) = (places[other], places[i]);
        }

        CryptographicOperations.ZeroMemory(drawn);
        return new(signs, places);
    }

    /// <param name="Signs">1 or −1 for each dimension.</param>
    /// <param name="Places">Where each dimension goes.</param>
    private sealed record Round(float[] Signs, int[] Places);
}
