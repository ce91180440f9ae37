using FaceEngine.Faces;
using KioskDevice.Camera;

namespace KioskDevice.Tests.Running;

/// <summary>
/// A face reader that sees what a test says; somebody far away unless told otherwise. It notes whether it was to describe.
/// </summary>
internal sealed class FakeReader : IFaceReader
{
    /// <summary>What is seen, by what is looked for.</summary>
    public Func<Look, FrameReading> Sees { get; set; } = _ => new(Walk.Near, Near: false, FrameFault.NoFace);

    public bool Described { get; private set; }

    /// <summary>How often it was told to forget whom it follows.</summary>
    public int Forgotten => Volatile.Read(ref forgotten);

    private int forgotten;

    public string Model => Walk.Model;

    public float TurnThreshold => 0.12f;

    public FrameReading Read(in FrameMessage frame, Look look, TimeSpan at)
    {
        Described |= look.For == LookFor.Description;
        return Sees(look) with { Round = look.Round };
    }

    public void Forget() => Interlocked.Increment(ref forgotten);
}
