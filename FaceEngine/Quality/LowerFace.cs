using FaceEngine.Faces;
using FaceEngine.Frames;

namespace FaceEngine.Quality;

/// <summary>
/// Tells a covered mouth and chin from a bare one: the skin around the mouth has the colour of the skin beside the nose, cloth has not.
/// Landmarks cannot tell it; they are put on a mask as if a mouth were there.
/// </summary>
internal static class LowerFace
{
    // Skin beside lips and chin, as pairs of a jaw point and the nearest lip point, and of a nose point and the upper lip.
    private static readonly (int From, int To)[] Below =
    [
        (4, 48),
        (5, 48),
        (6, 59),
        (7, 58),
        (8, 57),
        (9, 56),
        (10, 55),
        (11, 54),
        (12, 54),
        (31, 49),
        (33, 51),
        (35, 53),
    ];

    // Skin that no mask covers: beside and on the nose, under the eyes.
    private static readonly (int From, int To, float Share)[] Above =
    [
        (27, 28, 0),
        (28, 29, 0),
        (40, 31, 0.35f),
        (47, 35, 0.35f),
        (41, 3, 0.25f),
        (46, 13, 0.25f),
        (39, 31, 0.5f),
        (42, 35, 0.5f),
    ];

    private static readonly float[] Steps = [0.35f, 0.6f];

    // Nine of ten places of the bare faces in the recordings lie within all of them. A pattern may have skin's colour on the whole: it is
    // rough instead.
    private const float FarthestTint = 0.045f,
        DarkestRatio = 0.45f,
        BrightestRatio = 1.7f,
        Roughest = 0.2f;

    /// <summary>The share of places around the mouth that do not have the colour of the face's upper skin, 0..1.</summary>
    public static float CoveredShare(in Frame frame, FaceLandmarks landmarks)
    {
        var points = landmarks.Points;
        ImagePoint left = landmarks.AlignmentPoints[0],
            right = landmarks.AlignmentPoints[1];
        var radius = Math.Max(1, (int)(MathF.Sqrt(MathF.Pow(right.X - left.X, 2) + MathF.Pow(right.Y - left.Y, 2)) / 24));

        Span<Skin> above = stackalloc Skin[Above.Length];
        for (var at = 0; at < above.Length; at++)
            above[at] = Skin.Around(frame, Between(points[Above[at].From], points[Above[at].To], Above[at].Share), radius);
        var skin = Skin.Median(above);

        var far = 0;
        foreach (var (from, to) in Below)
        foreach (var step in Steps)
            if (!skin.IsLike(Skin.Around(frame, Between(points[from], points[to], step), radius)))
                far++;
        return (float)far / (Below.Length * Steps.Length);
    }

    private static ImagePoint Between(ImagePoint from, ImagePoint to, float share) =>
        new(from.X + (to.X - from.X) * share, from.Y + (to.Y - from.Y) * share);

    /// <summary>
    /// A colour as the shares of red and green in it, 0..1, its luma, 0..255, and how much the luma varies there (standard deviation over
    /// mean).
    /// </summary>
    private readonly record struct Skin(float Red, float Green, float Luma, float Roughness)
    {
        public static Skin Around(in Frame frame, ImagePoint centre, int radius)
        {
            int red = 0,
                green = 0,
                blue = 0,
                count = 0,
                pixel = (int)frame.Layout;
            var squares = 0f;
            for (var y = (int)centre.Y - radius; y <= (int)centre.Y + radius; y++)
            for (var x = (int)centre.X - radius; x <= (int)centre.X + radius; x++)
            {
                var at = (Math.Clamp(y, 0, frame.Height - 1) * frame.Width + Math.Clamp(x, 0, frame.Width - 1)) * pixel;
                byte r = frame.Pixels[at],
                    g = frame.Pixels[at + 1],
                    b = frame.Pixels[at + 2];
                (red, green, blue, count) = (red + r, green + g, blue + b, count + 1);
                squares += LumaOf(r, g, b) * LumaOf(r, g, b);
            }
            float sum = Math.Max(1f, red + green + blue),
                luma = LumaOf(red, green, blue) / count;
            return new Skin(red / sum, green / sum, luma, MathF.Sqrt(Math.Max(0, squares / count - luma * luma)) / Math.Max(1, luma));
        }

        public static Skin Median(Span<Skin> colours)
        {
            Span<float> values = stackalloc float[colours.Length];
            for (var at = 0; at < values.Length; at++)
                values[at] = colours[at].Red;
            var red = Middle(values);
            for (var at = 0; at < values.Length; at++)
                values[at] = colours[at].Green;
            var green = Middle(values);
            for (var at = 0; at < values.Length; at++)
                values[at] = colours[at].Luma;
            return new Skin(red, green, Middle(values), 0);
        }

        public bool IsLike(Skin other)
        {
            float red = other.Red - Red,
                green = other.Green - Green;
            return red * red + green * green <= FarthestTint * FarthestTint
                && other.Roughness <= Roughest
                && other.Luma >= DarkestRatio * Luma
                && other.Luma <= BrightestRatio * Luma;
        }

        private static float LumaOf(int red, int green, int blue) => 0.299f * red + 0.587f * green + 0.114f * blue;

        private static float Middle(Span<float> values)
        {
            values.Sort();
            return values[values.Length / 2];
        }
    }
}
