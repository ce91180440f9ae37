namespace FaceEngine.Onnx;

/// <summary>
/// Places of functions in ONNX Runtime's table, <c>struct OrtApi</c> of <c>onnxruntime_c_api.h</c>. The table only ever grows at its
/// end, so a place never changes. Each member's comment is the C signature without the leading <c>OrtStatus*</c> result.
/// </summary>
internal enum OrtFunction
{
    /// <summary><c>const char* (const OrtStatus*)</c>; returns no status.</summary>
    GetErrorMessage = 2,

    /// <summary><c>(OrtLoggingLevel, const char* id, OrtEnv**)</c></summary>
    CreateEnv = 3,

    /// <summary><c>(const OrtEnv*, const void* model, size_t bytes, const OrtSessionOptions*, OrtSession**)</c></summary>
    CreateSessionFromArray = 8,

    /// <summary><c>(OrtSession*, const OrtRunOptions*, names, values, count, names, count, OrtValue** outputs)</c></summary>
    Run = 9,

    /// <summary><c>(OrtSessionOptions**)</c></summary>
    CreateSessionOptions = 10,

    /// <summary><c>(OrtSessionOptions*, GraphOptimizationLevel)</c></summary>
    SetSessionGraphOptimizationLevel = 23,

    /// <summary><c>(OrtSessionOptions*, int)</c></summary>
    SetIntraOpNumThreads = 24,

    /// <summary><c>(OrtSessionOptions*, int)</c></summary>
    SetInterOpNumThreads = 25,

    /// <summary><c>(const OrtSession*, size_t*)</c></summary>
    SessionGetInputCount = 30,

    /// <summary><c>(const OrtSession*, size_t*)</c></summary>
    SessionGetOutputCount = 31,

    /// <summary><c>(const OrtSession*, size_t, OrtAllocator*, char**)</c></summary>
    SessionGetInputName = 36,

    /// <summary><c>(const OrtSession*, size_t, OrtAllocator*, char**)</c></summary>
    SessionGetOutputName = 37,

    /// <summary><c>(const OrtMemoryInfo*, void* data, size_t bytes, const int64_t* shape, size_t rank, type, OrtValue**)</c></summary>
    CreateTensorWithDataAsOrtValue = 49,

    /// <summary><c>(OrtValue*, void**)</c></summary>
    GetTensorMutableData = 51,

    /// <summary><c>(const OrtTensorTypeAndShapeInfo*, ONNXTensorElementDataType*)</c></summary>
    GetTensorElementType = 60,

    /// <summary><c>(const OrtTensorTypeAndShapeInfo*, size_t*)</c></summary>
    GetTensorShapeElementCount = 64,

    /// <summary><c>(const OrtValue*, OrtTensorTypeAndShapeInfo**)</c></summary>
    GetTensorTypeAndShape = 65,

    /// <summary><c>(OrtAllocatorType, OrtMemType, OrtMemoryInfo**)</c></summary>
    CreateCpuMemoryInfo = 69,

    /// <summary><c>(OrtAllocator*, void*)</c></summary>
    AllocatorFree = 76,

    /// <summary><c>(OrtAllocator**)</c>; never freed.</summary>
    GetAllocatorWithDefaultOptions = 78,

    /// <summary><c>void (OrtEnv*)</c>; so are all that release.</summary>
    ReleaseEnv = 92,
    ReleaseStatus = 93,
    ReleaseMemoryInfo = 94,
    ReleaseSession = 95,
    ReleaseValue = 96,
    ReleaseTensorTypeAndShapeInfo = 99,
    ReleaseSessionOptions = 100,

    /// <summary><c>(OrtSessionOptions*, const char* key, const char* value)</c></summary>
    AddSessionConfigEntry = 130,
}
