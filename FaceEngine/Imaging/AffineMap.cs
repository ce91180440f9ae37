using FaceEngine.Faces;

namespace FaceEngine.Imaging;

/// <summary>
/// Where the pixels of a window lie in a frame: window pixel (x, y) has its centre at frame pixel
/// (<c>XX·x + XY·y + X0</c>, <c>YX·x + YY·y + Y0</c>), both counted in pixel centres.
/// </summary>
internal readonly record struct AffineMap(double XX, double XY, double X0, double YX, double YY, double Y0)
{
    private const int MostSamplesASide = 8;

    /// <summary>How many frame pixels a window pixel covers, as a length.</summary>
    public double Scale => Math.Sqrt(Math.Abs(XX * YY - XY * YX));

    /// <summary>How many samples a side a window pixel is the mean of: the scale, rounded to 1..8.</summary>
    // A comparison that NaN fails, and a bound before the conversion: an absurd map costs no more than a wide one.
    public int SamplesASide => Scale >= 1.5 ? (int)Math.Min(MostSamplesASide, Math.Floor(Scale + 0.5)) : 1;

    /// <summary>Whether the window's rows lie along the frame's.</summary>
    public bool IsUpright => XY == 0 && YX == 0;

    /// <summary>An upright rectangle of the frame, in frame pixels from its top-left corner, spread over the whole window.</summary>
    public static AffineMap FromRectangle(double left, double top, double width, double height, int windowWidth, int windowHeight)
    {
        // A pixel's centre is half a pixel from its corner, in the frame and in the window.
        double sx = width / windowWidth,
            sy = height / windowHeight;
        return new AffineMap(sx, 0, left + 0.5 * sx - 0.5, 0, sy, top + 0.5 * sy - 0.5);
    }

    /// <summary>
    /// Top-left corner and side, in frame pixels, of the square with the box's centre whose side is <paramref name="heights"/> times
    /// the box's height. It may leave the frame.
    /// </summary>
    public static (double Left, double Top, double Side) Square(FaceBox box, double heights)
    {
        var side = ((double)box.Bottom - box.Top) * heights;
        return (((double)box.Left + box.Right) / 2 - side / 2, ((double)box.Top + box.Bottom) / 2 - side / 2, side);
    }
}
