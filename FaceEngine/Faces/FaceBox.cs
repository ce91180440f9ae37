namespace FaceEngine.Faces;

/// <summary>A face found in a frame, in frame pixels from the top-left corner. It may reach over the frame's edge.</summary>
/// <param name="Left">Left edge.</param>
/// <param name="Top">Top edge.</param>
/// <param name="Right">Right edge, right of <paramref name="Left"/>.</param>
/// <param name="Bottom">Bottom edge, below <paramref name="Top"/>.</param>
/// <param name="Score">How sure the detector is, 0..1.</param>
public readonly record struct FaceBox(float Left, float Top, float Right, float Bottom, float Score)
{
    /// <summary>Width in pixels.</summary>
    public float Width => Right - Left;

    /// <summary>Height in pixels.</summary>
    public float Height => Bottom - Top;

    /// <summary>Refuses a box that cannot be looked into.</summary>
    /// <exception cref="ArgumentException">It is empty or not finite.</exception>
    internal void Check()
    {
        if (!(Height > 0) || !float.IsFinite(Left + Right + Top + Bottom))
            throw new ArgumentException("The box is empty or not finite.", "face");
    }

    /// <summary>Intersection over union with another box, 0..1.</summary>
    internal float Overlap(FaceBox other)
    {
        var width = Math.Min(Right, other.Right) - Math.Max(Left, other.Left);
        var height = Math.Min(Bottom, other.Bottom) - Math.Max(Top, other.Top);
        if (width <= 0 || height <= 0)
            return 0;
        return width * height / (Width * Height + other.Width * other.Height - width * height);
    }
}

/// <summary>A point of a frame, in pixels from the top-left corner.</summary>
/// <param name="X">To the right.</param>
/// <param name="Y">Downwards.</param>
public readonly record struct ImagePoint(float X, float Y);
