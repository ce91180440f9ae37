namespace FaceEngine.Models;

/// <summary>
/// The input tensor of a model: float32, <c>[1, channels, height, width]</c>, each value (v − mean) / std of v in 0..255.
/// </summary>
internal sealed record InputEntry
{
    /// <summary>The tensor's name in the model file.</summary>
    public required string Name { get; init; }

    public required int Width { get; init; }

    public required int Height { get; init; }

    /// <summary>Order of the planes: <c>rgb</c>, <c>bgr</c>, or <c>grey</c> (one plane of luma).</summary>
    public required string Channels { get; init; }

    /// <summary>Subtracted from each plane, one value a plane.</summary>
    public required IReadOnlyList<float> Mean { get; init; }

    /// <summary>Divides each plane, one value a plane.</summary>
    public required IReadOnlyList<float> Std { get; init; }

    public int Planes => Channels == "grey" ? 1 : 3;

    public int Length => Planes * Width * Height;

    /// <summary>What is wrong with this entry, or null.</summary>
    public string? Fault()
    {
        if (Channels is not ("rgb" or "bgr" or "grey"))
            return $"input.channels '{Channels}' is none of rgb, bgr, grey";
        if (Width is < 8 or > 2048 || Height is < 8 or > 2048)
            return "input.width and .height must be in 8..2048";
        if (Mean.Count != Planes || Std.Count != Planes || Std.Any(value => !(value > 0)))
            return $"input.mean and .std need {Planes} values each, std above 0";
        return null;
    }
}
