using System.Runtime.InteropServices;

namespace FaceEngine.Onnx;

/// <summary>
/// Owns one native object. What the object was made from stays alive at least as long, whichever is disposed or finalised first;
/// and a call that holds a reference (<see cref="SafeHandle.DangerousAddRef"/>) delays the release until it returns.
/// </summary>
internal sealed class OrtHandle : SafeHandle
{
    private readonly OrtApi api;
    private readonly OrtFunction release;
    private readonly OrtHandle[] parents;

    public OrtHandle(OrtApi api, OrtFunction release, nint value, params OrtHandle[] parents)
        : base(0, ownsHandle: true)
    {
        (this.api, this.release, this.parents) = (api, release, parents);
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
        api.Release(release, handle);
        foreach (var parent in parents)
            parent.DangerousRelease();
        return true;
    }
}
