namespace FaceEngine.Onnx;

/// <summary>Shares of classes from a model's raw outputs.</summary>
internal static class Softmax
{
    /// <summary><c>exp(v[at]) / Σ exp(v)</c>, computed less the largest, so that it cannot overflow.</summary>
    public static float Of(ReadOnlySpan<float> values, int at)
    {
        var largest = float.NegativeInfinity;
        foreach (var value in values)
            largest = Math.Max(largest, value);
        double sum = 0;
        foreach (var value in values)
            sum += Math.Exp(value - largest);
        return (float)(Math.Exp(values[at] - largest) / sum);
    }
}
