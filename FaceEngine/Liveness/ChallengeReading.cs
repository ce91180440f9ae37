using FaceEngine.HeadTurns;

namespace FaceEngine.Liveness;

/// <summary>Where a challenge stands.</summary>
public enum ChallengeStage
{
    /// <summary>The person looks straight ahead, or should.</summary>
    Middle,

    /// <summary>A turn is asked for.</summary>
    Asked,

    /// <summary>All turns were made as asked.</summary>
    Passed,

    /// <summary>A fault ended it.</summary>
    Failed,
}

/// <summary>Why a challenge failed.</summary>
public enum ChallengeFault
{
    /// <summary>It has not.</summary>
    None,

    /// <summary>The head turned to the other side.</summary>
    WrongWay,

    /// <summary>The head turned before it was asked, or sooner than anybody can.</summary>
    TooEarly,

    /// <summary>The turn, or the way back, did not come in time.</summary>
    TooLate,

    /// <summary>The face did not change as a head's does that turns: a picture moved.</summary>
    Flat,

    /// <summary>The face did not move continuously, or another one came.</summary>
    Jumped,

    /// <summary>The face was not to be seen.</summary>
    Lost,
}

/// <summary>What one frame means for the challenge.</summary>
/// <param name="Stage">Where it stands; <see cref="ChallengeStage.Passed"/> and <see cref="ChallengeStage.Failed"/> stay.</param>
/// <param name="Asked">The side to turn to, while a turn is asked for; kept until the head is back.</param>
/// <param name="Done">Turns made.</param>
/// <param name="Turns">Turns in all.</param>
/// <param name="Fault">Why it failed, if it has.</param>
public sealed record ChallengeReading(ChallengeStage Stage, HeadDirection? Asked, int Done, int Turns, ChallengeFault Fault)
{
    /// <summary>Whether the head has turned as far as it was asked to: now it may come back.</summary>
    public bool Reached { get; init; }
}
