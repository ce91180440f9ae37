using System.Runtime.CompilerServices;
using System.Text;

namespace FaceEngine.Onnx;

/// <summary>
/// One opened model with one float32 input. <see cref="Run(ReadOnlySpan{float})"/> may be called from many threads at once.
/// </summary>
internal sealed unsafe class OnnxSession : IDisposable
{
    private const int Float = 1; // ONNX_TENSOR_ELEMENT_DATA_TYPE_FLOAT

    private readonly OrtApi api;
    private readonly OrtHandle session,
        memory;
    private readonly byte[] inputName;
    private readonly byte[][] outputNames;
    private readonly long[] shape;

    public OnnxSession(OrtApi api, OrtHandle session, OrtHandle memory, string input, long[] shape, string[] outputs)
    {
        (this.api, this.session, this.memory, this.shape) = (api, session, memory, shape);
        this.inputName = Pinned(input);
        this.outputNames = [.. outputs.Select(Pinned)];
        InputLength = (int)shape.Aggregate(1L, (product, side) => checked(product * side));
    }

    /// <summary>Floats in the input.</summary>
    public int InputLength { get; }

    /// <summary>Runs the model. The input is read in place and stays pinned until the run has ended.</summary>
    /// <param name="input"><see cref="InputLength"/> floats, row-major.</param>
    /// <returns>The outputs, in the order given when the session was opened; to be disposed.</returns>
    /// <exception cref="ArgumentException">Another number of floats.</exception>
    /// <exception cref="ObjectDisposedException">The session is disposed.</exception>
    /// <exception cref="OnnxException">The run failed.</exception>
    public OnnxOutputs Run(ReadOnlySpan<float> input)
    {
        if (input.Length != InputLength)
            throw new ArgumentException($"{input.Length} floats, not {InputLength}.", nameof(input));
        var held = false;
        try
        {
            session.DangerousAddRef(ref held); // its parents, the environment and the memory's description, are held with it
            fixed (float* data = input)
            {
                using var tensor = CreateTensor(data);
                return Run(tensor);
            }
        }
        finally
        {
            if (held)
                session.DangerousRelease();
        }
    }

    public void Dispose() => session.Dispose();

    private OrtHandle CreateTensor(float* data)
    {
        nint value;
        fixed (long* shape = this.shape)
            api.Check(
                ((delegate* unmanaged<nint, float*, nuint, long*, nuint, int, nint*, nint>)api[OrtFunction.CreateTensorWithDataAsOrtValue])(
                    memory.DangerousGetHandle(),
                    data,
                    (nuint)InputLength * sizeof(float),
                    shape,
                    (nuint)this.shape.Length,
                    Float,
                    &value
                )
            );
        return new OrtHandle(api, OrtFunction.ReleaseValue, value);
    }

    private OnnxOutputs Run(OrtHandle tensor)
    {
        var count = this.outputNames.Length;
        var input = tensor.DangerousGetHandle();
        var inputName = Address(this.inputName);
        var outputNames = stackalloc nint[count];
        var outputs = stackalloc nint[count]; // null: the runtime allocates them
        for (var at = 0; at < count; at++)
            (outputNames[at], outputs[at]) = (Address(this.outputNames[at]), 0);
        api.Check(
            ((delegate* unmanaged<nint, nint, nint*, nint*, nuint, nint*, nuint, nint*, nint>)api[OrtFunction.Run])(
                session.DangerousGetHandle(),
                0,
                &inputName,
                &input,
                1,
                outputNames,
                (nuint)count,
                outputs
            )
        );
        GC.KeepAlive(this); // the names are this object's
        var handles = new OrtHandle[count];
        for (var at = 0; at < count; at++)
            handles[at] = new OrtHandle(api, OrtFunction.ReleaseValue, outputs[at], session);
        return new OnnxOutputs(api, handles);
    }

    private static byte[] Pinned(string name)
    {
        var bytes = GC.AllocateArray<byte>(Encoding.UTF8.GetByteCount(name) + 1, pinned: true);
        Encoding.UTF8.GetBytes(name, bytes);
        return bytes;
    }

    private static nint Address(byte[] pinned) => (nint)Unsafe.AsPointer(ref pinned[0]);
}
