using FaceEngine.Faces;

namespace FaceReport.Figures;

/// <summary>Faults of pictures, in words for the report.</summary>
internal static class FaultNames
{
    public static string Of(FrameFault fault) =>
        fault switch
        {
            FrameFault.None => "good",
            FrameFault.NoFace => "no face",
            FrameFault.SeveralFaces => "several faces",
            FrameFault.TooFar => "too small",
            FrameFault.TooNear => "at the edge",
            FrameFault.Turned => "turned aside",
            FrameFault.Blurred => "not sharp",
            FrameFault.TooDark => "too dark",
            FrameFault.TooBright => "too bright",
            FrameFault.EyesClosed => "eyes closed",
            FrameFault.Covered => "covered",
            _ => throw new ArgumentOutOfRangeException(nameof(fault)),
        };
}
