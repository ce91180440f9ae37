using KioskDevice.Visits;
using QueueContracts;
using static KioskDevice.Visits.VisitInput;

namespace KioskDevice.Tests;

/// <summary>What somebody who was found does with the number they hold: checks in, postpones, goes for a paper.</summary>
public sealed class OwnNumbersAreHandled
{
    private static readonly TicketSummary Waiting = Walk.Ticket();
    private static readonly TicketSummary Away = Walk.Ticket("B001", TicketState.Away);

    /// <summary>To the place of numbers, by code.</summary>
    private static Walk Found(params TicketSummary[] tickets) =>
        new Walk().Do(new PlaceAsked(), new WithoutFace(), new CodeEntered("7K4PX2"), FoundAre(tickets));

    private static Found FoundAre(params TicketSummary[] tickets) => new(new(FindOutcome.Found, tickets));

    private static Request Asked(Walk walk) => Assert.IsType<VisitState.Asking>(walk.State).Request;

    private static Request.Own Own(Walk walk) => Assert.IsType<Request.Own>(Asked(walk));

    private static VisitState.PlaceShown Place(Walk walk) => Assert.IsType<VisitState.PlaceShown>(walk.State);

    [Fact]
    public void Who_is_awaited_checks_in_by_one_confirmation_and_sees_their_place()
    {
        var walk = Found(Away).Do(new ActAsked(OwnAct.CheckIn));
        Assert.Equal((OwnAct.CheckIn, Away.Id, $"{Away.Code}"), (Own(walk).Act, Own(walk).Ticket.Id, Own(walk).Body.Code));

        walk.Do(new Acted());
        Assert.Equal($"{Away.Code}", Assert.IsType<Request.Find>(Asked(walk)).Body.Code); // where it stands now

        walk.Do(FoundAre(Away with { State = TicketState.Issued, Ahead = 4 }));
        Assert.Equal(("checkedIn", null, 4), (Place(walk).Said, Place(walk).Refusal, Place(walk).Tickets[0].Ahead));
    }

    [Fact]
    public void Who_is_awaited_with_two_numbers_checks_in_with_both_by_two_commands()
    {
        var other = Walk.Ticket("C001", TicketState.Away);
        var walk = Found(Away, Waiting, other).Do(new ActAsked(OwnAct.CheckIn));
        var first = Own(walk);
        walk.Do(new Acted());
        Assert.Equal((Away.Id, other.Id), (first.Ticket.Id, Own(walk).Ticket.Id));
        Assert.NotEqual(first.Body.CommandId, Own(walk).Body.CommandId);
        Assert.IsType<Request.Find>(Asked(walk.Do(new Acted())));
    }

    [Theory]
    [InlineData(OwnAct.Postpone, "postponed")]
    [InlineData(OwnAct.Leave, "left")]
    internal void What_has_consequences_is_asked_about_first(OwnAct act, string said)
    {
        var walk = Found(Waiting);
        var asked = walk.Effects.Count;
        walk.Do(new ActAsked(act));
        Assert.Equal(act, Assert.IsType<VisitState.MakingSure>(walk.State).Act);
        Assert.Equal(asked, walk.Effects.Count);

        walk.Do(new ActMeant(Waiting.Id));
        Assert.Equal((act, Waiting.Id), (Own(walk).Act, Own(walk).Ticket.Id));
        Assert.Equal(said, Place(walk.Do(new Acted(), FoundAre(Waiting))).Said);
    }

    [Fact]
    public void No_leads_back_to_the_number_for_its_full_time_and_nothing_was_asked()
    {
        var walk = Found(Waiting).Do(new ActAsked(OwnAct.Postpone)).WaitSeconds(40);
        var asked = walk.Effects.Count;
        walk.Do(new WentBack()).WaitSeconds(15);
        Assert.Equal([Waiting], Place(walk).Tickets);
        Assert.Equal(asked, walk.Effects.Count);
    }

    [Fact]
    public void A_number_that_somebody_was_found_to_hold_already_is_handled_the_same_way_and_a_new_one_is_not()
    {
        var known = new Walk().ToCapture().SeeGoodFrames(5).Do(new Issued(new(Waiting, Known: true)), new ActAsked(OwnAct.Leave));
        Assert.IsType<VisitState.NumberShown>(known.Do(new WentBack()).State);
        Assert.Equal(OwnAct.Leave, Own(known.Do(new ActAsked(OwnAct.Leave), new ActMeant(Waiting.Id))).Act);

        var given = new Walk().ToCapture().SeeGoodFrames(5).Do(new Issued(new(Waiting, Known: false)), new ActAsked(OwnAct.Leave));
        Assert.IsType<VisitState.NumberShown>(given.State);
    }

