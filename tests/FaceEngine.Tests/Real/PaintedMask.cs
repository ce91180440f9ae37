using FaceEngine.Faces;

namespace FaceEngine.Tests.Real;

/// <summary>Cloths that a test paints over the lower half of a face.</summary>
public enum Cloth
{
    Blue,
    White,
    Black,
    Grey,
    Green,
    Beige,
    Chequered,
}

/// <summary>Paints a mask over nose tip, mouth and chin, from ear to ear, shaded as the face below it is.</summary>
internal static class PaintedMask
{
    public static Picture Over(Picture picture, FaceLandmarks landmarks, Cloth cloth)
    {
        var points = landmarks.Points;
        ImagePoint Halfway(ImagePoint one, ImagePoint other) => new((one.X + other.X) / 2, (one.Y + other.Y) / 2);
        List<ImagePoint> outline =
        [
            .. points.Skip(2).Take(13),
            Halfway(points[13], points[29]),
            points[29],
            Halfway(points[3], points[29]),
        ];
        var pixels = (byte[])picture.Pixels.Clone();
        for (var y = 0; y < picture.Height; y++)
        {
            var crossings = outline
                .Zip(outline.Skip(1).Append(outline[0]))
                .Where(side => side.First.Y <= y != side.Second.Y <= y)
                .Select(side => side.First.X + (y - side.First.Y) / (side.Second.Y - side.First.Y) * (side.Second.X - side.First.X))
                .Order()
                .ToList();
            for (var pair = 0; pair + 1 < crossings.Count; pair += 2)
            for (var x = Math.Max(0, (int)crossings[pair]); x <= Math.Min(picture.Width - 1, (int)crossings[pair + 1]); x++)
            {
                var at = 3 * (y * picture.Width + x);
                var (red, green, blue) = Colour(cloth, x, y);
                var shade = 0.85 + 0.3 * picture.Pixels[at + 1] / 255;
                (pixels[at], pixels[at + 1], pixels[at + 2]) = (Shaded(red, shade), Shaded(green, shade), Shaded(blue, shade));
            }
        }
        return picture with { Pixels = pixels };
    }

    private static (int Red, int Green, int Blue) Colour(Cloth cloth, int x, int y) =>
        cloth switch
        {
            Cloth.Blue => (110, 160, 205),
            Cloth.White => (228, 228, 230),
            Cloth.Black => (28, 28, 32),
            Cloth.Grey => (150, 150, 155),
            Cloth.Green => (120, 190, 170),
            Cloth.Beige => (205, 170, 150),
            Cloth.Chequered => (x / 9 + y / 9) % 2 == 0 ? (200, 60, 70) : (235, 225, 210),
            _ => throw new ArgumentOutOfRangeException(nameof(cloth)),
        };

    private static byte Shaded(int value, double shade) => (byte)Math.Min(255, value * shade);
}
