using FaceEngine.Faces;
using FaceEngine.HeadTurns;
using FaceEngine.Liveness;
using KioskDevice.Camera;
using KioskDevice.Visits;

namespace KioskDevice.Diagnostics;

/// <summary>One frame as the diagnostics page shows it: figures and decisions, no picture and no descriptor.</summary>
/// <param name="At">When it was read.</param>
/// <param name="State">Where the visit stood.</param>
/// <param name="Round">Which question that was.</param>
/// <param name="Look">How much was to be read.</param>
/// <param name="Width">Of the frame, in pixels.</param>
/// <param name="Height">Of the frame, in pixels.</param>
/// <param name="Near">Whether a face was near.</param>
/// <param name="Track">Which face; 0 for none.</param>
/// <param name="Fault">What kept it from being described.</param>
/// <param name="Described">Whether it was described.</param>
/// <param name="Quality">The values behind the fault; null for people who pass by.</param>
/// <param name="Head">Where the head turned.</param>
/// <param name="Challenge">How the challenge stood.</param>
/// <param name="Liveness">The model's hint; null when it was not asked.</param>
/// <param name="Detected">Whether the detector ran.</param>
/// <param name="FollowMilliseconds">To find and follow the face.</param>
/// <param name="DescribeMilliseconds">To describe it.</param>
/// <param name="TotalMilliseconds">All of the frame.</param>
internal sealed record FrameDiagnosis(
    DateTimeOffset At,
    string State,
    int Round,
    LookFor Look,
    int Width,
    int Height,
    bool Near,
    int Track,
    FrameFault Fault,
    bool Described,
    FrameQuality? Quality,
    HeadTurnReading? Head,
    ChallengeReading? Challenge,
    float? Liveness,
    bool Detected,
    double FollowMilliseconds,
    double DescribeMilliseconds,
    double TotalMilliseconds
)
{
    public static FrameDiagnosis Create(
        DateTimeOffset at,
        VisitState state,
        LookFor look,
        in FrameMessage frame,
        FrameReading reading,
        TimeSpan took
    ) =>
        new(
            at,
            state.GetType().Name,
            state.Round,
            look,
            frame.Width,
            frame.Height,
            reading.Near,
            reading.Track,
            reading.Fault,
            reading.Descriptor is not null,
            reading.Measures?.Quality,
            reading.Head,
            reading.Challenge,
            reading.Descriptor is null ? null : reading.Liveness,
            reading.Measures?.Detected ?? true,
            reading.Measures?.Follow.TotalMilliseconds ?? took.TotalMilliseconds,
            reading.Measures?.Describe.TotalMilliseconds ?? 0,
            took.TotalMilliseconds
        );
}
