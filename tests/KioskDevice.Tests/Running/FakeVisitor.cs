using System.Collections.Concurrent;
using FaceEngine.Faces;
using FaceEngine.HeadTurns;
using FaceEngine.Liveness;
using KioskDevice.Camera;

namespace KioskDevice.Tests.Running;

/// <summary>Somebody before the camera who turns the head as a test says.</summary>
internal sealed class FakeVisitor
{
    private static readonly float[] Descriptor = [.. Enumerable.Range(0, 512).Select(i => i == 0 ? 1f : 0)];
    private readonly ConcurrentQueue<HeadTurnReading> turns = [];

    public FakeVisitor() => Reader = new() { Sees = See };

    public FakeReader Reader { get; }

    /// <summary>Whether they stand before the camera.</summary>
    public bool Here { get; set; } = true;

    /// <summary>Who they are to the tracker.</summary>
    public int Track { get; set; } = 1;

    /// <summary>How a challenge stands.</summary>
    public ChallengeReading Challenge { get; set; } = new(ChallengeStage.Middle, null, 0, 3, ChallengeFault.None);

    public FrameFault Fault { get; set; }

    /// <summary>Turns the head and comes back at once: moves the choice.</summary>
    public void Turn(HeadDirection way)
    {
        turns.Enqueue(Reading(way, turned: true, dwell: 0));
        turns.Enqueue(Middle);
    }

    /// <summary>Turns the head and holds it: moves the choice and takes it.</summary>
    public void Hold(HeadDirection way, bool toTheEnd = true)
    {
        turns.Enqueue(Reading(way, turned: true, dwell: 0));
        turns.Enqueue(Reading(way, turned: false, dwell: 0.5f));
        if (toTheEnd)
            turns.Enqueue(Reading(way, turned: false, dwell: 1) with { Held = true });
    }

    /// <summary>Whether everything said was seen.</summary>
    public bool IsDone => turns.IsEmpty;

    private static HeadTurnReading Middle => new(HeadPose.Middle, 0, 0, null, false, 0);

    private static HeadTurnReading Reading(HeadDirection way, bool turned, float dwell) =>
        new(
            way == HeadDirection.Left ? HeadPose.Left : HeadPose.Right,
            way == HeadDirection.Left ? 0.2f : -0.2f,
            0,
            turned ? way : null,
            false,
            dwell
        );

    private FrameReading See(Look look)
    {
        if (!Here)
            return new(null, false, FrameFault.NoFace) { Head = look.For == LookFor.Turns ? Middle with { Pose = HeadPose.Unseen } : null };
        var seen = new FrameReading(Walk.Near, Near: true, Fault) { Track = Track };
        return look.For switch
        {
            LookFor.Near => seen with { Track = 0 },
            LookFor.Turns => seen with { Head = turns.TryDequeue(out var turn) ? turn : Middle },
            LookFor.Description => seen with { Descriptor = Fault == FrameFault.None ? [.. Descriptor] : null },
            _ => seen with { Challenge = Challenge },
        };
    }
}
