using KioskDevice.Visits;

namespace KioskDevice.Funnel;

/// <summary>What there is to count of a visit, or of a moment without one. It names nobody and nothing.</summary>
internal sealed record VisitTally
{
    public int Begun { get; init; }
    public int WithFace { get; init; }
    public int WithoutFace { get; init; }
    public int Places { get; init; }

    /// <summary>Seconds from the beginning to the number.</summary>
    public int Seconds { get; init; }

    /// <summary>Where it was given up; null where it was not.</summary>
    public VisitStep? GivenUp { get; init; }

    public int ChallengesFailed { get; init; }
    public int CameraTroubles { get; init; }
}

/// <summary>Counts one visit after the other by the steps it takes.</summary>
/// <param name="time">Its clock.</param>
internal sealed class VisitCount(TimeProvider time)
{
    private VisitTally tally = new();
    private DateTimeOffset begunAt;
    private long begunMark; // of the steady clock: a wall clock may jump meanwhile

    /// <summary>Takes note of one step.</summary>
    /// <returns>When the visit began and what it came to, once it is over; null while it goes on.</returns>
    public (DateTimeOffset Begun, VisitTally Tally)? Step(VisitState before, VisitState after)
    {
        if (IsNobody(before) && !IsNobody(after))
            (tally, begunAt, begunMark) = (new() { Begun = 1 }, time.GetUtcNow(), time.GetTimestamp());
        if (HasFailed(before, after))
            tally = tally with { ChallengesFailed = tally.ChallengesFailed + 1 };
        if (after is VisitState.PlaceShown && !HasCome)
            tally = tally with { Places = 1 };
        if (IsNumber(after) && !IsNumber(before) && !HasCome)
            tally = Numbered(before is VisitState.Asking { Request: Request.Issue { Body.Face: not null } });
        if (VisitEnds.Between(before, after) is not { } end)
            return null;
        return (begunAt, end is VisitEnd.Number or VisitEnd.Place || HasCome ? tally : tally with { GivenUp = StepOf(before) });
    }

    /// <summary>Whether the visit came to a number or a place; what follows is done with it, and gives up nothing.</summary>
    private bool HasCome => tally is not { WithFace: 0, WithoutFace: 0, Places: 0 };

    private VisitTally Numbered(bool byFace) =>
        tally with
        {
            WithFace = byFace ? 1 : 0,
            WithoutFace = byFace ? 0 : 1,
            Seconds = (int)time.GetElapsedTime(begunMark).TotalSeconds,
        };

    private static bool IsNobody(VisitState state) => state is VisitState.Idle or VisitState.Greeting;

    private static bool IsNumber(VisitState state) => state is VisitState.NumberShown or VisitState.OfflineNumberShown;

    private static bool HasFailed(VisitState before, VisitState after) =>
        before is VisitState.Challenging challenging
        && after switch
        {
            VisitState.Challenging next => next.Failed > challenging.Failed,
            VisitState.GaveUp { Why: "liveness" } => true,
            _ => false,
        };

    private static VisitStep StepOf(VisitState state) =>
        state switch
        {
            VisitState.Choosing => VisitStep.Service,
            VisitState.ChoosingClass => VisitStep.Class,
            VisitState.AskingConsent => VisitStep.Consent,
            VisitState.Capturing or VisitState.TakingPicture => VisitStep.Capture,
            VisitState.Challenging => VisitStep.Challenge,
            VisitState.GaveUp => VisitStep.NoFace,
            VisitState.EnteringCode => VisitStep.Code,
            VisitState.Asking or VisitState.Unanswered => VisitStep.Server,
            VisitState.Refused => VisitStep.Refusal,
            _ => throw new InvalidOperationException($"No visit is given up at {state.GetType().Name}."),
        };
}
