using FaceEngine.Faces;
using FaceEngine.Imaging;

namespace FaceEngine.Description;

/// <summary>The turn, scale and shift that fit one set of points to another best.</summary>
internal static class Similarity
{
    /// <summary>
    /// Least squares over a, b, tx, ty of <c>x' = a·x − b·y + tx, y' = b·x + a·y + ty</c>. With p and q the points less their means:
    /// <c>a = Σ p·q / Σ |p|²</c>, <c>b = Σ p×q / Σ |p|²</c>.
    /// </summary>
    /// <param name="template">Points of a window, not all the same.</param>
    /// <param name="image">As many points of a frame.</param>
    /// <returns>The map from the window to the frame.</returns>
    public static AffineMap Fit(IReadOnlyList<(double X, double Y)> template, IReadOnlyList<ImagePoint> image)
    {
        var count = template.Count;
        double tx = template.Sum(point => point.X) / count,
            ty = template.Sum(point => point.Y) / count;
        double ix = image.Sum(point => (double)point.X) / count,
            iy = image.Sum(point => (double)point.Y) / count;
        double a = 0,
            b = 0,
            norm = 0;
        for (var at = 0; at < count; at++)
        {
            double px = template[at].X - tx,
                py = template[at].Y - ty,
                qx = image[at].X - ix,
                qy = image[at].Y - iy;
            a += px * qx + py * qy;
            b += px * qy - py * qx;
            norm += px * px + py * py;
        }
        a /= norm;
        b /= norm;
        return new AffineMap(a, -b, ix - a * tx + b * ty, b, a, iy - b * tx - a * ty);
    }
}