    [Theory]
    [InlineData("postponed-enough")]
    [InlineData("nobody-behind")]
    [InlineData("not-waiting")]
    public void A_refusal_is_said_beside_the_number_as_it_stands_now(string code)
    {
        var walk = Found(Waiting).Do(new ActAsked(OwnAct.Postpone), new ActMeant(Waiting.Id), new NotDone(code));
        Assert.IsType<Request.Find>(Asked(walk)); // it may have been called
        walk.Do(FoundAre(Waiting with { State = TicketState.Called, Counter = 2 }));
        Assert.Equal((code, null, TicketState.Called), (Place(walk).Refusal, Place(walk).Said, Place(walk).Tickets[0].State));
    }

    [Fact]
    public void A_number_that_ended_meanwhile_is_said_to_have_ended()
    {
        var gone = new Found(new(FindOutcome.NotKnown, []));
        var walk = Found(Waiting).Do(new ActAsked(OwnAct.Leave), new ActMeant(Waiting.Id), new Acted(), gone);
        Assert.Equal("ticket-ended", Assert.IsType<VisitState.Refused>(walk.State).Code);
        walk = Found(Waiting).Do(new ActAsked(OwnAct.Leave), new ActMeant(Waiting.Id), new NotDone("unknown-ticket"), gone);
        Assert.Equal("unknown-ticket", Assert.IsType<VisitState.Refused>(walk.State).Code);
    }

    [Fact]
    public void A_kiosk_that_is_refused_itself_asks_nothing_more()
    {
        var walk = Found(Away).Do(new ActAsked(OwnAct.CheckIn), new NotDone(NotDone.DeviceRefused));
        Assert.Equal(NotDone.DeviceRefused, Assert.IsType<VisitState.Refused>(walk.State).Code);
    }

    [Fact]
    public void What_the_server_did_not_answer_is_sent_again_as_the_same_command()
    {
        var walk = Found(Waiting).Do(new ActAsked(OwnAct.Postpone), new ActMeant(Waiting.Id));
        var first = Own(walk);
        Assert.IsType<VisitState.Unanswered>(walk.Do(new NotDone(null)).State);
        Assert.Same(first, Own(walk.Do(new Retried())));

        walk.Do(new Acted(), new NotDone(null), new Retried()); // it was done; where it stands is asked again
        Assert.IsType<Request.Find>(Asked(walk));
    }

    [Fact]
    public void Only_what_fits_a_number_can_be_done_with_it()
    {
        Assert.Empty(OwnAct.CheckIn.For([Waiting]));
        Assert.Empty(OwnAct.Postpone.For([Away, Waiting])); // who is awaited checks in first
        foreach (var state in Enum.GetValues<TicketState>().Append((TicketState)99))
        {
            var fits = Enum.GetValues<OwnAct>().Where(act => act.For([Walk.Ticket(state: state)]) is [_, ..]);
            OwnAct[] expected = state switch
            {
                TicketState.Away => [OwnAct.CheckIn],
                TicketState.Issued => [OwnAct.Postpone, OwnAct.Leave],
                _ => [],
            };
            Assert.Equal(expected, fits);
        }
    }

    [Fact]
    public void A_number_that_was_not_asked_about_is_left_alone()
    {
        var walk = Found(Waiting).Do(new ActAsked(OwnAct.CheckIn), new ActMeant(Waiting.Id));
        Assert.IsType<VisitState.PlaceShown>(walk.State);
        Assert.IsType<VisitState.MakingSure>(walk.Do(new ActAsked(OwnAct.Leave), new ActMeant(Away.Id)).State);
    }

    [Fact]
    public void Who_steps_in_answers_nothing_for_another()
    {
        var walk = new Walk()
            .Do(new PlaceAsked(), new ConsentGiven(false, "vi"))
            .SeeGoodFrames(5)
            .Do(FoundAre(Waiting), new ActAsked(OwnAct.Postpone));
        walk.Track = 2;
        walk.See(new(Walk.Near, Near: true));
        Assert.Equal(Visit.SomeoneElse, Assert.IsType<VisitState.Greeting>(walk.State).Notice);
    }
}
