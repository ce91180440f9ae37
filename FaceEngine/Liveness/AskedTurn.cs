using FaceEngine.HeadTurns;

namespace FaceEngine.Liveness;

/// <summary>One turn from its asking to the head's return.</summary>
internal sealed class AskedTurn(ChallengeSettings settings, HeadDirection direction, TimeSpan askedAt, FaceShape middle)
{
    private readonly List<FaceShape> turned = [];
    private readonly int sign = direction == HeadDirection.Left ? 1 : -1;
    private TimeSpan? reachedAt;
    private bool between; // whether the head was seen on its way

    /// <summary>Whether the head came as far as it was asked to, and may go back.</summary>
    public bool IsReached => reachedAt is not null;

    /// <summary>Takes the next shape. When it is over without a fault, the turn was made.</summary>
    public (bool Over, ChallengeFault Fault) Take(TimeSpan at, FaceShape shape)
    {
        var outward = sign * (shape.Turn - middle.Turn);
        if (outward <= -settings.Turn)
            return (true, ChallengeFault.WrongWay);
        if (reachedAt is { } reached)
            return Back(at - reached, outward, shape);

        if (outward > settings.Release && at - askedAt < settings.Reaction)
            return (true, ChallengeFault.TooEarly);
        if (at - askedAt > settings.Window)
            return (true, ChallengeFault.TooLate);
        if (outward < settings.Turn)
        {
            between |= outward > settings.Release / 2;
            return (false, ChallengeFault.None);
        }
        // From the middle to the turn in one frame is another picture.
        if (!between)
            return (true, ChallengeFault.Jumped);
        reachedAt = at;
        turned.Add(shape);
        return (false, ChallengeFault.None);
    }

    private (bool Over, ChallengeFault Fault) Back(TimeSpan since, double outward, FaceShape shape)
    {
        if (since > settings.Return)
            return (true, ChallengeFault.TooLate);
        if (outward >= settings.Turn)
            turned.Add(shape);
        if (outward > settings.Release)
            return (false, ChallengeFault.None);
        return (true, HeadRelief.IsOfHead(settings, middle, turned) ? ChallengeFault.None : ChallengeFault.Flat);
    }
}
