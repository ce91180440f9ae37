namespace FaceEngine.Faces;

/// <summary>What one frame showed of the face that is followed.</summary>
/// <param name="Track">
/// 0 without a face; a new number (1, 2, …) whenever the face followed cannot be the one before it: it was lost, it jumped, another stepped
/// in.
/// </param>
/// <param name="Face">The face followed.</param>
/// <param name="Landmarks">Its landmarks; there whenever the face is.</param>
/// <param name="Quality">How good the frame is for describing this face. The others are known from the last detection.</param>
/// <param name="Detected">Whether the detector looked at this frame; otherwise the face comes from the landmarks before it.</param>
public sealed record TrackedFrame(int Track, FaceBox? Face, FaceLandmarks? Landmarks, FrameQuality Quality, bool Detected);
