using QueueContracts.Faces;
using QueueServer.Access;
using QueueServer.Faces;

namespace QueueServer.Tests.Running;

/// <summary>Made-up faces: unit vectors from a seed. Two of different seeds are all but orthogonal.</summary>
internal static class Faces
{
    public static readonly FacePolicies Policies = FacePolicies.Load();

    public static readonly string Model = Policies.ByModel.Keys.First();

    /// <summary>The smallest picture that passes for a JPEG.</summary>
    public static readonly byte[] Jpeg = [0xFF, 0xD8, 0xFF, 0xE0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16];

    public static FaceTemplate Of(int seed) => FaceTemplate.From(Model, Unit(seed));

    /// <summary>What a visitor agrees to at a kiosk of an office that never changed its words.</summary>
    public static Consent Consent(bool picture = false, int version = 1, DateTimeOffset? at = null) =>
        new(version, "vi", at ?? DateTimeOffset.UtcNow, picture);

    /// <summary>A face at this cosine from the face of <paramref name="seed"/>.</summary>
    public static FaceTemplate Near(int seed, double cosine)
    {
        var (face, other) = (Unit(seed), Unit(seed + 1_000_000));
        var along = face.Zip(other, (a, b) => (double)a * b).Sum();
        var across = other.Zip(face, (o, f) => o - along * f).ToArray();
        var length = Math.Sqrt(across.Sum(x => x * x));
        return FaceTemplate.From(Model, [.. face.Zip(across, (f, a) => (float)(cosine * f + Math.Sqrt(1 - cosine * cosine) * a / length))]);
    }

    private static float[] Unit(int seed)
    {
        var random = new Random(seed);
        var values = Enumerable
            .Range(0, FaceTemplate.Length)
            .Select(_ => random.NextDouble() + random.NextDouble() + random.NextDouble() - 1.5)
            .ToArray();
        var length = Math.Sqrt(values.Sum(x => x * x));
        return [.. values.Select(x => (float)(x / length))];
    }
}
