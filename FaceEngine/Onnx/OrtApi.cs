using System.Runtime.InteropServices;

namespace FaceEngine.Onnx;

/// <summary>
/// ONNX Runtime's function table, and how its results become exceptions. The library is never unloaded: native threads and
/// static destructors may still run in it.
/// </summary>
internal sealed unsafe class OrtApi
{
    /// <summary>The oldest version of the table that has everything used here; any newer library still offers it.</summary>
    private const uint Version = 16;

    private readonly nint* table;

    /// <param name="libraryPath">Absolute path: a search path might find another program's library.</param>
    /// <exception cref="OnnxException">It cannot be loaded, or is not an ONNX Runtime of this version.</exception>
    public OrtApi(string libraryPath)
    {
        if (!Path.IsPathFullyQualified(libraryPath))
            throw new ArgumentException("The path must be absolute.", nameof(libraryPath));
        try
        {
            var library = NativeLibrary.Load(libraryPath);
            // struct OrtApiBase { const OrtApi* (*GetApi)(uint32_t); const char* (*GetVersionString)(); }
            var apiBase = (nint*)((delegate* unmanaged<nint>)NativeLibrary.GetExport(library, "OrtGetApiBase"))();
            table = (nint*)((delegate* unmanaged<uint, nint>)apiBase[0])(Version);
        }
        catch (Exception error) when (error is DllNotFoundException or BadImageFormatException or EntryPointNotFoundException)
        {
            throw new OnnxException($"the native library cannot be loaded ({error.Message.ReplaceLineEndings(" ")}).", error);
        }
        if (table is null)
            throw new OnnxException($"the native library does not offer version {Version} of its interface.");
    }

    /// <summary>The address of a function, to be cast to its signature.</summary>
    public nint this[OrtFunction function] => table[(int)function];

    /// <summary>Throws what a status says and frees it; a null status is success.</summary>
    /// <exception cref="OnnxException">The status is an error.</exception>
    public void Check(nint status)
    {
        if (status == 0)
            return;
        var message = ((delegate* unmanaged<nint, nint>)this[OrtFunction.GetErrorMessage])(status);
        var text = Marshal.PtrToStringUTF8(message) ?? "";
        Release(OrtFunction.ReleaseStatus, status);
        throw new OnnxException(text.ReplaceLineEndings(" "));
    }

    public void Release(OrtFunction release, nint value) => ((delegate* unmanaged<nint, void>)this[release])(value);

    public OrtHandle CreateEnv()
    {
        const int OnlyErrors = 3; // ORT_LOGGING_LEVEL_ERROR
        nint value;
        fixed (byte* id = "FaceEngine\0"u8)
            Check(((delegate* unmanaged<int, byte*, nint*, nint>)this[OrtFunction.CreateEnv])(OnlyErrors, id, &value));
        return new OrtHandle(this, OrtFunction.ReleaseEnv, value);
    }

    public OrtHandle CreateCpuMemoryInfo()
    {
        const int ArenaAllocator = 1,
            DefaultMemory = 0; // OrtArenaAllocator, OrtMemTypeDefault
        nint value;
        Check(((delegate* unmanaged<int, int, nint*, nint>)this[OrtFunction.CreateCpuMemoryInfo])(ArenaAllocator, DefaultMemory, &value));
        return new OrtHandle(this, OrtFunction.ReleaseMemoryInfo, value);
    }

    /// <summary>
    /// One thread a run, which makes results repeatable and leaves the other cores to other runs; and no thread that spins while it
    /// waits, or an idle kiosk would burn a core.
    /// </summary>
    public OrtHandle CreateSessionOptions()
    {
        const int AllOptimisations = 99; // ORT_ENABLE_ALL
        nint value;
        Check(((delegate* unmanaged<nint*, nint>)this[OrtFunction.CreateSessionOptions])(&value));
        var options = new OrtHandle(this, OrtFunction.ReleaseSessionOptions, value);
        Check(((delegate* unmanaged<nint, int, nint>)this[OrtFunction.SetSessionGraphOptimizationLevel])(value, AllOptimisations));
        Check(((delegate* unmanaged<nint, int, nint>)this[OrtFunction.SetIntraOpNumThreads])(value, 1));
        Check(((delegate* unmanaged<nint, int, nint>)this[OrtFunction.SetInterOpNumThreads])(value, 1));
        fixed (
            byte* intra = "session.intra_op.allow_spinning\0"u8,
                inter = "session.inter_op.allow_spinning\0"u8,
                off = "0\0"u8
        )
        {
            var add = (delegate* unmanaged<nint, byte*, byte*, nint>)this[OrtFunction.AddSessionConfigEntry];
            Check(add(value, intra, off));
            Check(add(value, inter, off));
        }
        return options;
    }

    /// <summary>The names of a session's inputs or outputs, in order.</summary>
    public string[] Names(OrtHandle session, OrtFunction count, OrtFunction name)
    {
        nuint length;
        Check(((delegate* unmanaged<nint, nuint*, nint>)this[count])(session.DangerousGetHandle(), &length));
        nint allocator;
        Check(((delegate* unmanaged<nint*, nint>)this[OrtFunction.GetAllocatorWithDefaultOptions])(&allocator));
        var names = new string[(int)length];
        for (var at = 0; at < names.Length; at++)
        {
            nint text;
            Check(
                ((delegate* unmanaged<nint, nuint, nint, nint*, nint>)this[name])(session.DangerousGetHandle(), (nuint)at, allocator, &text)
            );
            names[at] = Marshal.PtrToStringUTF8(text) ?? "";
            Check(((delegate* unmanaged<nint, nint, nint>)this[OrtFunction.AllocatorFree])(allocator, text));
        }
        GC.KeepAlive(session);
        return names;
    }
}
