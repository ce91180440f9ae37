using FaceEngine.Faces;
using FaceEngine.HeadTurns;
using FaceEngine.Liveness;
using KioskDevice.Camera;
using KioskDevice.Visits;

namespace KioskDevice.Diagnostics;

/// <summary>One frame as the diagnostics page shows it: figures and decisions, no picture and no descriptor.</summary>
internal sealed record FrameDiagnosis
{
    /// <summary>When it was read.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Where the visit stood.</summary>
    public required string State { get; init; }

    /// <summary>Which question that was.</summary>
    public required int Round { get; init; }

    /// <summary>How much was to be read.</summary>
    public required LookFor Look { get; init; }

    /// <summary>Of the frame, in pixels.</summary>
    public required int Width { get; init; }

    /// <summary>Of the frame, in pixels.</summary>
    public required int Height { get; init; }

    /// <summary>Whether a face was near.</summary>
    public required bool Near { get; init; }

    /// <summary>Which face; 0 for none.</summary>
    public required int Track { get; init; }

    /// <summary>What kept it from being described.</summary>
    public required FrameFault Fault { get; init; }

    /// <summary>Whether it was described.</summary>
    public required bool Described { get; init; }

    /// <summary>The values behind the fault; null for people who pass by.</summary>
    public required FrameQuality? Quality { get; init; }

    /// <summary>Where the head turned.</summary>
    public required HeadTurnReading? Head { get; init; }

    /// <summary>How the challenge stood.</summary>
    public required ChallengeReading? Challenge { get; init; }

    /// <summary>The model's hint; null when it was not asked.</summary>
    public required float? Liveness { get; init; }

    /// <summary>Whether the detector ran.</summary>
    public required bool Detected { get; init; }

    /// <summary>To find and follow the face.</summary>
    public required double FollowMilliseconds { get; init; }

    /// <summary>To describe it.</summary>
    public required double DescribeMilliseconds { get; init; }

    /// <summary>All of the frame.</summary>
    public required double TotalMilliseconds { get; init; }

    public static FrameDiagnosis Create(
        DateTimeOffset at,
        VisitState state,
        LookFor look,
        in FrameMessage frame,
        FrameReading reading,
        TimeSpan took
    ) =>
        new()
        {
            At = at,
            State = state.GetType().Name,
            Round = state.Round,
            Look = look,
            Width = frame.Width,
            Height = frame.Height,
            Near = reading.Near,
            Track = reading.Track,
            Fault = reading.Fault,
            Described = reading.Descriptor is not null,
            Quality = reading.Measures?.Quality,
            Head = reading.Head,
            Challenge = reading.Challenge,
            Liveness = reading.Descriptor is null ? null : reading.Liveness,
            Detected = reading.Measures?.Detected ?? true,
            FollowMilliseconds = reading.Measures?.Follow.TotalMilliseconds ?? took.TotalMilliseconds,
            DescribeMilliseconds = reading.Measures?.Describe.TotalMilliseconds ?? 0,
            TotalMilliseconds = took.TotalMilliseconds,
        };
}
