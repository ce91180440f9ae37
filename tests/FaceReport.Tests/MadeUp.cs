using FaceReport.Figures;

namespace FaceReport.Tests;

/// <summary>Descriptors with cosines that are known: unit vectors in the plane of the first two axes.</summary>
internal static class MadeUp
{
    public const string Model = "made-up";

    /// <summary>At an angle, in degrees: two of them have the cosine of the angle between them.</summary>
    public static float[] At(double degrees)
    {
        var descriptor = new float[512];
        (descriptor[0], descriptor[1]) = ((float)Math.Cos(degrees * Math.PI / 180), (float)Math.Sin(degrees * Math.PI / 180));
        return descriptor;
    }

    /// <summary>Along an axis of its own: with every other axis the cosine is 0.</summary>
    public static float[] Axis(int axis)
    {
        var descriptor = new float[512];
        descriptor[axis] = 1;
        return descriptor;
    }

    public static PersonFaces Person(string name, params float[][] descriptors) => new(name, descriptors);
}
