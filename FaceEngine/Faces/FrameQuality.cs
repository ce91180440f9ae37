namespace FaceEngine.Faces;

/// <summary>The one thing about a frame that the person in front of the camera can mend.</summary>
public enum FrameFault
{
    /// <summary>The frame is good.</summary>
    None,

    /// <summary>Nobody is there.</summary>
    NoFace,

    /// <summary>More than one person is in front.</summary>
    SeveralFaces,

    /// <summary>The face is too small.</summary>
    TooFar,

    /// <summary>The face touches the frame's edge.</summary>
    TooNear,

    /// <summary>The head is turned to one side.</summary>
    Turned,

    /// <summary>The face is not sharp.</summary>
    Blurred,

    /// <summary>The face is too dark, or much of it is black.</summary>
    TooDark,

    /// <summary>The face is too bright, or much of it is white.</summary>
    TooBright,

    /// <summary>Both eyes are closed.</summary>
    EyesClosed,

    /// <summary>Mouth and chin are covered, as by a mask.</summary>
    Covered,
}

/// <summary>How good a frame is for describing its largest face. Without a face all figures are 0.</summary>
/// <param name="Fault">The first fault, or none.</param>
/// <param name="FaceHeightShare">Height of the face's box in heights of the frame.</param>
/// <param name="Turn"><see cref="FaceLandmarks.Turn"/>; 0 when no landmarks were given.</param>
/// <param name="Sharpness">Variance of the Laplacian of the face's luma at a fixed size; above 0, no upper bound.</param>
/// <param name="MeanLuma">Mean luma of the face, 0..255.</param>
/// <param name="ClippedShare">Share of the face's pixels that are black or white, 0..1.</param>
public sealed record FrameQuality(FrameFault Fault, float FaceHeightShare, float Turn, float Sharpness, float MeanLuma, float ClippedShare)
{
    /// <summary>How surely both eyes are closed, 0..1; 0 when the head is turned or no landmarks were given.</summary>
    public float EyesClosed { get; init; }

    /// <summary>Share of the skin around the mouth that has another colour than the upper face, 0..1; 0 without landmarks.</summary>
    public float Covered { get; init; }
}
