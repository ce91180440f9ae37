using FaceEngine.Faces;
using FaceEngine.HeadTurns;

namespace FaceEngine.Liveness;

/// <summary>
/// Asks one person for some turns of the head, to sides and at moments drawn at random, and sees whether a head makes them. Both sides are
/// always asked for: a picture can be bent to look turned to one side more easily than to both. For a recording that is played to it by
/// chance three turns thus leave one in six, before the moments count. Not for several threads.
/// </summary>
public sealed class TurnChallenge
{
    private static readonly TimeSpan LongestGap = TimeSpan.FromSeconds(0.6);

    private readonly ChallengeSettings settings;
    private readonly HeadDirection[] directions;
    private readonly TimeSpan[] pauses;
    private readonly MiddleOfHead middle;
    private AskedTurn? asked;
    private ChallengeReading reading;
    private (TimeSpan At, float Turn)? last;
    private TimeSpan? waitingSince; // for the way back from the turn before
    private int track;

    /// <summary>Draws the turns.</summary>
    /// <param name="settings">When a turn counts.</param>
    /// <param name="random">Draws sides and pauses; not to be guessed by who stands before the camera.</param>
    /// <exception cref="ArgumentOutOfRangeException">Not 2 to 10 turns.</exception>
    public TurnChallenge(ChallengeSettings settings, Random random)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(settings.Turns, 2, nameof(settings));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(settings.Turns, 10, nameof(settings));
        this.settings = settings;
        directions = new HeadDirection[settings.Turns];
        do for (var at = 0; at < directions.Length; at++)
            directions[at] = random.Next(2) == 0 ? HeadDirection.Left : HeadDirection.Right;
        while (directions.Distinct().Count() == 1);
        pauses =
        [
            .. directions.Select(_ => settings.Pause.Shortest + random.NextDouble() * (settings.Pause.Longest - settings.Pause.Shortest)),
        ];
        middle = new MiddleOfHead(settings);
        reading = new ChallengeReading(ChallengeStage.Middle, null, 0, settings.Turns, ChallengeFault.None);
    }

    /// <summary>The sides in their order.</summary>
    internal IReadOnlyList<HeadDirection> Drawn => directions;

    /// <summary>Takes the next frame of the one person.</summary>
    /// <param name="at">When it was taken, by a clock that does not go back.</param>
    /// <param name="frame">What the tracker read from it.</param>
    public ChallengeReading Next(TimeSpan at, TrackedFrame frame)
    {
        if (reading.Stage is ChallengeStage.Passed or ChallengeStage.Failed)
            return reading;
        if (Fault(at, frame) is { } fault)
            return reading = reading with { Stage = ChallengeStage.Failed, Asked = null, Fault = fault };
        if (frame.Landmarks is not { } landmarks)
            return reading;

        track = frame.Track;
        last = (at, landmarks.Turn);
        var shape = FaceShape.Of(landmarks);
        return reading = asked is null ? Wait(at, shape) : Watch(asked, at, shape);
    }

    /// <summary>What is wrong with the frame itself, before what the head does.</summary>
    private ChallengeFault? Fault(TimeSpan at, TrackedFrame frame)
    {
        if (last is not { } before)
            return null;
        if (frame.Track != 0 && frame.Track != track)
            return ChallengeFault.Jumped;
        if (at - before.At > LongestGap)
            return ChallengeFault.Lost;
        if (frame.Landmarks is not { } landmarks)
            return null;
        return Math.Abs(landmarks.Turn - before.Turn) > settings.Step + settings.Speed * (at - before.At).TotalSeconds
            ? ChallengeFault.Jumped
            : null;
    }

    /// <summary>In the middle: the head comes back, rests for the pause, and is asked.</summary>
    private ChallengeReading Wait(TimeSpan at, FaceShape shape)
    {
        switch (middle.Take(at, shape, pauses[reading.Done]))
        {
            case MiddleState.Left:
                return Fail(ChallengeFault.TooEarly);
            case MiddleState.Rested:
                asked = new AskedTurn(settings, directions[reading.Done], at, middle.Shape);
                return reading with { Stage = ChallengeStage.Asked, Asked = directions[reading.Done] };
            case MiddleState.Coming when waitingSince is { } since && at - since > settings.Return:
                return Fail(ChallengeFault.TooLate);
            default:
                return reading;
        }
    }

    private ChallengeReading Watch(AskedTurn turn, TimeSpan at, FaceShape shape)
    {
        var (over, fault) = turn.Take(at, shape);
        if (fault != ChallengeFault.None)
            return Fail(fault);
        if (!over)
            return reading with { Reached = turn.IsReached };
        (asked, waitingSince) = (null, at);
        middle.Begin();
        var done = reading.Done + 1;
        return reading with
        {
            Stage = done == settings.Turns ? ChallengeStage.Passed : ChallengeStage.Middle,
            Asked = null,
            Done = done,
            Reached = false,
        };
    }

    private ChallengeReading Fail(ChallengeFault fault) => reading with { Stage = ChallengeStage.Failed, Asked = null, Fault = fault };
}
