using FaceEngine.Faces;
using FaceEngine.Tests.Real;

namespace FaceEngine.Tests.Liveness;

/// <summary>How a picture of a face is moved before the camera by somebody who has only that.</summary>
internal sealed record Motion
{
    /// <summary>For the reader.</summary>
    public required string Name { get; init; }

    /// <summary>Distance of picture and camera in pixels of a picture 320 wide: 225 is near, with strong perspective.</summary>
    public double Focal { get; init; } = 350;

    /// <summary>Radius it is bent to, in heights of the face: 0 flat, above 0 towards the camera, below 0 hollow.</summary>
    public double Radius { get; init; }

    /// <summary>Whether it is bent around a lying axis instead of a standing one.</summary>
    public bool Lying { get; init; }

    /// <summary>Part of the angle that turns it left and right.</summary>
    public double Yaw { get; init; } = 1;

    /// <summary>Part that tips it up and down.</summary>
    public double Pitch { get; init; }

    /// <summary>Part that turns it in its plane.</summary>
    public double Roll { get; init; }

    /// <summary>Part that shears it.</summary>
    public double Shear { get; init; }

    /// <summary>Widths of the face it is moved aside by at 45 degrees.</summary>
    public double Shift { get; init; }
}

/// <summary>Renders a picture of a face as a camera sees it when it is held in some way; what is beside the picture is grey.</summary>
internal static class MovedPicture
{
    private const byte Wall = 110;

    public static Picture At(Picture still, FaceBox face, Motion motion, double degrees)
    {
        var angle = degrees * Math.PI / 180;
        var turn = Rotation(motion.Yaw * angle, motion.Pitch * angle, motion.Roll * angle);
        double shear = motion.Shear * Math.Tan(angle),
            shift = motion.Shift * face.Width * degrees / 45;
        double middleX = (face.Left + face.Right) / 2,
            middleY = (face.Top + face.Bottom) / 2,
            focal = motion.Focal;
        var radius = motion.Radius * face.Height;
        // The camera seen from the picture, which lies in its own plane with the face's middle as origin.
        double eyeU = -turn[2, 0] * focal,
            eyeV = -turn[2, 1] * focal,
            eyeW = -turn[2, 2] * focal;
        var result = new byte[still.Pixels.Length];
        for (var y = 0; y < still.Height; y++)
        for (var x = 0; x < still.Width; x++)
        {
            double rayX = x - middleX - shift,
                rayY = y - middleY;
            var u = turn[0, 0] * rayX + turn[1, 0] * rayY + turn[2, 0] * focal;
            var v = turn[0, 1] * rayX + turn[1, 1] * rayY + turn[2, 1] * focal;
            var w = turn[0, 2] * rayX + turn[1, 2] * rayY + turn[2, 2] * focal;
            var (hitU, hitV) = motion.Lying ? Swap(Meet(eyeV, eyeU, eyeW, v, u, w, radius)) : Meet(eyeU, eyeV, eyeW, u, v, w, radius);
            Copy(still, hitU + shear * hitV + middleX, hitV + middleY, result.AsSpan(3 * (y * still.Width + x), 3));
        }
        return still with { Pixels = result };
    }

    /// <summary>
    /// Where a ray meets the picture, measured along its surface: bent across the first coordinate, straight along the second.
    /// </summary>
    private static (double Across, double Along) Meet(double eyeU, double eyeV, double eyeW, double u, double v, double w, double radius)
    {
        if (radius == 0)
            return (eyeU - eyeW / w * u, eyeV - eyeW / w * v);
        // The axis lies behind the middle of a picture bent towards the camera, before that of a hollow one.
        double a = u * u + w * w,
            b = 2 * (eyeU * u + (eyeW - radius) * w),
            c = eyeU * eyeU + (eyeW - radius) * (eyeW - radius) - radius * radius;
        var square = b * b - 4 * a * c;
        if (square < 0)
            return (double.NaN, double.NaN);
        var way = (-b - Math.Sign(radius) * Math.Sqrt(square)) / (2 * a);
        double hitU = eyeU + way * u,
            hitW = eyeW + way * w;
        var bend = radius > 0 ? Math.Atan2(hitU, radius - hitW) : Math.Atan2(hitU, hitW - radius);
        return Math.Abs(bend) < 1.6 ? (Math.Abs(radius) * bend, eyeV + way * v) : (double.NaN, double.NaN);
    }

    private static (double, double) Swap((double Across, double Along) hit) => (hit.Along, hit.Across);

    private static void Copy(Picture still, double x, double y, Span<byte> pixel)
    {
        if (!(x >= 0 && y >= 0 && x < still.Width - 1 && y < still.Height - 1))
        {
            pixel.Fill(Wall);
            return;
        }
        int left = (int)x,
            top = (int)y,
            at = 3 * (top * still.Width + left),
            below = 3 * still.Width;
        double fx = x - left,
            fy = y - top;
        var source = still.Pixels;
        for (var channel = 0; channel < 3; channel++, at++)
            pixel[channel] = (byte)(
                (source[at] * (1 - fx) + source[at + 3] * fx) * (1 - fy)
                + (source[at + below] * (1 - fx) + source[at + below + 3] * fx) * fy
            );
    }

    /// <summary>Roll first, then pitch, then yaw.</summary>
    private static double[,] Rotation(double yaw, double pitch, double roll)
    {
        double cy = Math.Cos(yaw),
            sy = Math.Sin(yaw),
            cp = Math.Cos(pitch),
            sp = Math.Sin(pitch),
            cr = Math.Cos(roll),
            sr = Math.Sin(roll);
        return new[,]
        {
            { cy * cr + sy * sp * sr, -cy * sr + sy * sp * cr, sy * cp },
            { cp * sr, cp * cr, -sp },
            { -sy * cr + cy * sp * sr, sy * sr + cy * sp * cr, cy * cp },
        };
    }
}
