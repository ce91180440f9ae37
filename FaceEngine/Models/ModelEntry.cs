namespace FaceEngine.Models;

/// <summary>One model: its file and everything the code needs to know to use it.</summary>
internal sealed record ModelEntry : FileEntry
{
    public const string Detect = "detect",
        FindLandmarks = "landmarks",
        Describe = "describe",
        ReadEyes = "eyes",
        HintLiveness = "liveness";

    /// <summary>The stages that each need one model.</summary>
    public static IReadOnlyList<string> Stages { get; } = [Detect, FindLandmarks, Describe, ReadEyes, HintLiveness];

    /// <summary>Name that travels with what the model makes: descriptors of different ids are never compared.</summary>
    public required string Id { get; init; }

    /// <summary>
    /// What the model is for: <c>detect</c>, <c>landmarks</c>, <c>describe</c>, <c>eyes</c> or <c>liveness</c>. Other stages are not read
    /// here.
    /// </summary>
    public required string Stage { get; init; }

    public required InputEntry Input { get; init; }

    /// <summary>Meaning of an output → its name in the model file.</summary>
    public required IReadOnlyDictionary<string, string> Outputs { get; init; }

    /// <summary>Thresholds of the stage <c>detect</c>.</summary>
    public DetectionEntry? Detection { get; init; }

    /// <summary>
    /// Side of the square window of <c>landmarks</c> and <c>liveness</c>, in heights of the face's box; of <c>eyes</c>, in distances
    /// between an eye's corners.
    /// </summary>
    public float? Crop { get; init; }

    /// <summary>Floats in a descriptor.</summary>
    public int? Length { get; init; }

    /// <summary>
    /// Five points (x, y) in pixels of the descriptor's input: left eye, right eye, nose tip, left and right mouth corner.
    /// </summary>
    public IReadOnlyList<IReadOnlyList<float>>? Alignment { get; init; }

    /// <summary>What is wrong with this entry beyond its file, or null.</summary>
    public string? StageFault() =>
        (Input.Fault(), Stage) switch
        {
            ({ } fault, _) => $"model '{Id}': {fault}",
            (_, Detect) when Detection is not { Score: > 0 and < 1, Overlap: > 0 and < 1 } => Needs("detection.score and .overlap in 0..1"),
            (_, Detect) => Missing("scores", "boxes"),
            (_, FindLandmarks or ReadEyes or HintLiveness) when Crop is not (> 0 and < 10) => Needs("crop in 0..10"),
            (_, FindLandmarks) => Missing("points"),
            (_, ReadEyes) => Missing("states"),
            (_, HintLiveness) => Missing("classes"),
            (_, Describe) when Length is not > 0 => Needs("length"),
            (_, Describe) when Alignment is not { Count: 5 } || Alignment.Any(point => point.Count != 2) => Needs(
                "alignment of five points"
            ),
            (_, Describe) => Missing("descriptor"),
            _ => null,
        };

    private string Needs(string what) => $"model '{Id}' (stage {Stage}) needs {what}";

    private string? Missing(params ReadOnlySpan<string> meanings)
    {
        foreach (var meaning in meanings)
            if (!Outputs.ContainsKey(meaning))
                return Needs($"outputs.{meaning}");
        return null;
    }
}
