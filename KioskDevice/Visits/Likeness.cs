using System.Numerics.Tensors;
using static KioskDevice.Visits.VisitState;

namespace KioskDevice.Visits;

/// <summary>How like a face that is seen is to the one that agreed; compared only after that, and kept nowhere.</summary>
internal static class Likeness
{
    /// <summary>The cosine of the two, in the mean over the frames there are; null where either is not known.</summary>
    public static float? Of(VisitState state, float[]? seen) =>
        (state, seen) switch
        {
            (Capturing { Frames: { Length: > 0 } frames }, { } face) => frames.Average(frame =>
                TensorPrimitives.Dot<float>(frame.Descriptor, face)
            ),
            (Challenging { Captured.Template.Values: var agreed }, { } face) => TensorPrimitives.Dot<float>(agreed, face),
            _ => null,
        };
}
