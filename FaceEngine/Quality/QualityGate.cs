using FaceEngine.Faces;
using FaceEngine.Frames;
using FaceEngine.Models;

namespace FaceEngine.Quality;

/// <summary>Decides whether a face of a frame can be described, and if not, what to ask of the person.</summary>
internal sealed class QualityGate(QualityEntry thresholds)
{
    /// <summary>The largest face, or null: who stands nearest is the one who is served.</summary>
    public static FaceBox? Subject(IReadOnlyList<FaceBox> faces) => faces.Count == 0 ? null : faces.MaxBy(face => face.Height);

    /// <summary>
    /// Judges in the order in which people can act: who is there, where they stand, the light (which also spoils the figures after
    /// it), where they look, what they wear, whether they stood still, and last a blink, which passes by itself.
    /// </summary>
    /// <param name="frame">The frame.</param>
    /// <param name="subject">The face to be described, if there is one.</param>
    /// <param name="others">The other faces.</param>
    /// <param name="landmarks">Landmarks of the subject, if known.</param>
    /// <param name="eyesClosed">How surely both eyes are closed, 0..1.</param>
    public FrameQuality Assess(in Frame frame, FaceBox? subject, IEnumerable<FaceBox> others, FaceLandmarks? landmarks, float eyesClosed)
    {
        if (subject is not { } face)
            return new FrameQuality(FrameFault.NoFace, 0, 0, 0, 0, 0);
        var surface = FaceSurface.Measure(frame, face);
        var heightShare = face.Height / frame.Height;
        var turn = landmarks?.Turn ?? 0;
        var covered = landmarks is null ? 0 : LowerFace.CoveredShare(frame, landmarks);
        var fault =
            others.Any(other => other.Height >= thresholds.Bystander * face.Height) ? FrameFault.SeveralFaces
            : TouchesEdge(frame, face) ? FrameFault.TooNear
            : heightShare < thresholds.Height ? FrameFault.TooFar
            : surface.MeanLuma < thresholds.Darkest ? FrameFault.TooDark
            : surface.MeanLuma > thresholds.Brightest ? FrameFault.TooBright
            : surface.ClippedShare > thresholds.Clipped ? (surface.MeanLuma < 128 ? FrameFault.TooDark : FrameFault.TooBright)
            : Math.Abs(turn) > thresholds.Turn ? FrameFault.Turned
            : covered > thresholds.Covered ? FrameFault.Covered
            : surface.Sharpness < thresholds.Sharpness ? FrameFault.Blurred
            : eyesClosed > thresholds.EyesClosed ? FrameFault.EyesClosed
            : FrameFault.None;
        return new FrameQuality(fault, heightShare, turn, surface.Sharpness, surface.MeanLuma, surface.ClippedShare)
        {
            EyesClosed = eyesClosed,
            Covered = covered,
        };
    }

    /// <summary>Whether the eyes of a head turned so far can be judged: aside, open eyes look closed to the model.</summary>
    public bool CanJudgeEyes(FaceLandmarks landmarks) => Math.Abs(landmarks.Turn) <= thresholds.EyesTurn;

    private bool TouchesEdge(in Frame frame, FaceBox face)
    {
        float x = thresholds.Edge * frame.Width,
            y = thresholds.Edge * frame.Height;
        return face.Left < x || face.Top < y || face.Right > frame.Width - x || face.Bottom > frame.Height - y;
    }
}
