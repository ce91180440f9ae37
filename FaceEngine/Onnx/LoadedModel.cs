using FaceEngine.Frames;
using FaceEngine.Imaging;
using FaceEngine.Models;
using Microsoft.ML.OnnxRuntime;

namespace FaceEngine.Onnx;

/// <summary>A checked, opened model and its entry in the manifest.</summary>
internal sealed class LoadedModel : IDisposable
{
    private readonly ModelFiles files;
    private readonly OnnxSession session;

    /// <summary>
    /// Opens a model and tries it once, so that whatever does not fit the manifest is found at start and not at a visitor.
    /// </summary>
    /// <param name="files">Where it is.</param>
    /// <param name="entry">What the manifest says about it.</param>
    /// <param name="outputs">Meanings of the outputs that a run returns, in that order.</param>
    /// <param name="check">Given the lengths of the outputs, says what is wrong with them, or null.</param>
    /// <exception cref="ModelException">
    /// The file is missing, damaged, refused, or does not fit its entry; or there is no native library for this machine.
    /// </exception>
    public LoadedModel(ModelFiles files, ModelEntry entry, string[] outputs, Func<IReadOnlyList<int>, string?> check)
    {
        (this.files, Entry) = (files, entry);
        var bytes = PReluAsMax.Rewrite(files.Read(entry));
        try
        {
            long[] shape = [1, entry.Input.Planes, entry.Input.Height, entry.Input.Width];
            session = new OnnxSession(bytes, entry.Input.Name, shape, [.. outputs.Select(meaning => entry.Outputs[meaning])]);
            if (check(session.Lengths) is { } fault)
                throw new OnnxException($"{fault} (its outputs hold {string.Join(", ", session.Lengths)} floats).");
        }
        catch (Exception error) when (error is OnnxException or OnnxRuntimeException)
        {
            session?.Dispose();
            throw files.Unusable(entry, $"ONNX Runtime cannot use it as the manifest says: {error.Message.ReplaceLineEndings(" ")}", error);
        }
    }

    /// <summary>The model's entry.</summary>
    public ModelEntry Entry { get; }

    /// <summary>Runs the model on a window of a frame.</summary>
    /// <param name="frame">The frame.</param>
    /// <param name="window">Where each pixel of the model's input lies in the frame.</param>
    /// <param name="edge">What lies outside the frame.</param>
    /// <returns>The outputs, in the order given at opening; to be disposed.</returns>
    /// <exception cref="ObjectDisposedException">The model is disposed.</exception>
    /// <exception cref="ModelException">The run failed.</exception>
    public OnnxRun Run(in Frame frame, in AffineMap window, FrameEdge edge)
    {
        var run = session.Begin();
        try
        {
            ModelInput.Fill(Entry.Input, frame, window, edge, run.Input);
            run.Run();
            return run;
        }
        catch (Exception error)
        {
            run.Dispose();
            if (error is not OnnxRuntimeException)
                throw;
            throw files.Unusable(Entry, $"the run failed: {error.Message.ReplaceLineEndings(" ")}", error);
        }
    }

    /// <summary>Closes the model; runs under way end as they would have.</summary>
    public void Dispose() => session.Dispose();
}
