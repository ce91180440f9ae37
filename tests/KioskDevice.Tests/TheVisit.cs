using FaceEngine.Faces;
using KioskDevice.Camera;
using KioskDevice.Visits;
using QueueContracts;

namespace KioskDevice.Tests;

public sealed class TheVisit
{
    [Fact]
    public void A_face_that_comes_near_is_greeted_and_forgotten_when_it_goes()
    {
        var walk = new Walk().Do(new VisitInput.FrameSeen(new(Walk.Near, Near: true)));
        Assert.IsType<VisitState.Greeting>(walk.State);

        walk.WaitSeconds(3).Do(new VisitInput.FrameSeen(new(Walk.Near, Near: true))).WaitSeconds(3);
        Assert.IsType<VisitState.Greeting>(walk.State);

        walk.WaitSeconds(2);
        Assert.IsType<VisitState.Idle>(walk.State);
    }

    [Fact]
    public void A_face_far_away_is_not_greeted() =>
        Assert.IsType<VisitState.Idle>(new Walk().Do(new VisitInput.FrameSeen(new(Walk.Near, Near: false))).State);

    [Fact]
    public void A_service_can_be_chosen_at_once_and_leads_to_the_consent()
    {
        var walk = new Walk().Do(new VisitInput.ServiceChosen(Walk.Service));
        Assert.Equal(new Purpose.TakeNumber(Walk.Service), Assert.IsType<VisitState.AskingConsent>(walk.State).Purpose);
        Assert.Empty(walk.Effects);
    }

    [Fact]
    public void Nothing_may_be_described_before_consent_and_nothing_after_the_capture()
    {
        var walk = new Walk();
        Assert.NotEqual(LookFor.Description, walk.State.LookFor);
        walk.Do(new VisitInput.FrameSeen(new(Walk.Near, true)), new VisitInput.Started());
        Assert.NotEqual(LookFor.Description, walk.State.LookFor);
        walk.Do(new VisitInput.ServiceChosen(Walk.Service));
        Assert.NotEqual(LookFor.Description, walk.State.LookFor);
        walk.Do(new VisitInput.ConsentGiven(false, "vi"));
        Assert.Equal(LookFor.Description, walk.State.LookFor);
        walk.SeeGoodFrames(walk.Settings.GoodFrames);
        Assert.NotEqual(LookFor.Description, walk.State.LookFor);
    }

    [Fact]
    public void A_descriptor_that_comes_before_consent_is_not_kept()
    {
        var walk = new Walk().Do(new VisitInput.ServiceChosen(Walk.Service)).SeeGoodFrames(10);
        Assert.IsType<VisitState.AskingConsent>(walk.State);
        Assert.Empty(walk.Effects);
    }

    [Fact]
    public void Five_good_frames_make_one_unit_template_and_ask_for_the_number()
    {
        var walk = new Walk().ToCapture().SeeGoodFrames(4);
        Assert.IsType<VisitState.Capturing>(walk.State);

        walk.SeeGoodFrames(1);

        Assert.IsType<VisitState.Asking>(walk.State);
        Assert.Equal((Walk.Service, Walk.Model), (walk.IssueAsked.Service, walk.IssueAsked.Face?.Model));
        Assert.Null(walk.IssueAsked.Picture);
    }

    [Fact]
    public void Frames_that_follow_too_closely_do_not_count_twice()
    {
        var walk = new Walk().ToCapture();
        for (var i = 0; i < 6; i++)
            walk.See(new(Walk.Near, true, FrameFault.None, new float[512]));
        Assert.Single(Assert.IsType<VisitState.Capturing>(walk.State).Frames);
    }

    [Fact]
    public void A_faulty_frame_is_a_hint_and_loses_no_good_one()
    {
        var walk = new Walk().ToCapture().SeeGoodFrames(3).See(new(Walk.Near, true, FrameFault.TooFar));
        var capturing = Assert.IsType<VisitState.Capturing>(walk.State);
        Assert.Equal((3, FrameFault.TooFar), (capturing.Frames.Length, capturing.Fault));
    }

