using FaceEngine.Faces;
using FaceEngine.Frames;
using FaceEngine.Imaging;
using FaceEngine.Models;
using FaceEngine.Onnx;

namespace FaceEngine.Description;

/// <summary>Turns an aligned face into a descriptor of unit length.</summary>
internal sealed class FaceDescriber(ModelFiles files, ModelEntry entry) : IDisposable
{
    private readonly LoadedModel model = new(
        files,
        entry,
        ["descriptor"],
        lengths => lengths[0] == entry.Length ? null : $"a descriptor must hold {entry.Length} floats"
    );

    // The manifest's check saw to it that the points are there.
    private readonly (double X, double Y)[] template = [.. entry.Alignment!.Select(point => ((double)point[0], (double)point[1]))];

    public float[] Describe(in Frame frame, FaceLandmarks landmarks)
    {
        var window = Similarity.Fit(template, landmarks.AlignmentPoints);
        using var outputs = model.Run(frame, window, FrameEdge.Black);
        var descriptor = outputs.Take(0);
        double squares = 0;
        foreach (var value in descriptor)
            squares += (double)value * value;
        var length = Math.Sqrt(squares);
        if (!(length > 0) || !double.IsFinite(length))
            throw new ModelException($"{entry.Id}: the model gave a descriptor without a direction.");
        for (var at = 0; at < descriptor.Length; at++)
            descriptor[at] = (float)(descriptor[at] / length);
        return descriptor;
    }

    public void Dispose() => model.Dispose();
}
