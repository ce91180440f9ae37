using FaceEngine.Faces;

namespace FaceEngine.Detection;

/// <summary>Greedy non-maximum suppression: of boxes that overlap, the one with the highest score stays.</summary>
internal static class BestBoxes
{
    /// <summary>The boxes that stay, by falling score; equal scores keep their order.</summary>
    /// <param name="candidates">All boxes, in any order.</param>
    /// <param name="overlap">Intersection over union from which a box is dropped.</param>
    public static IReadOnlyList<FaceBox> Of(IEnumerable<FaceBox> candidates, float overlap)
    {
        var kept = new List<FaceBox>();
        foreach (var candidate in candidates.OrderByDescending(box => box.Score))
            if (kept.TrueForAll(better => better.Overlap(candidate) < overlap))
                kept.Add(candidate);
        return kept;
    }
}
