namespace FaceEngine.Faces;

/// <summary>The turn of a head to one side, from the five alignment points.</summary>
internal static class HeadTurn
{
    /// <summary>
    /// With the eyes' midpoint as origin and the eye line as x axis, n the nose tip and m the mouth's middle:
    /// <c>(n.x − m.x / 2) / max(eye distance, m.y)</c>. The larger of width and length divides, because turning shortens the one
    /// and nodding the other.
    /// </summary>
    public static float Of(IReadOnlyList<ImagePoint> five)
    {
        double ex = five[1].X - five[0].X,
            ey = five[1].Y - five[0].Y;
        var eyes = Math.Sqrt(ex * ex + ey * ey);
        if (eyes == 0)
            return 0; // no eye line, so no direction: only degenerate points do this
        double cos = ex / eyes,
            sin = ey / eyes;
        double originX = (five[0].X + five[1].X) / 2.0,
            originY = (five[0].Y + five[1].Y) / 2.0;
        double Along(double x, double y) => (x - originX) * cos + (y - originY) * sin;
        double Down(double x, double y) => (y - originY) * cos - (x - originX) * sin;

        double mouthX = (five[3].X + five[4].X) / 2.0,
            mouthY = (five[3].Y + five[4].Y) / 2.0;
        var nose = Along(five[2].X, five[2].Y) - Along(mouthX, mouthY) / 2;
        return (float)(nose / Math.Max(eyes, Down(mouthX, mouthY)));
    }
}
