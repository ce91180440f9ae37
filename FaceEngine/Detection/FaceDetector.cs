using FaceEngine.Faces;
using FaceEngine.Frames;
using FaceEngine.Imaging;
using FaceEngine.Models;
using FaceEngine.Onnx;

namespace FaceEngine.Detection;

/// <summary>Finds faces with a single-shot detector whose boxes are already decoded: x1, y1, x2, y2 in 0..1 of its view.</summary>
internal sealed class FaceDetector(ModelFiles files, ModelEntry entry) : IDisposable
{
    private readonly LoadedModel model = new(
        files,
        entry,
        ["scores", "boxes"],
        lengths => lengths[0] > 0 && lengths[1] == 2 * lengths[0] ? null : "boxes must hold four floats for every two of scores"
    );

    private readonly DetectionEntry thresholds = entry.Detection!; // the manifest's check saw to it

    public IReadOnlyList<FaceBox> Detect(in Frame frame)
    {
        var input = entry.Input;
        // The view is as wide and high as the frame needs with its aspect kept; the frame fills it from the top left, the rest is black.
        var scale = Math.Max((double)frame.Width / input.Width, (double)frame.Height / input.Height);
        double viewWidth = input.Width * scale,
            viewHeight = input.Height * scale;
        var window = AffineMap.FromRectangle(0, 0, viewWidth, viewHeight, input.Width, input.Height);
        using var outputs = model.Run(frame, window, FrameEdge.Black);
        ReadOnlySpan<float> scores = outputs[0],
            boxes = outputs[1];
        var candidates = new List<FaceBox>();
        for (var at = 0; at < scores.Length / 2; at++)
        {
            var score = scores[2 * at + 1]; // column 0: not a face
            if (!(score >= thresholds.Score))
                continue;
            var box = boxes.Slice(4 * at, 4);
            candidates.Add(
                new FaceBox(
                    (float)(box[0] * viewWidth),
                    (float)(box[1] * viewHeight),
                    (float)(box[2] * viewWidth),
                    (float)(box[3] * viewHeight),
                    score
                )
            );
        }
        return BestBoxes.Of(candidates, thresholds.Overlap);
    }

    public void Dispose() => model.Dispose();
}
