using FaceEngine.Faces;
using FaceEngine.Frames;
using FaceEngine.Imaging;
using FaceEngine.Models;
using FaceEngine.Onnx;

namespace FaceEngine.Quality;

/// <summary>Judges from one frame whether a face is there in person. What it says of pictures it has not learnt is worth little.</summary>
internal sealed class LivenessModel(ModelFiles files, ModelEntry entry) : IDisposable
{
    private const int Live = 1; // of three classes

    private readonly LoadedModel model = new(files, entry, ["classes"], lengths => lengths[0] == 3 ? null : "classes must hold 3 floats");

    private readonly double crop = entry.Crop!.Value; // the manifest's check saw to it

    /// <summary>The share of the class that behaves as live, 0..1.</summary>
    public float Hint(in Frame frame, FaceBox face)
    {
        // The window wants what is around the face: it is moved and shrunk into the frame rather than filled up.
        var (left, top, side) = AffineMap.Square(face, crop);
        var within = Math.Min(side, Math.Min(frame.Width, frame.Height) - 1);
        left = Math.Clamp(left + (side - within) / 2, 0, frame.Width - 1 - within);
        top = Math.Clamp(top + (side - within) / 2, 0, frame.Height - 1 - within);
        var window = AffineMap.FromRectangle(left, top, within, within, entry.Input.Width, entry.Input.Height);
        using var outputs = model.Run(frame, window, FrameEdge.Repeat);
        return Softmax.Of(outputs[0], Live);
    }

    public void Dispose() => model.Dispose();
}
