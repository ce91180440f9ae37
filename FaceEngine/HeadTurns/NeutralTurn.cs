namespace FaceEngine.HeadTurns;

/// <summary>The turn of one person's head when it looks straight ahead: learnt from a quiet head, then following its slow drift.</summary>
/// <param name="learn">How long the head must be quiet.</param>
internal sealed class NeutralTurn(TimeSpan learn)
{
    // Of a quiet head 99 of 100 readings in half a second lie within this; a turning head passes it in a tenth of a second.
    private const float Quiet = 0.04f;

    // Somebody who looks this far aside does not look straight ahead, however quietly.
    private const float Farthest = 0.25f;

    private const int LeastReadings = 4;

    // A head that settles a little aside is the new middle after some seconds. Not farther than this from where it was learnt: else who
    // looks aside for long and then ahead again would be read as turning.
    private static readonly TimeSpan Drift = TimeSpan.FromSeconds(4);
    private const float FarthestDrift = 0.06f;

    private readonly Queue<(TimeSpan At, float Turn)> recent = [];
    private float learnt;

    public float? Value { get; private set; }

    /// <summary>Takes a reading while there is no neutral; true once it is learnt.</summary>
    public bool Learn(TimeSpan at, float turn)
    {
        recent.Enqueue((at, turn));
        // One reading older than the span stays, so that the readings cover it.
        while (recent.Count > 1 && at - recent.Skip(1).First().At >= learn)
            recent.Dequeue();
        if (recent.Count < LeastReadings || at - recent.Peek().At < learn)
            return false;
        var turns = recent.Select(reading => reading.Turn).Order().ToArray();
        var median = turns[turns.Length / 2];
        if (turns[^1] - turns[0] > Quiet || Math.Abs(median) > Farthest)
            return false;
        recent.Clear();
        Value = learnt = median;
        return true;
    }

    /// <summary>What was seen before a gap is not of one piece with what comes after it.</summary>
    public void Interrupt() => recent.Clear();

    /// <summary>Moves the neutral towards a head that is not turned.</summary>
    public void Follow(TimeSpan elapsed, float turn)
    {
        if (Value is { } value)
            Value = Math.Clamp(
                value + (turn - value) * (float)(1 - Math.Exp(-elapsed / Drift)),
                learnt - FarthestDrift,
                learnt + FarthestDrift
            );
    }
}
