using FaceEngine.Frames;
using QueueContracts.Faces;
using static KioskDevice.Visits.VisitState;

namespace KioskDevice.Visits;

/// <summary>
/// What of faces a visit holds in memory: descriptors, the template made of them, the picture. Whatever a step no longer holds is
/// overwritten, be it used, replaced, or left with the visit.
/// </summary>
internal sealed class HeldFaces
{
    private List<object> held = [],
        next = []; // each a descriptor, a template or a picture

    /// <summary>Takes note of a step.</summary>
    /// <param name="input">What it took.</param>
    /// <param name="after">The state it led to.</param>
    /// <param name="asked">What the server is being asked: it is read from memory until it is answered.</param>
    public void Step(VisitInput input, VisitState after, IEnumerable<Request> asked)
    {
        held.AddRange(Of(input));
        next.AddRange(Of(after));
        foreach (var request in asked)
            next.AddRange(Of(request));
        foreach (var one in held)
        {
            if (!next.Contains(one))
                Overwrite(one);
        }

        held.Clear();
        (held, next) = (next, held);
    }

    private static void Overwrite(object one)
    {
        switch (one)
        {
            case float[] descriptor:
                FaceMemory.Overwrite<float>(descriptor);
                break;
            case byte[] picture:
                FaceMemory.Overwrite<byte>(picture);
                break;
            case FaceTemplate template:
                template.Erase();
                break;
            default:
                throw new InvalidOperationException($"{one.GetType().Name} is nothing of a face.");
        }
    }

    private static IEnumerable<object> Of(VisitInput input) =>
        input switch
        {
            VisitInput.FrameSeen { Reading: { Descriptor: { } descriptor } } => [descriptor],
            VisitInput.PictureTaken { Jpeg: { } jpeg } => [jpeg],
            _ => [],
        };

    private static IEnumerable<object> Of(VisitState state) =>
        state switch
        {
            Capturing capturing => capturing.Frames.Select(frame => frame.Descriptor),
            Challenging challenging => [challenging.Captured.Template],
            TakingPicture taking => [taking.Captured.Template],
            Asking asking => Of(asking.Request),
            Unanswered unanswered => Of(unanswered.Request),
            _ => [],
        };

    private static IEnumerable<object> Of(Request request) =>
        request switch
        {
            Request.Issue { Body: var body } => Some(body.Face, body.Picture),
            Request.Find { Body: var body } => Some(body.Face),
            _ => [],
        };

    private static IEnumerable<object> Some(params object?[] faces) => faces.OfType<object>();
}
