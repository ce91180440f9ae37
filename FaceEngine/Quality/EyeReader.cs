using FaceEngine.Faces;
using FaceEngine.Frames;
using FaceEngine.Imaging;
using FaceEngine.Models;
using FaceEngine.Onnx;

namespace FaceEngine.Quality;

/// <summary>Tells closed eyes from open ones, each eye from a small square around it.</summary>
internal sealed class EyeReader(ModelFiles files, ModelEntry entry) : IDisposable
{
    private const int Closed = 0; // of two classes

    // First of the six points of each eye: outer corner, two of the upper lid, inner corner, two of the lower lid.
    private static readonly int[] Eyes = [36, 42];

    private readonly LoadedModel model = new(files, entry, ["states"], lengths => lengths[0] == 2 ? null : "states must hold 2 floats");

    private readonly double crop = entry.Crop!.Value; // the manifest's check saw to it

    /// <summary>
    /// How surely both eyes are closed, 0..1: the lesser of the two, since a wink is not a fault. One open eye decides it: the other is not
    /// looked at then.
    /// </summary>
    public float Closedness(in Frame frame, FaceLandmarks landmarks)
    {
        var least = 1f;
        for (var eye = 0; eye < Eyes.Length; eye++)
        {
            ImagePoint centre = landmarks.AlignmentPoints[eye],
                one = landmarks.Points[Eyes[eye]],
                other = landmarks.Points[Eyes[eye] + 3];
            var side = crop * Math.Sqrt(Math.Pow(other.X - one.X, 2) + Math.Pow(other.Y - one.Y, 2));
            var window = AffineMap.FromRectangle(
                centre.X - side / 2,
                centre.Y - side / 2,
                side,
                side,
                entry.Input.Width,
                entry.Input.Height
            );
            using var outputs = model.Run(frame, window, FrameEdge.Repeat);
            least = Math.Min(least, Softmax.Of(outputs[0], Closed));
            if (least < 0.5f)
                break;
        }
        return least;
    }

    public void Dispose() => model.Dispose();
}
