using FaceEngine.Faces;
using FaceEngine.HeadTurns;
using FaceEngine.Liveness;
using KioskDevice.Camera;
using KioskDevice.Configuration;
using KioskDevice.Visits;
using QueueContracts;

namespace KioskDevice.Tests;

/// <summary>Whose visit it is, and that a person walks it.</summary>
public sealed class OnePersonThroughTheVisit
{
    private static readonly FrameReading Face = new(Walk.Near, Near: true);

    [Fact]
    public void Who_steps_in_between_ends_a_visit_that_was_steered_by_the_head()
    {
        var walk = new Walk().See(Face).Do(new VisitInput.Steered());
        Assert.IsType<VisitState.Choosing>(walk.State);
        walk.Track = 2;
        Assert.Equal(Visit.SomeoneElse, Assert.IsType<VisitState.Greeting>(walk.See(Face).State).Notice);
    }

    [Fact]
    public void A_visit_by_touch_belongs_to_nobody_until_the_consent()
    {
        var walk = new Walk().Do(new VisitInput.Started());
        walk.Track = 2;
        Assert.IsType<VisitState.Choosing>(walk.See(Face).State);
        walk.Do(new VisitInput.ServiceChosen(Walk.Service));
        walk.Track = 3;
        Assert.IsType<VisitState.AskingConsent>(walk.See(Face).State);
        walk.Do(new VisitInput.ConsentGiven(false, "vi"));
        Assert.Equal(3, walk.State.Person);
    }

    [Theory, InlineData(false), InlineData(true)]
    public void Who_agreed_is_whose_template_is_made(bool challenge)
    {
        var walk = new Walk { Settings = { Liveness = challenge ? LivenessLevel.Challenge : LivenessLevel.Off } }
            .ToCapture()
            .SeeGoodFrames(challenge ? 5 : 4);
        walk.Track = 2;
        walk.SeeGoodFrames(5, another: true);
        Assert.Equal(Visit.SomeoneElse, Assert.IsType<VisitState.Greeting>(walk.State).Notice);
        Assert.Empty(walk.Effects);
    }

    [Fact]
    public void Who_agreed_before_the_camera_saw_them_is_the_first_it_sees()
    {
        var walk = new Walk { Track = 0 }.ToCapture();
        Assert.Equal(0, walk.State.Person);
        walk.Track = 7;
        walk.See(new(Walk.Near, true, FrameFault.TooFar));
        Assert.Equal(7, walk.State.Person);
        walk.Track = 8;
        Assert.IsType<VisitState.Greeting>(walk.See(Face).State);
    }

    [Fact]
    public void A_face_that_is_lost_for_a_moment_ends_nothing()
    {
        var walk = new Walk().ToCapture().SeeGoodFrames(2);
        walk.Do(new VisitInput.FrameSeen(new(null, false, FrameFault.NoFace) { Round = walk.State.Round }));
        Assert.Equal(2, Assert.IsType<VisitState.Capturing>(walk.State).Frames.Length);
        Assert.IsType<VisitState.Asking>(walk.SeeGoodFrames(3).State);
    }

    [Theory, InlineData(false), InlineData(true)]
    public void Who_was_lost_and_found_again_by_their_looks_goes_on(bool challenge)
    {
        var walk = new Walk { Settings = { Liveness = challenge ? LivenessLevel.Challenge : LivenessLevel.Off } }
            .ToCapture()
            .SeeGoodFrames(challenge ? 5 : 3);
        walk.Track = 9; // a frame came too late
        walk.SeeGoodFrames(1);
        Assert.Equal(9, walk.State.Person);
        walk.SeeGoodFrames(1);
        if (challenge)
            walk.See(At(ChallengeStage.Passed));
        Assert.NotNull(walk.IssueAsked.Face);
    }

    [Theory, InlineData(false), InlineData(true)]
    public void Nothing_is_taken_from_a_frame_that_does_not_show_whose_it_is(bool challenge)
    {
        var walk = new Walk { Settings = { Liveness = challenge ? LivenessLevel.Challenge : LivenessLevel.Off } }
            .ToCapture()
            .SeeGoodFrames(challenge ? 5 : 3);
        var (before, effects) = (walk.State, walk.Effects.Count);
        walk.Track = 9;
        walk.See(new(Walk.Near, true, FrameFault.TooDark)).See(At(ChallengeStage.Passed)).See(At(ChallengeStage.Failed));
        Assert.Same(before, walk.State);
        Assert.Equal(effects, walk.Effects.Count);
        walk.SeeGoodFrames(1, another: true);
        Assert.Equal(Visit.SomeoneElse, Assert.IsType<VisitState.Greeting>(walk.State).Notice);
    }

    [Fact]
    public void The_next_visitor_belongs_to_nobody_again() =>
        Assert.Equal(0, new Walk().ToCapture().SeeGoodFrames(1).Do(new VisitInput.Left(), new VisitInput.Started()).State.Person);

    [Fact]
    public void What_was_agreed_to_goes_with_the_request()
    {
        var walk = new Walk().ToCapture(picture: true);
        var agreed = walk.Now;
        walk.SeeGoodFrames(5).Do(new VisitInput.PictureTaken(null));
        Assert.Equal(new Consent(Walk.ConsentVersion, "vi", agreed, Picture: true), walk.IssueAsked.Consent);
        Assert.NotNull(
            new Walk().Do(new VisitInput.PlaceAsked(), new VisitInput.ConsentGiven(true, "en")).SeeGoodFrames(5).FindAsked.Consent
        );
        Assert.Null(new Walk().Do(new VisitInput.ServiceChosen(Walk.Service), new VisitInput.WithoutFace()).IssueAsked.Consent);
    }

