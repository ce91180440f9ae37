namespace FaceEngine.HeadTurns;

/// <summary>The person's own left or right, which is also left or right on the screen they face.</summary>
public enum HeadDirection
{
    /// <summary>Their left: the nose points to the image's right, turns are positive.</summary>
    Left,

    /// <summary>Their right: the nose points to the image's left, turns are negative.</summary>
    Right,
}

/// <summary>How a head is held, for choosing with it.</summary>
public enum HeadPose
{
    /// <summary>Nobody has been seen for a while.</summary>
    Unseen,

    /// <summary>The head's own middle is not known yet.</summary>
    Learning,

    /// <summary>Straight ahead, or not turned in the way that counts.</summary>
    Middle,

    /// <summary>Turned to the person's left.</summary>
    Left,

    /// <summary>Turned to the person's right.</summary>
    Right,
}

/// <summary>What one moment says.</summary>
/// <param name="Pose">How the head is held.</param>
/// <param name="Offset">Turn less the neutral; 0 while there is no neutral or no face.</param>
/// <param name="Neutral">The turn of this person's head when it looks straight ahead, once learnt.</param>
/// <param name="Turned">Set on exactly the one reading where a turn begins.</param>
/// <param name="Held">True on exactly the one reading on which the dwell completes.</param>
/// <param name="Dwell">How far the holding has come, 0..1.</param>
public sealed record HeadTurnReading(HeadPose Pose, float Offset, float? Neutral, HeadDirection? Turned, bool Held, float Dwell);
