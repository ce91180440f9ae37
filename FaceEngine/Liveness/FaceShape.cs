using FaceEngine.Faces;

namespace FaceEngine.Liveness;

/// <summary>
/// What a head's turn changes in a face besides the nose's place. All are logarithms of ratios of lengths within the face: size, place and
/// tilt in the picture do not change them.
/// </summary>
/// <param name="Turn"><see cref="FaceLandmarks.Turn"/>, which is no logarithm.</param>
/// <param name="Jaw">Distance from the nose tip to the jaw at the image's right over that at its left, along the eye line.</param>
/// <param name="Eyes">Width of the eye at the image's right over that of the other.</param>
/// <param name="Width">Distance between the eyes over those from the eye line down to nose and mouth (geometric mean).</param>
/// <param name="Chin">How far the chin lies aside of the eyes' middle for its distance below them: the slant of the face, no
/// logarithm.</param>
internal readonly record struct FaceShape(double Turn, double Jaw, double Eyes, double Width, double Chin)
{
    private static readonly int[] LeftJaw = [1, 2, 3, 4],
        RightJaw = [12, 13, 14, 15],
        NoseBase = [31, 32, 33, 34, 35],
        Mouth = [48, 51, 54, 57],
        ChinPoints = [7, 8, 9];

    // A nose over the cheek's edge has no distance to it: the ratio must stay finite.
    private const double Least = 0.01;

    public static FaceShape Of(FaceLandmarks landmarks)
    {
        var points = landmarks.Points;
        ImagePoint left = landmarks.AlignmentPoints[0],
            right = landmarks.AlignmentPoints[1];
        var distance = Math.Max(1e-3, Length(left, right));
        double cos = (right.X - left.X) / distance,
            sin = (right.Y - left.Y) / distance;
        double AlongOf(ImagePoint point) => ((point.X - points[30].X) * cos + (point.Y - points[30].Y) * sin) / distance;
        double Along(int index) => AlongOf(points[index]);
        double Down(int index) => ((points[index].Y - left.Y) * cos - (points[index].X - left.X) * sin) / distance;

        return new FaceShape(
            landmarks.Turn,
            Ratio(RightJaw.Average(Along), -LeftJaw.Average(Along)),
            Ratio(Length(points[42], points[45]), Length(points[36], points[39])),
            -(Math.Log(Math.Max(Least, NoseBase.Average(Down))) + Math.Log(Math.Max(Least, Mouth.Average(Down)))) / 2,
            (ChinPoints.Average(Along) - (AlongOf(left) + AlongOf(right)) / 2) / Math.Max(Least, ChinPoints.Average(Down))
        );
    }

    /// <summary>The mean of some shapes.</summary>
    public static FaceShape Mean(IReadOnlyCollection<FaceShape> shapes) =>
        new(
            shapes.Average(shape => shape.Turn),
            shapes.Average(shape => shape.Jaw),
            shapes.Average(shape => shape.Eyes),
            shapes.Average(shape => shape.Width),
            shapes.Average(shape => shape.Chin)
        );

    public static FaceShape operator -(FaceShape one, FaceShape other) =>
        new(one.Turn - other.Turn, one.Jaw - other.Jaw, one.Eyes - other.Eyes, one.Width - other.Width, one.Chin - other.Chin);

    private static double Length(ImagePoint one, ImagePoint other) =>
        Math.Sqrt(Math.Pow(other.X - one.X, 2) + Math.Pow(other.Y - one.Y, 2));

    private static double Ratio(double one, double other) => Math.Log(Math.Max(Least, one) / Math.Max(Least, other));
}
