using FaceEngine;
using KioskDevice.Camera;

namespace KioskDevice.Tests.Running;

/// <summary>A face reader that sees somebody far away, and notes whether it was to describe.</summary>
internal sealed class FakeReader : IFaceReader
{
    public bool Described { get; private set; }

    public string Model => Walk.Model;

    public FrameReading Read(in FrameMessage frame, bool describe)
    {
        Described |= describe;
        return new(Walk.Near, Near: false, FrameFault.NoFace);
    }
}
