using FaceEngine.Faces;

namespace FaceEngine.Tracking;

/// <summary>Carries a detected box along with the landmarks that were found in it.</summary>
/// <param name="box">The box as it was detected.</param>
/// <param name="landmarks">The landmarks of that frame.</param>
internal sealed class BoxByLandmarks(FaceBox box, FaceLandmarks landmarks)
{
    private readonly (double X, double Y, double Size) origin = Spread(landmarks);

    /// <summary>The box of a later frame: moved as the points' mean moved, sized as their spread (root mean square) changed.</summary>
    public FaceBox At(FaceLandmarks later)
    {
        var now = Spread(later);
        var scale = origin.Size > 0 ? now.Size / origin.Size : 1;
        float X(float x) => (float)(now.X + (x - origin.X) * scale);
        float Y(float y) => (float)(now.Y + (y - origin.Y) * scale);
        return box with { Left = X(box.Left), Top = Y(box.Top), Right = X(box.Right), Bottom = Y(box.Bottom) };
    }

    private static (double X, double Y, double Size) Spread(FaceLandmarks landmarks)
    {
        var points = landmarks.Points;
        double x = 0,
            y = 0,
            squares = 0;
        foreach (var point in points)
            (x, y) = (x + point.X, y + point.Y);
        (x, y) = (x / points.Count, y / points.Count);
        foreach (var point in points)
            squares += (point.X - x) * (point.X - x) + (point.Y - y) * (point.Y - y);
        return (x, y, Math.Sqrt(squares / points.Count));
    }
}
