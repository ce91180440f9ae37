namespace FaceEngine.Tests.Real;

internal static class Vectors
{
    public static double Cosine(float[] one, float[] other) => Dot(one, other) / Math.Sqrt(Dot(one, one) * Dot(other, other));

    /// <summary>The mean direction of unit vectors.</summary>
    public static float[] Mean(IReadOnlyCollection<float[]> vectors)
    {
        var sum = Enumerable.Range(0, vectors.First().Length).Select(at => vectors.Sum(vector => (double)vector[at])).ToArray();
        var length = Math.Sqrt(sum.Sum(value => value * value));
        return [.. sum.Select(value => (float)(value / length))];
    }

    private static double Dot(float[] one, float[] other) => one.Zip(other, (a, b) => (double)a * b).Sum();
}
