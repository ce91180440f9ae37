using System.Runtime.InteropServices;
using FaceEngine.Models;
using Microsoft.ML.OnnxRuntime;

namespace FaceEngine.Onnx;

/// <summary>ONNX Runtime as it is used here: quiet, one thread a run, and nothing said of it to anybody.</summary>
internal static partial class OnnxRuntime
{
    private const string TelemetryOff = "ORT_DISABLE_TELEMETRY";

    private static readonly Lazy<OrtEnv> Started = new(Start);

    /// <summary>Opens a model.</summary>
    /// <param name="model">The whole model file.</param>
    /// <exception cref="OnnxRuntimeException">The model is refused.</exception>
    /// <exception cref="ModelException">The native library cannot be loaded on this machine.</exception>
    public static InferenceSession Open(byte[] model)
    {
        _ = Started.Value;
        using var options = Options();
        return new InferenceSession(model, options);
    }

    /// <summary>
    /// The runtime sends what it is used for to its maker, and keeps an identifier of the machine on its disk, unless a variable that it
    /// reads when it is loaded says no. The call afterwards is for the machines on which it reads no such variable.
    /// </summary>
    private static OrtEnv Start()
    {
        Environment.SetEnvironmentVariable(TelemetryOff, "1");
        // .NET sets its own copy of the variables there, and native code reads the process's.
        if (!OperatingSystem.IsWindows() && SetVariable(TelemetryOff, "1", 1) != 0)
            throw new ModelException($"The variable {TelemetryOff} cannot be set, without which ONNX Runtime would report to its maker.");
        try
        {
            var options = new EnvironmentCreationOptions { logId = nameof(FaceEngine), logLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR };
            var started = OrtEnv.CreateInstanceWithOptions(ref options);
            started.DisableTelemetryEvents();
            return started;
        }
        catch (Exception error) when (error is TypeInitializationException or DllNotFoundException or BadImageFormatException)
        {
            throw new ModelException(
                $"ONNX Runtime's native library cannot be loaded on {RuntimeInformation.RuntimeIdentifier}. "
                    + "Publish the program for such machines.",
                error
            );
        }
    }

    /// <summary>
    /// One thread a run, which makes results repeatable and leaves the other cores to other runs; and no thread that spins while it
    /// waits, or an idle kiosk would burn a core.
    /// </summary>
    private static SessionOptions Options()
    {
        var options = new SessionOptions
        {
            GraphOptimizationLevel = GraphOptimizationLevel.ORT_ENABLE_ALL,
            IntraOpNumThreads = 1,
            InterOpNumThreads = 1,
        };
        options.AddSessionConfigEntry("session.intra_op.allow_spinning", "0");
        options.AddSessionConfigEntry("session.inter_op.allow_spinning", "0");
        return options;
    }

    [LibraryImport("libc", EntryPoint = "setenv", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int SetVariable(string name, string value, int overwrite);
}
