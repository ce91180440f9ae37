using FaceEngine.Imaging;
using FaceEngine.Onnx;

namespace FaceEngine.Models;

/// <summary>A checked, opened model and its entry in the manifest.</summary>
internal sealed class LoadedModel : IDisposable
{
    private readonly ModelFiles files;
    private readonly OnnxSession session;

    private LoadedModel(ModelFiles files, ModelEntry entry, OnnxSession session) =>
        (this.files, Entry, this.session) = (files, entry, session);

    public ModelEntry Entry { get; }

    /// <summary>
    /// Opens a model and tries it once, so that whatever does not fit the manifest is found at start and not at a visitor.
    /// </summary>
    /// <param name="runtime">What opens it.</param>
    /// <param name="files">Where it is.</param>
    /// <param name="entry">What the manifest says about it.</param>
    /// <param name="outputs">Meanings of the outputs that a run returns, in that order.</param>
    /// <param name="check">Given the lengths of the outputs, says what is wrong with them, or null.</param>
    /// <exception cref="ModelException">The file is missing, damaged, refused, or does not fit its entry.</exception>
    public static LoadedModel Open(OnnxRuntime runtime, ModelFiles files, ModelEntry entry, string[] outputs, Func<int[], string?> check)
    {
        var bytes = files.Read(entry);
        LoadedModel? model = null;
        try
        {
            long[] shape = [1, entry.Input.Planes, entry.Input.Height, entry.Input.Width];
            string[] names = [.. outputs.Select(meaning => entry.Outputs[meaning])];
            model = new LoadedModel(files, entry, runtime.Open(bytes, entry.Input.Name, shape, names));
            using var trial = model.session.Run(new float[entry.Input.Length]);
            var lengths = Enumerable.Range(0, outputs.Length).Select(at => trial[at].Length).ToArray();
            return check(lengths) is not { } fault
                ? model
                : throw new OnnxException($"{fault} (its outputs hold {string.Join(", ", lengths)} floats).");
        }
        catch (OnnxException error)
        {
            model?.Dispose();
            throw files.Unusable(entry, $"ONNX Runtime cannot use it as the manifest says: {error.Message}", error);
        }
    }

    /// <summary>Runs the model on a window of a frame.</summary>
    /// <param name="frame">The frame.</param>
    /// <param name="window">Where each pixel of the model's input lies in the frame.</param>
    /// <param name="edge">What lies outside the frame.</param>
    /// <returns>The outputs, in the order given at opening; to be disposed.</returns>
    /// <exception cref="ObjectDisposedException">The model is disposed.</exception>
    /// <exception cref="ModelException">The run failed.</exception>
    public OnnxOutputs Run(in Frame frame, in AffineMap window, FrameEdge edge)
    {
        using var input = FaceMemory.Rent<float>(session.InputLength);
        try
        {
            ModelInput.Fill(Entry.Input, frame, window, edge, input.Span);
            return session.Run(input.Span);
        }
        catch (OnnxException error)
        {
            throw files.Unusable(Entry, $"the run failed: {error.Message}", error);
        }
    }

    public void Dispose() => session.Dispose();
}
