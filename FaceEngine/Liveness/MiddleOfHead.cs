namespace FaceEngine.Liveness;

/// <summary>What a head does that should look straight ahead.</summary>
internal enum MiddleState
{
    /// <summary>It is on its way, or not quiet yet.</summary>
    Coming,

    /// <summary>It rests, the pause is not over.</summary>
    Resting,

    /// <summary>The pause is over and it still rests.</summary>
    Rested,

    /// <summary>It rested and has turned away.</summary>
    Left,
}

/// <summary>Waits until a head looks straight ahead and rests there for a pause; knows its shape then.</summary>
internal sealed class MiddleOfHead(ChallengeSettings settings)
{
    private static readonly TimeSpan Span = TimeSpan.FromSeconds(0.4);

    // A resting head wavers by less in that span.
    private const double Quiet = 0.05;

    private readonly Queue<(TimeSpan At, FaceShape Shape)> recent = [];
    private TimeSpan? resting; // since when

    /// <summary>The head's mean shape in the last moments; known once it rests.</summary>
    public FaceShape Shape { get; private set; }

    /// <summary>Waits anew.</summary>
    public void Begin()
    {
        recent.Clear();
        resting = null;
    }

    public MiddleState Take(TimeSpan at, FaceShape shape, TimeSpan pause)
    {
        // Half way to a turn is no rest any more; less is the sway of a head, which the shape follows.
        if (resting is not null && Math.Abs(shape.Turn - Shape.Turn) > (settings.Turn + settings.Release) / 2)
            return MiddleState.Left;
        recent.Enqueue((at, shape));
        while (recent.Count > 1 && at - recent.Skip(1).First().At >= Span)
            recent.Dequeue();
        if (at - recent.Peek().At < Span || !IsQuiet())
            return resting is null ? MiddleState.Coming : MiddleState.Resting;
        Shape = FaceShape.Mean([.. recent.Select(moment => moment.Shape)]);
        resting ??= at;
        return at - resting >= pause ? MiddleState.Rested : MiddleState.Resting;
    }

    private bool IsQuiet() =>
        recent.Max(moment => moment.Shape.Turn) - recent.Min(moment => moment.Shape.Turn) <= Quiet
        && recent.All(moment => Math.Abs(moment.Shape.Turn) <= settings.FarthestMiddle);
}
