using FaceEngine.Faces;
using FaceEngine.Liveness;
using KioskDevice.Funnel;
using KioskDevice.Visits;
using Microsoft.Extensions.Time.Testing;
using QueueContracts;

namespace KioskDevice.Tests.Funnel;

/// <summary>What is counted of a visit, whatever way it takes.</summary>
public sealed class VisitsAreCounted
{
    private static readonly DateTimeOffset Start = new(2026, 11, 23, 1, 0, 0, TimeSpan.Zero);

    private readonly FakeTimeProvider time = new(Start);
    private readonly Walk walk = new();
    private readonly VisitCount count;
    private readonly List<(DateTimeOffset Begun, VisitTally Tally)> counted = [];

    public VisitsAreCounted() => count = new(time);

    private VisitTally Only => Assert.Single(counted).Tally;

    /// <summary>One part of a walk, each step of it counted.</summary>
    private VisitsAreCounted Do(Action<Walk> part, double seconds = 0)
    {
        time.Advance(TimeSpan.FromSeconds(seconds));
        var before = walk.State;
        part(walk);
        if (!ReferenceEquals(before, walk.State) && count.Step(before, walk.State) is { } one)
            counted.Add(one);
        return this;
    }

    private VisitsAreCounted Input(VisitInput input, double seconds = 0) => Do(walk => walk.Do(input), seconds);

    private VisitsAreCounted ToConsent() => Input(new VisitInput.Started()).Input(new VisitInput.ServiceChosen(Walk.Service), 2);

    [Fact]
    public void As_one_place_whatever_is_done_with_the_number_found()
    {
        var found = new VisitInput.Found(new(FindOutcome.Found, [Walk.Ticket()]));
        Input(new VisitInput.PlaceAsked()).Input(new VisitInput.WithoutFace()).Input(new VisitInput.CodeEntered("7K4PX2")).Input(found);
        Input(new VisitInput.ActAsked(OwnAct.Leave)).Input(new VisitInput.WentBack());
        Input(new VisitInput.ActAsked(OwnAct.Postpone)).Input(new VisitInput.Left());
        Assert.Equal(new VisitTally { Begun = 1, Places = 1 }, Only);
    }

    [Fact]
    public void Not_as_given_up_where_the_server_was_lost_after_the_number()
    {
        var ticket = Walk.Ticket();
        ToConsent().Input(new VisitInput.WithoutFace()).Input(new VisitInput.Issued(new(ticket, Known: true)));
        Input(new VisitInput.ActAsked(OwnAct.Leave)).Input(new VisitInput.ActMeant(ticket.Id)).Input(new VisitInput.NotDone(null));
        Input(new VisitInput.Left());
        Assert.Equal((1, null), (Only.WithoutFace, Only.GivenUp));
    }

    [Fact]
    public void With_a_face_and_the_seconds_to_the_number()
    {
        ToConsent().Input(new VisitInput.ConsentGiven(false, "vi"), 4);
        for (var frame = 0; frame < walk.Settings.GoodFrames; frame++)
            Do(walk => walk.SeeGoodFrames(1), 1);
        Input(new VisitInput.Issued(new(Walk.Ticket(), Known: false)), 2);
        Assert.Empty(counted);
        Input(new VisitInput.Left(), 5);
        Assert.Equal(
            new VisitTally
            {
                Begun = 1,
                WithFace = 1,
                Seconds = 2 + 4 + walk.Settings.GoodFrames + 2,
            },
            Only
        );
        Assert.Equal(Start, counted[0].Begun);
    }

    [Fact]
    public void Without_a_face_also_while_the_server_is_away()
    {
        ToConsent()
            .Input(new VisitInput.WithoutFace(), 3)
            .Input(new VisitInput.GivenOffline(new('A', 901), TicketCode.New(), Walk.Service, null), 1)
            .Input(new VisitInput.Left());
        Assert.Equal((0, 1, 6, null), (Only.WithFace, Only.WithoutFace, Only.Seconds, Only.GivenUp));
    }

    [Fact]
    public void That_came_for_their_place()
    {
        walk.CameraReady = false;
        Input(new VisitInput.PlaceAsked())
            .Input(new VisitInput.CodeEntered("7K4PX2"))
            .Input(new VisitInput.Found(new(FindOutcome.Found, [Walk.Ticket()])))
            .Input(new VisitInput.Left());
        Assert.Equal((1, 1, 0, null), (Only.Begun, Only.Places, Only.WithoutFace, Only.GivenUp));
    }

    [Fact]
    public void By_where_they_were_given_up()
    {
        Input(new VisitInput.Started()).Input(new VisitInput.Left());
        ToConsent().Input(new VisitInput.Left());
        ToConsent().Input(new VisitInput.ConsentGiven(false, "vi")).Input(new VisitInput.Left());
        ToConsent().Input(new VisitInput.WithoutFace()).Input(new VisitInput.NotDone(null)).Input(new VisitInput.Left());
        ToConsent().Input(new VisitInput.WithoutFace()).Input(new VisitInput.NotDone("quota-spent")).Input(new VisitInput.Left());
        Input(new VisitInput.Started()).Input(new VisitInput.ClassesAsked()).Input(new VisitInput.Left());
        Assert.Equal(
            [VisitStep.Service, VisitStep.Consent, VisitStep.Capture, VisitStep.Server, VisitStep.Refusal, VisitStep.Class],
            counted.Select(one => one.Tally.GivenUp)
        );
        Assert.All(counted, one => Assert.Equal(1, one.Tally.Begun));
    }

    [Fact]
    public void With_each_challenge_that_was_failed_the_last_one_too()
    {
        walk.Settings.Liveness = Configuration.LivenessLevel.Challenge;
        ToConsent().Input(new VisitInput.ConsentGiven(false, "vi"));
        Do(walk => walk.SeeGoodFrames(walk.Settings.GoodFrames));
        for (var tries = 0; tries < Configuration.VisitSettings.ChallengeTries; tries++)
            Do(walk =>
                walk.See(new(Walk.Near, true, FrameFault.None) { Challenge = new(ChallengeStage.Failed, null, 0, 3, ChallengeFault.None) })
            );
        Input(new VisitInput.Left());
        Assert.Equal((Configuration.VisitSettings.ChallengeTries, VisitStep.NoFace), (Only.ChallengesFailed, Only.GivenUp));
    }

    [Fact]
    public void And_whoever_only_passes_by_is_not()
    {
        Do(walk => walk.See(new(Walk.Near, true, FrameFault.None)));
        Do(walk => walk.WaitSeconds(600));
        Assert.IsType<VisitState.Idle>(walk.State);
        Assert.Empty(counted);
    }
}
