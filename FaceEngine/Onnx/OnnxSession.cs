using FaceEngine.Models;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace FaceEngine.Onnx;

/// <summary>
/// One opened model with one float32 input. Runs may be under way on many threads at once, each in room of its own that is used again.
/// The runtime must not lose a model that it runs: disposed meanwhile, the model is closed by the last run that ends.
/// </summary>
internal sealed class OnnxSession : IDisposable
{
    private readonly InferenceSession session;
    private readonly RunOptions options;
    private readonly string input;
    private readonly long[] shape;
    private readonly (string Name, long[] Shape)[] outputs;
    private readonly Stack<OnnxRun> idle = []; // also what is locked
    private int underWay;
    private bool disposed;

    /// <summary>Opens a model and tries it once, with an input of zeros.</summary>
    /// <param name="model">The whole model file.</param>
    /// <param name="input">Name of its only input.</param>
    /// <param name="shape">Shape of the input.</param>
    /// <param name="outputs">Names of the outputs that a run returns, in that order. They have the same shapes in every run.</param>
    /// <exception cref="OnnxRuntimeException">The model or the input's shape is refused.</exception>
    /// <exception cref="OnnxException">Its inputs and outputs are others.</exception>
    /// <exception cref="ModelException">The native library cannot be loaded on this machine.</exception>
    public OnnxSession(byte[] model, string input, long[] shape, string[] outputs)
    {
        (this.input, this.shape) = (input, shape);
        session = OnnxRuntime.Open(model);
        options = new RunOptions(); // not before the runtime was started as it should be
        try
        {
            CheckNames("input", [input], session.InputNames, only: true);
            CheckNames("output", outputs, session.OutputNames, only: false);
            this.outputs = [.. outputs.Zip(ShapesOf(outputs))];
        }
        catch
        {
            Close();
            throw;
        }
    }

    /// <summary>Floats in each output.</summary>
    public IReadOnlyList<int> Lengths => [.. outputs.Select(output => LengthOf(output.Shape))];

    /// <summary>Room for a run, to be disposed after it. The model stays open until then.</summary>
    /// <exception cref="ObjectDisposedException">The session is disposed.</exception>
    public OnnxRun Begin()
    {
        lock (idle)
        {
            ObjectDisposedException.ThrowIf(disposed, this);
            underWay++;
            if (idle.TryPop(out var used))
                return used.Again();
        }

        try
        {
            return new OnnxRun(this, (input, shape), outputs);
        }
        catch
        {
            End(null);
            throw;
        }
    }

    /// <summary>Closes the model, or leaves that to the last run under way. Twice is once.</summary>
    public void Dispose()
    {
        lock (idle)
        {
            if (disposed)
                return;
            disposed = true;
            foreach (var run in idle)
                run.Free();
            if (underWay > 0)
                return;
        }

        Close();
    }

    internal OrtIoBinding Bind() => session.CreateIoBinding();

    internal void Run(OrtIoBinding binding) => session.RunWithBinding(options, binding);

    /// <summary>Takes room back, if there is any.</summary>
    internal void End(OnnxRun? run)
    {
        lock (idle)
        {
            underWay--;
            if (!disposed)
            {
                if (run is not null)
                    idle.Push(run);
                return;
            }

            run?.Free();
            if (underWay > 0)
                return;
        }

        Close();
    }

    internal static int LengthOf(long[] shape) => checked((int)shape.Aggregate(1L, (product, side) => checked(product * side)));

    private List<long[]> ShapesOf(string[] names)
    {
        using var zeros = OrtValue.CreateTensorValueFromMemory(new float[LengthOf(shape)], shape);
        using var values = session.Run(options, [input], [zeros], names);
        return [.. values.Select(value => ShapeOf(value.GetTensorTypeAndShape()))];
    }

    private static long[] ShapeOf(OrtTensorTypeAndShapeInfo output) =>
        output.ElementDataType == TensorElementType.Float ? output.Shape : throw new OnnxException("an output is not a tensor of float32.");

    private void Close()
    {
        options.Dispose();
        session.Dispose();
    }

    private static void CheckNames(string what, string[] wanted, IReadOnlyList<string> found, bool only)
    {
        if (wanted.Except(found).Any() || (only && found.Count != wanted.Length))
            throw new OnnxException($"the model's {what}s are {string.Join(", ", found)}; expected {string.Join(", ", wanted)}.");
    }
}

/// <summary>A model is not what the manifest says.</summary>
internal sealed class OnnxException(string message) : Exception(message);
