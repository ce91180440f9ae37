using FaceEngine.Faces;
using FaceEngine.Frames;
using FaceEngine.Imaging;
using FaceEngine.Models;
using FaceEngine.Onnx;

namespace FaceEngine.Landmarks;

/// <summary>Finds the 68 points of one face in a square window around its box.</summary>
internal sealed class LandmarkFinder(ModelFiles files, ModelEntry entry) : IDisposable
{
    private readonly LoadedModel model = new(
        files,
        entry,
        ["points"],
        lengths => lengths[0] == 2 * FaceLandmarks.Count ? null : $"points must hold {2 * FaceLandmarks.Count} floats"
    );

    private readonly double crop = entry.Crop!.Value; // the manifest's check saw to it

    public FaceLandmarks Find(in Frame frame, FaceBox face)
    {
        face.Check();
        var (left, top, side) = AffineMap.Square(face, crop);
        var input = entry.Input;
        var window = AffineMap.FromRectangle(left, top, side, side, input.Width, input.Height);
        using var outputs = model.Run(frame, window, FrameEdge.Repeat);
        var shares = outputs[0]; // x, y of each point, in sides of the window from its top-left corner
        var points = new ImagePoint[FaceLandmarks.Count];
        for (var at = 0; at < points.Length; at++)
            points[at] = new ImagePoint((float)(left + shares[2 * at] * side), (float)(top + shares[2 * at + 1] * side));
        return new FaceLandmarks(points);
    }

    public void Dispose() => model.Dispose();
}
