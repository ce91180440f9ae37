using FaceEngine.Frames;
using Microsoft.ML.OnnxRuntime;

namespace FaceEngine.Onnx;

/// <summary>
/// One run's input and outputs, bound to the model once, in memory that is never moved. Disposal overwrites all of it and gives it back to
/// the session: the spans end with it. Not for several threads.
/// </summary>
internal sealed class OnnxRun : IDisposable
{
    private readonly OnnxSession session;
    private readonly OrtIoBinding binding;
    private readonly float[] input;
    private readonly float[][] outputs;
    private readonly List<OrtValue> values = [];
    private bool ended;

    internal OnnxRun(OnnxSession session, (string Name, long[] Shape) input, (string Name, long[] Shape)[] outputs)
    {
        this.session = session;
        binding = session.Bind();
        try
        {
            this.input = Pinned(input.Shape);
            binding.BindInput(input.Name, Shown(this.input, input.Shape));
            this.outputs = [.. outputs.Select(output => Pinned(output.Shape))];
            for (var at = 0; at < outputs.Length; at++)
                binding.BindOutput(outputs[at].Name, Shown(this.outputs[at], outputs[at].Shape));
        }
        catch
        {
            Free();
            throw;
        }
    }

    /// <summary>What the model reads, row-major; to be filled by the caller.</summary>
    public Span<float> Input => input;

    /// <summary>An output's values, row-major; those of the last run.</summary>
    public ReadOnlySpan<float> this[int index] => outputs[index];

    /// <summary>Runs the model.</summary>
    /// <exception cref="OnnxRuntimeException">The run failed.</exception>
    public void Run() => session.Run(binding);

    /// <summary>Takes an output's values away, and overwrites them here.</summary>
    /// <returns>For whoever asks, who overwrites them once they were used.</returns>
    public float[] Take(int index)
    {
        var taken = FaceMemory.Copy<float>(outputs[index]);
        FaceMemory.Overwrite<float>(outputs[index]);
        return taken;
    }

    /// <summary>Overwrites the run's values and ends it. Twice is once.</summary>
    public void Dispose()
    {
        if (ended)
            return;
        ended = true;
        FaceMemory.Overwrite<float>(input);
        foreach (var output in outputs)
            FaceMemory.Overwrite<float>(output);
        session.End(this);
    }

    /// <summary>The same room for the next run.</summary>
    internal OnnxRun Again()
    {
        ended = false;
        return this;
    }

    /// <summary>Frees what the runtime holds for it.</summary>
    internal void Free()
    {
        binding.Dispose();
        foreach (var value in values)
            value.Dispose();
    }

    private static float[] Pinned(long[] shape) => GC.AllocateArray<float>(OnnxSession.LengthOf(shape), pinned: true);

    private OrtValue Shown(float[] memory, long[] shape)
    {
        values.Add(OrtValue.CreateTensorValueFromMemory(memory, shape));
        return values[^1];
    }
}
