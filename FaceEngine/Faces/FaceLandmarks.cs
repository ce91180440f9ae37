namespace FaceEngine.Faces;

/// <summary>Where the parts of a face are, in frame pixels: 68 points in the order of the iBUG 300-W marking (points 0..67).</summary>
public sealed class FaceLandmarks
{
    /// <summary>Number of points.</summary>
    public const int Count = 68;

    /// <summary>Takes over the points of one face.</summary>
    /// <param name="points">68 finite points in iBUG order.</param>
    /// <exception cref="ArgumentException">Another number of points, or one that is not finite.</exception>
    public FaceLandmarks(IReadOnlyList<ImagePoint> points)
    {
        if (points.Count != Count)
            throw new ArgumentException($"{points.Count} points, not {Count}.", nameof(points));
        if (points.Any(point => !float.IsFinite(point.X) || !float.IsFinite(point.Y)))
            throw new ArgumentException("A point is not finite.", nameof(points));
        Points = [.. points];
        AlignmentPoints =
        [
            MeanOf(37, 38, 40, 41), // the lids without the corners: the corners move with the gaze, these follow the eye itself
            MeanOf(43, 44, 46, 47),
            Points[30],
            MeanOf(48, 60),
            MeanOf(54, 64),
        ];
        Turn = HeadTurn.Of(AlignmentPoints);
    }

    /// <summary>The 68 points.</summary>
    public IReadOnlyList<ImagePoint> Points { get; }

    /// <summary>
    /// The five points a face is aligned by: eye at the image's left, eye at its right, nose tip, left and right mouth corner.
    /// </summary>
    public IReadOnlyList<ImagePoint> AlignmentPoints { get; }

    /// <summary>
    /// How far the head is turned, without unit: how far the nose tip lies off the face's middle line, in distances between the
    /// eyes. About 0 when facing the camera, negative when the nose points to the image's left, ±0.3 when turned far.
    /// Mirroring the frame changes the sign. A head tilted to the shoulder does not change it.
    /// </summary>
    public float Turn { get; }

    private ImagePoint MeanOf(params ReadOnlySpan<int> indexes)
    {
        double x = 0,
            y = 0;
        foreach (var index in indexes)
            (x, y) = (x + Points[index].X, y + Points[index].Y);
        return new ImagePoint((float)(x / indexes.Length), (float)(y / indexes.Length));
    }
}
