namespace FaceEngine.HeadTurns;

/// <summary>Measures how long a turned head has been held still.</summary>
internal sealed class HeadHold(TimeSpan dwell)
{
    // A head held on purpose stays within this; a talking man who looked aside twice for over a second did not.
    private const float Steady = 0.05f;

    private readonly Queue<(TimeSpan At, float Offset)> held = [];

    /// <summary>The part of the dwell that is over, 0..1.</summary>
    public float Progress { get; private set; }

    /// <summary>Takes the next offset of the turned head. What is not steady with it no longer counts.</summary>
    public void Take(TimeSpan at, float offset)
    {
        held.Enqueue((at, offset));
        while (held.Max(reading => reading.Offset) - held.Min(reading => reading.Offset) > Steady)
            held.Dequeue();
        Progress = (float)Math.Min(1, (at - held.Peek().At) / dwell);
    }

    public void Break()
    {
        held.Clear();
        Progress = 0;
    }
}
