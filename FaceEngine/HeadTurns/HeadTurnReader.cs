using FaceEngine.Faces;

namespace FaceEngine.HeadTurns;

/// <summary>
/// Reads one person's head for choosing without hands: a turn moves, a turn held steadily for the dwell chooses, and the head comes back
/// to the middle before the next. A head that talks, trembles or drifts does neither. Not for several threads.
/// </summary>
public sealed class HeadTurnReader
{
    private static readonly TimeSpan LongestGap = TimeSpan.FromSeconds(0.4);

    private readonly HeadTurnSettings settings;
    private readonly TurnOnset onset;
    private readonly HeadHold hold;
    private NeutralTurn neutral;
    private HeadPose pose = HeadPose.Unseen;
    private TimeSpan? seen;
    private float offset;
    private bool done; // this turn has chosen, or chooses nothing any more

    /// <summary>Begins with a person whose middle is not known.</summary>
    /// <param name="settings">When a turn counts.</param>
    /// <exception cref="ArgumentOutOfRangeException">A setting is out of its range.</exception>
    public HeadTurnReader(HeadTurnSettings settings)
    {
        settings.Check();
        this.settings = settings;
        (onset, hold, neutral) = (new(settings), new(settings.Dwell), new(settings.Learn));
    }

    /// <summary>Takes the next moment.</summary>
    /// <param name="at">When, by any clock that does not go back.</param>
    /// <param name="turn"><see cref="FaceLandmarks.Turn"/>, or null when no landmarks can be trusted.</param>
    public HeadTurnReading Next(TimeSpan at, float? turn)
    {
        var gap = seen is { } before ? at - before : TimeSpan.Zero;
        if (gap > LongestGap)
            Lose();
        if (turn is not { } value)
            return Reading();
        seen = at;
        if (neutral.Value is not { } middle)
        {
            pose = neutral.Learn(at, value) ? HeadPose.Middle : HeadPose.Learning;
            return Reading();
        }
        offset = value - middle;
        return pose is HeadPose.Left or HeadPose.Right ? Hold(at) : Wait(at, value, gap);
    }

    /// <summary>After a choice: nothing more until the head was back in the middle once. The neutral is kept.</summary>
    public void Rest()
    {
        hold.Break();
        onset.Disarm();
        done = true;
    }

    /// <summary>A new person: everything is learnt anew.</summary>
    public void Reset()
    {
        neutral = new(settings.Learn);
        seen = null;
        Lose();
    }

    private HeadTurnReading Wait(TimeSpan at, float value, TimeSpan gap)
    {
        pose = HeadPose.Middle;
        if (!onset.Begins(at, offset))
        {
            neutral.Follow(gap, value);
            return Reading();
        }
        done = false;
        pose = offset > 0 ? HeadPose.Left : HeadPose.Right;
        hold.Take(at, offset);
        return Reading(offset > 0 ? HeadDirection.Left : HeadDirection.Right);
    }

    private HeadTurnReading Hold(TimeSpan at)
    {
        var outward = pose == HeadPose.Left ? offset : -offset;
        if (outward <= settings.Release)
        {
            pose = HeadPose.Middle;
            hold.Break();
            onset.Begins(at, offset);
            return Reading();
        }
        if (done)
            return Reading();
        // What has sunk below the threshold is no longer held.
        if (outward < settings.Turn)
            hold.Break();
        else
            hold.Take(at, offset);
        done = hold.Progress >= 1;
        return Reading(held: done);
    }

    private void Lose()
    {
        (pose, offset, done) = (HeadPose.Unseen, 0, true);
        hold.Break();
        onset.Disarm();
        neutral.Interrupt();
    }

    private HeadTurnReading Reading(HeadDirection? turned = null, bool held = false) =>
        new(pose, offset, neutral.Value, turned, held, hold.Progress);
}
