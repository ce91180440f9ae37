using FaceEngine.Faces;
using FaceEngine.Frames;
using FaceEngine.HeadTurns;
using FaceEngine.Liveness;
using QueueContracts.Faces;

namespace KioskDevice.Camera;

/// <summary>A face's box as shares of the frame's width and height, 0…1.</summary>
internal sealed record SeenFace(float X, float Y, float Width, float Height);

/// <summary>How much may be read from a frame. Each includes what stands before it.</summary>
internal enum LookFor
{
    /// <summary>People pass by: where a face is, and nothing else.</summary>
    Near,

    /// <summary>Somebody stands here: where the same face goes, and where it turns.</summary>
    Turns,

    /// <summary>They agreed: what the face is like.</summary>
    Description,

    /// <summary>Whether they turn the head as they are asked.</summary>
    Challenge,
}

/// <summary>What is wanted of a frame.</summary>
/// <param name="For">How much may be read.</param>
/// <param name="Round">The question it is read for; with a new one a held turn must be let go first, and a challenge begins anew.</param>
/// <param name="Dwell">How long a turn is held to choose; one the settings do not know reads no turns.</param>
internal readonly record struct Look(LookFor For, int Round, TimeSpan Dwell);

/// <summary>What a frame showed.</summary>
/// <param name="Face">The face followed; null when there is none.</param>
/// <param name="Near">Whether that face is near enough to be greeted.</param>
/// <param name="Fault">What keeps the frame from being described; meaningful only when describing was asked for.</param>
/// <param name="Descriptor">The descriptor of a good frame when describing was asked for, else null; whoever takes the reading overwrites
/// it.</param>
internal sealed record FrameReading(SeenFace? Face, bool Near, FrameFault Fault = FrameFault.None, float[]? Descriptor = null) : IHoldsFace
{
    /// <summary>The question this frame was read for: <see cref="Look.Round"/>.</summary>
    public int Round { get; init; }

    /// <summary>Which face this is: the same number as long as it is the same person's; 0 for none, or when nobody is followed.</summary>
    public int Track { get; init; }

    /// <summary>Where the head turns; null for people who pass by.</summary>
    public HeadTurnReading? Head { get; init; }

    /// <summary>How the challenge stands; null outside one.</summary>
    public ChallengeReading? Challenge { get; init; }

    /// <summary>The model's hint whether a person is seen, 0…1; 1 when it was not asked.</summary>
    public float Liveness { get; init; } = 1;

    /// <summary>What was measured on the way, for the diagnostics page only.</summary>
    public FrameMeasures? Measures { get; init; }

    /// <inheritdoc />
    public void Erase() => FaceMemory.Overwrite<float>(Descriptor);
}

/// <summary>What reading one frame took and gave.</summary>
/// <param name="Quality">The values behind the fault; null for people who pass by.</param>
/// <param name="Detected">Whether the detector ran; else the face was followed.</param>
/// <param name="Follow">Time to find and follow the face, its landmarks and quality included.</param>
/// <param name="Describe">Time to describe it.</param>
internal sealed record FrameMeasures(FrameQuality? Quality, bool Detected, TimeSpan Follow, TimeSpan Describe);

/// <summary>The boundary to the face engine. It follows one camera's frames in order.</summary>
internal interface IFaceReader
{
    /// <summary>Id of the model that makes the descriptors.</summary>
    string Model { get; }

    /// <summary>How far a head turns to move a choice, as <see cref="HeadTurnReading.Offset"/>.</summary>
    float TurnThreshold { get; }

    /// <summary>Reads one frame.</summary>
    /// <param name="frame">The frame.</param>
    /// <param name="look">What is wanted of it. For people who only pass by nothing is computed beyond where a face is.</param>
    /// <param name="at">When it was seen, on any clock that only goes forward.</param>
    FrameReading Read(in FrameMessage frame, Look look, TimeSpan at);

    /// <summary>Forgets whom it follows: nothing of them is left in memory.</summary>
    void Forget();
}
