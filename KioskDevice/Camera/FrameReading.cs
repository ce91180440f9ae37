using FaceEngine;

namespace KioskDevice.Camera;

/// <summary>A face's box as shares of the frame's width and height, 0…1.</summary>
internal sealed record SeenFace(float X, float Y, float Width, float Height);

/// <summary>What a frame showed.</summary>
/// <param name="Face">The nearest face; null when there is none.</param>
/// <param name="Near">Whether that face is near enough to be greeted.</param>
/// <param name="Fault">What keeps the frame from being described; meaningful only when describing was asked for.</param>
/// <param name="Descriptor">The descriptor of a good frame when describing was asked for, else null.</param>
internal sealed record FrameReading(SeenFace? Face, bool Near, FrameFault Fault = FrameFault.None, float[]? Descriptor = null);

/// <summary>The boundary to the face engine.</summary>
internal interface IFaceReader
{
    /// <summary>Id of the model that makes the descriptors.</summary>
    string Model { get; }

    /// <summary>Reads one frame.</summary>
    /// <param name="frame">The frame.</param>
    /// <param name="describe">
    /// False for people who only pass by: then nothing is computed beyond where a face is. True within a capture, after consent.
    /// </param>
    FrameReading Read(in FrameMessage frame, bool describe);
}