    [Fact]
    public void A_capture_gives_up_after_fifteen_seconds_and_offers_the_way_without_a_face()
    {
        var walk = new Walk().ToCapture().WaitSeconds(15);
        Assert.IsType<VisitState.Capturing>(walk.State);
        walk.WaitSeconds(0.3);
        Assert.IsType<VisitState.GaveUp>(walk.State);

        walk.Do(new VisitInput.WithoutFace());

        Assert.Null(walk.IssueAsked.Face);
        Assert.Equal(Walk.Service, walk.IssueAsked.Service);
    }

    [Fact]
    public void Declining_consent_asks_for_a_number_with_neither_template_nor_picture()
    {
        var walk = new Walk().Do(new VisitInput.ServiceChosen(Walk.Service), new VisitInput.WithoutFace());
        Assert.Equal((null, null), (walk.IssueAsked.Face, walk.IssueAsked.Picture));
    }

    [Fact]
    public void The_picture_is_taken_only_with_its_own_consent()
    {
        var without = new Walk().ToCapture(picture: false).SeeGoodFrames(5);
        Assert.DoesNotContain(without.Effects, effect => effect is VisitEffect.TakePicture);

        var with = new Walk().ToCapture(picture: true).SeeGoodFrames(5);
        Assert.Equal(new VisitEffect.TakePicture(Walk.Near), with.Effects.Single());
        with.Do(new VisitInput.PictureTaken([1, 2, 3]));
        Assert.Equal([1, 2, 3], with.IssueAsked.Picture);
        Assert.NotNull(with.IssueAsked.Face);
    }

    [Fact]
    public void A_picture_that_does_not_come_costs_nobody_the_number()
    {
        var walk = new Walk().ToCapture(picture: true).SeeGoodFrames(5).WaitSeconds(2.1);
        Assert.Null(walk.IssueAsked.Picture);
        Assert.NotNull(walk.IssueAsked.Face);
    }

    [Fact]
    public void The_number_stands_for_a_while_and_the_kiosk_is_idle_again()
    {
        var walk = new Walk().ToCapture().SeeGoodFrames(5).Do(new VisitInput.Issued(new(Walk.Ticket(), Known: true)));
        Assert.True(Assert.IsType<VisitState.NumberShown>(walk.State).Known);
        walk.WaitSeconds(20);
        Assert.IsType<VisitState.NumberShown>(walk.State);
        walk.WaitSeconds(0.3);
        Assert.IsType<VisitState.Idle>(walk.State);
    }

    [Fact]
    public void A_retry_sends_the_same_command_again()
    {
        var walk = new Walk().Do(new VisitInput.ServiceChosen(Walk.Service), new VisitInput.WithoutFace());
        var first = walk.IssueAsked.CommandId;
        walk.Do(new VisitInput.NotDone(null));
        Assert.IsType<VisitState.Unanswered>(walk.State);

        walk.Do(new VisitInput.Retried());

        Assert.Equal(first, walk.IssueAsked.CommandId);
        Assert.Equal(2, walk.Effects.Count);
    }

    [Fact]
    public void A_refusal_is_shown_with_its_code() =>
        Assert.Equal(
            "numbers-spent",
            Assert
                .IsType<VisitState.Refused>(
                    new Walk()
                        .Do(
                            new VisitInput.ServiceChosen(Walk.Service),
                            new VisitInput.WithoutFace(),
                            new VisitInput.NotDone("numbers-spent")
                        )
                        .State
                )
                .Code
        );

    [Fact]
    public void The_place_in_line_is_found_by_face_after_consent()
    {
        var walk = new Walk().Do(new VisitInput.PlaceAsked(), new VisitInput.ConsentGiven(true, "vi")).SeeGoodFrames(5);
        Assert.NotNull(walk.FindAsked.Face);
        Assert.DoesNotContain(walk.Effects, effect => effect is VisitEffect.TakePicture);

        walk.Do(new VisitInput.Found(new(FindOutcome.Found, [Walk.Ticket()])));
        Assert.IsType<VisitState.PlaceShown>(walk.State);
    }

    [Theory]
    [InlineData(FindOutcome.NotSure, "not-sure")]
    [InlineData(FindOutcome.NotKnown, "not-known")]
    public void A_face_that_is_not_surely_known_is_asked_for_the_code(FindOutcome outcome, string why)
    {
        var walk = new Walk()
            .Do(new VisitInput.PlaceAsked(), new VisitInput.ConsentGiven(false, "vi"))
            .SeeGoodFrames(5)
            .Do(new VisitInput.Found(new(outcome, [])));
        Assert.Equal(why, Assert.IsType<VisitState.EnteringCode>(walk.State).Why);
    }