    [Fact]
    public void A_choice_can_be_taken_back()
    {
        var walk = new Walk().Do(
            new VisitInput.ClassesAsked(),
            new VisitInput.ClassChosen(new("cao-tuoi")),
            new VisitInput.ServiceChosen(Walk.Service),
            new VisitInput.WentBack()
        );
        Assert.Equal(new("cao-tuoi"), Assert.IsType<VisitState.Choosing>(walk.State).Class);
        Assert.IsType<VisitState.Choosing>(
            walk.Do(new VisitInput.PlaceAsked(), new VisitInput.WithoutFace(), new VisitInput.WentBack()).State
        );
    }

    [Fact]
    public void Every_question_is_a_round_of_its_own_but_the_first_three_screens_are_one()
    {
        var walk = new Walk().See(Face);
        var first = walk.State.Round;
        Assert.Equal(first, walk.Do(new VisitInput.Steered()).State.Round);
        Assert.Equal(first + 1, walk.Do(new VisitInput.ServiceChosen(Walk.Service)).State.Round);
        Assert.Equal(first + 2, walk.Do(new VisitInput.ConsentGiven(false, "vi")).State.Round);
    }

    [Fact]
    public void Only_the_diagnosis_of_passers_by_is_that_a_face_is_near()
    {
        Assert.Equal(LookFor.Near, new Walk().State.LookFor);
        Assert.Equal(LookFor.Turns, new Walk().See(Face).State.LookFor);
    }

    // ---------- the challenge ----------

    private static FrameReading At(ChallengeStage stage, ChallengeFault fault = ChallengeFault.None) =>
        Face with
        {
            Challenge = new(stage, stage == ChallengeStage.Asked ? HeadDirection.Left : null, 0, 3, fault),
        };

    private static Walk ToChallenge(LivenessLevel level = LivenessLevel.Challenge, float liveness = 1) =>
        new Walk { Settings = { Liveness = level } }
            .ToCapture()
            .SeeGoodFrames(5, liveness);

    [Fact]
    public void Nobody_gets_a_number_by_face_without_turning_the_head_as_asked()
    {
        var walk = ToChallenge();
        Assert.Equal(LookFor.Challenge, walk.State.LookFor);
        walk.See(At(ChallengeStage.Middle)).See(At(ChallengeStage.Asked));
        Assert.Empty(walk.Effects);
        walk.See(At(ChallengeStage.Passed));
        Assert.NotNull(walk.IssueAsked.Face);
    }

    [Fact]
    public void Who_fails_twice_is_offered_the_way_without_a_face_and_nothing_else()
    {
        var walk = ToChallenge().See(At(ChallengeStage.Failed, ChallengeFault.WrongWay));
        Assert.Equal(ChallengeFault.WrongWay, Assert.IsType<VisitState.Challenging>(walk.State).Fault);
        walk.See(At(ChallengeStage.Failed, ChallengeFault.Flat));
        Assert.Equal("liveness", Assert.IsType<VisitState.GaveUp>(walk.State).Why);
        Assert.IsType<VisitState.GaveUp>(walk.Do(new VisitInput.Retried()).State);
        walk.Do(new VisitInput.WithoutFace());
        Assert.Equal((Walk.Service, null), (walk.IssueAsked.Service, walk.IssueAsked.Face));
    }

    [Fact]
    public void A_frame_of_the_challenge_before_says_nothing_about_this_one()
    {
        var walk = ToChallenge();
        var late = At(ChallengeStage.Failed) with { Round = walk.State.Round, Track = 1 };
        walk.Do(new VisitInput.FrameSeen(late), new VisitInput.FrameSeen(late), new VisitInput.FrameSeen(late));
        Assert.Equal(1, Assert.IsType<VisitState.Challenging>(walk.State).Failed);
    }

    [Theory]
    [InlineData(LivenessLevel.Off, 0.1f, 0)]
    [InlineData(LivenessLevel.Hint, 0.9f, 0)]
    [InlineData(LivenessLevel.Hint, 0.1f, 1)]
    [InlineData(LivenessLevel.Challenge, 0.9f, 1)]
    [InlineData(LivenessLevel.Challenge, 0.1f, 2)]
    public void The_model_s_doubt_only_asks_for_more_turns(object level, float liveness, int challenges)
    {
        var walk = ToChallenge((LivenessLevel)level, liveness);
        for (var i = 0; i < challenges; i++)
        {
            Assert.IsType<VisitState.Challenging>(walk.State);
            walk.See(At(ChallengeStage.Passed));
        }

        Assert.NotNull(walk.IssueAsked.Face);
    }

    [Fact]
    public void A_challenge_that_cannot_end_gives_up()
    {
        Assert.Equal("time", Assert.IsType<VisitState.GaveUp>(ToChallenge().WaitSeconds(41).State).Why);
        var unplugged = ToChallenge();
        unplugged.CameraReady = false;
        Assert.Equal("camera", Assert.IsType<VisitState.GaveUp>(unplugged.WaitSeconds(1).State).Why);
    }
}
