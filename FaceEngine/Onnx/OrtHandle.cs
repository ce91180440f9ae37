using System.Runtime.InteropServices;

namespace FaceEngine.Onnx;

/// <summary>
/// Owns one native object. What the object was made from stays alive at least as long, whichever is disposed or finalised first;
/// and a call that holds a reference (<see cref="SafeHandle.DangerousAddRef"/>) delays the release until it returns.
/// </summary>
internal sealed class OrtHandle : SafeHandle
{
    private readonly OrtApi _api;
    private readonly OrtFunction _release;
    private readonly OrtHandle[] _parents;

    public OrtHandle(OrtApi api, OrtFunction release, nint value, params OrtHandle[] parents) : base(0, ownsHandle: true)
    {
        (_api, _release, _parents) = (api, release, parents);
        foreach (var parent in parents)
        {
            var added = false;
            parent.DangerousAddRef(ref added);
        }
        SetHandle(value);
    }

    public override bool IsInvalid => handle == 0;

    protected override bool ReleaseHandle()
    {
        _api.Release(_release, handle);
        foreach (var parent in _parents) parent.DangerousRelease();
        return true;
    }
}