    [Fact]
    public void A_wrong_code_may_be_typed_again()
    {
        var walk = new Walk().Do(
            new VisitInput.PlaceAsked(),
            new VisitInput.WithoutFace(),
            new VisitInput.CodeEntered("222222"),
            new VisitInput.Found(new(FindOutcome.NotKnown, []))
        );
        Assert.Equal("wrong", Assert.IsType<VisitState.EnteringCode>(walk.State).Why);
        Assert.Equal("222222", walk.FindAsked.Code);
    }

    [Fact]
    public void Without_a_camera_no_consent_is_asked_and_the_number_comes_without_a_face()
    {
        var walk = new Walk { CameraReady = false }.Do(new VisitInput.WithoutFace(), new VisitInput.ServiceChosen(Walk.Service));
        Assert.Null(walk.IssueAsked.Face);
    }

    [Fact]
    public void A_camera_unplugged_within_a_capture_offers_the_way_without_a_face()
    {
        var walk = new Walk().ToCapture();
        walk.CameraReady = false;
        Assert.IsType<VisitState.GaveUp>(walk.WaitSeconds(0.25).State);
    }

    [Fact]
    public void A_question_nobody_answers_returns_to_idle()
    {
        Assert.IsType<VisitState.Idle>(new Walk().Do(new VisitInput.Started()).WaitSeconds(46).State);
        Assert.IsType<VisitState.Idle>(new Walk().Do(new VisitInput.ServiceChosen(Walk.Service)).WaitSeconds(46).State);
        Assert.IsType<VisitState.Idle>(new Walk().Do(new VisitInput.PlaceAsked(), new VisitInput.WithoutFace()).WaitSeconds(46).State);
    }

    [Fact]
    public void Touches_that_come_late_change_nothing()
    {
        var walk = new Walk().ToCapture().SeeGoodFrames(5);
        var asking = walk.State;
        walk.Do(
            new VisitInput.ServiceChosen(new("dat-dai")),
            new VisitInput.ConsentGiven(true, "vi"),
            new VisitInput.Started(),
            new VisitInput.WithoutFace()
        );
        Assert.Same(asking, walk.State);
        Assert.Single(walk.Effects);
    }

    [Fact]
    public void An_answer_for_a_visit_that_was_left_is_dropped()
    {
        var walk = new Walk().ToCapture().SeeGoodFrames(5).Do(new VisitInput.Left(), new VisitInput.Issued(new(Walk.Ticket(), false)));
        Assert.IsType<VisitState.Idle>(walk.State);
    }

    [Fact]
    public void A_refusal_keeps_the_moment_from_which_it_is_none()
    {
        var from = new DateTimeOffset(2026, 11, 24, 0, 30, 0, TimeSpan.Zero);
        var walk = new Walk().Do(
            new VisitInput.ServiceChosen(Walk.Service),
            new VisitInput.WithoutFace(),
            new VisitInput.NotDone("quota-spent", from)
        );
        Assert.Equal(from, Assert.IsType<VisitState.Refused>(walk.State).From);
    }

    [Fact]
    public void The_end_of_a_visit_is_told_by_where_it_ended()
    {
        static VisitEnd? EndOf(Walk walk) => VisitEnds.Between(walk.State, walk.Do(new VisitInput.Left()).State);

        Assert.Equal(VisitEnd.Number, EndOf(new Walk().ToCapture().SeeGoodFrames(5).Do(new VisitInput.Issued(new(Walk.Ticket(), false)))));
        Assert.Equal(
            VisitEnd.Place,
            EndOf(
                new Walk()
                    .Do(new VisitInput.PlaceAsked(), new VisitInput.ConsentGiven(false, "vi"))
                    .SeeGoodFrames(5)
                    .Do(new VisitInput.Found(new(FindOutcome.Found, [Walk.Ticket()])))
            )
        );
        Assert.Equal(VisitEnd.GaveUp, EndOf(new Walk().ToCapture().WaitSeconds(16)));
        Assert.Equal(VisitEnd.Left, EndOf(new Walk().Do(new VisitInput.Started())));
        Assert.Null(EndOf(new Walk().Do(new VisitInput.FrameSeen(new(Walk.Near, Near: true)))));
    }
}
