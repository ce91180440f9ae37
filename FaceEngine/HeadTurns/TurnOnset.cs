namespace FaceEngine.HeadTurns;

/// <summary>
/// Tells the beginning of a meant turn from noise and drift: a head that was quiet in the middle leaves it and passes the threshold
/// briskly, going only one way, and is still there on the next reading.
/// </summary>
internal sealed class TurnOnset(HeadTurnSettings settings)
{
    // How long a head must have been in the middle, and how little it may have moved there.
    private static readonly TimeSpan QuietBefore = TimeSpan.FromSeconds(0.25);
    private const float Quiet = 0.05f;

    // Quick turns took 0.1 to 0.5 s from Release to Turn in the recordings; a man settling in his chair took 0.7 s and more.
    private static readonly TimeSpan Brisk = TimeSpan.FromSeconds(0.6);

    // Landmarks waver by this much on a head that turns steadily.
    private const float Waver = 0.03f;

    // A turn may gather for so long within the middle.
    private static readonly TimeSpan QuietLasts = TimeSpan.FromSeconds(0.5);

    private readonly Queue<(TimeSpan At, float Offset)> middle = [];
    private TimeSpan? quiet; // when the head was last quiet in the middle
    private TimeSpan left; // the last reading in the middle
    private float farthest;
    private bool armed,
        past;

    /// <summary>Takes the next offset; true when a turn has begun, to the side of its sign.</summary>
    public bool Begins(TimeSpan at, float offset)
    {
        if (Math.Abs(offset) <= settings.Release)
        {
            TakeMiddle(at, offset);
            return false;
        }
        middle.Clear();
        var way = MathF.Sign(offset);
        if (way * (offset - farthest) < -Waver || (!past && at - left > Brisk))
            armed = false;
        if (way * (offset - farthest) > 0)
            farthest = offset;
        if (!armed || Math.Abs(offset) < settings.Turn)
            return false;
        var begins = past;
        past = true;
        if (begins)
            Disarm();
        return begins;
    }

    /// <summary>Waits for the middle anew.</summary>
    public void Disarm()
    {
        middle.Clear();
        (quiet, armed, past) = (null, false, false);
    }

    private void TakeMiddle(TimeSpan at, float offset)
    {
        middle.Enqueue((at, offset));
        while (middle.Count > 1 && at - middle.Skip(1).First().At >= QuietBefore)
            middle.Dequeue();
        if (at - middle.Peek().At >= QuietBefore && middle.Max(reading => reading.Offset) - middle.Min(reading => reading.Offset) <= Quiet)
            quiet = at;
        armed = at - quiet <= QuietLasts;
        (left, farthest, past) = (at, offset, false);
    }
}
