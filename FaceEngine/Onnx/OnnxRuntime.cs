namespace FaceEngine.Onnx;

/// <summary>ONNX Runtime, loaded and ready to open models.</summary>
internal sealed unsafe class OnnxRuntime : IDisposable
{
    private readonly OrtApi api;
    private readonly OrtHandle env,
        memory;

    /// <param name="libraryPath">Absolute path of the native library.</param>
    /// <exception cref="OnnxException">It cannot be used.</exception>
    public OnnxRuntime(string libraryPath)
    {
        api = new OrtApi(libraryPath);
        env = api.CreateEnv();
        memory = api.CreateCpuMemoryInfo();
    }

    /// <summary>Opens a model with one input. The session outlives this object's disposal.</summary>
    /// <param name="model">The whole model file.</param>
    /// <param name="input">Name of the input.</param>
    /// <param name="shape">Shape of the input.</param>
    /// <param name="outputs">Names of the outputs that a run returns, in that order.</param>
    /// <exception cref="OnnxException">The model is refused, or its inputs and outputs are others.</exception>
    public OnnxSession Open(byte[] model, string input, long[] shape, string[] outputs)
    {
        using var options = api.CreateSessionOptions();
        nint value;
        fixed (byte* bytes = model)
            api.Check(
                ((delegate* unmanaged<nint, byte*, nuint, nint, nint*, nint>)api[OrtFunction.CreateSessionFromArray])(
                    env.DangerousGetHandle(),
                    bytes,
                    (nuint)model.Length,
                    options.DangerousGetHandle(),
                    &value
                )
            );
        GC.KeepAlive(env);
        var handle = new OrtHandle(api, OrtFunction.ReleaseSession, value, env, memory);
        try
        {
            var inputsFound = api.Names(handle, OrtFunction.SessionGetInputCount, OrtFunction.SessionGetInputName);
            var outputsFound = api.Names(handle, OrtFunction.SessionGetOutputCount, OrtFunction.SessionGetOutputName);
            CheckNames("input", [input], inputsFound, only: true);
            CheckNames("output", outputs, outputsFound, only: false);
            return new OnnxSession(api, handle, memory, input, shape, outputs);
        }
        catch
        {
            handle.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        memory.Dispose();
        env.Dispose();
    }

    private static void CheckNames(string what, string[] wanted, string[] found, bool only)
    {
        if (wanted.Except(found).Any() || (only && found.Length != wanted.Length))
            throw new OnnxException($"the model's {what}s are {string.Join(", ", found)}; expected {string.Join(", ", wanted)}.");
    }
}
