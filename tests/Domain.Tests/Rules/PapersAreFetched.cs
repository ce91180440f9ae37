using QueueServer.Domain;
using static Domain.Tests.Office;
using static Domain.Tests.Scenario;

namespace Domain.Tests.Rules;

/// <summary><i>I need a paper first</i>: nobody calls whoever went for it, and they do not begin at the end again.</summary>
public sealed class PapersAreFetched
{
    private static Scenario Waiting(int people) => Given([Opened(Two), .. Enumerable.Range(1, people).Select(n => Issued(n))]);

    private static LeaveForPaper Leave(int n = 1) => new(CommandId.New(), T(n), CancelTicket.Visitor);

    private static CheckIn Arrive(int n = 1) => new(CommandId.New(), T(n), CancelTicket.Visitor);

    private static SendForPaper Send(int n = 1, string officer = "lan") => new(CommandId.New(), Two, officer, T(n));

    [Fact]
    public void Whoever_is_back_before_their_turn_has_their_place()
    {
        var gone = Waiting(4).When(Leave(3)).ThenAccepted();
        Assert.Equal([T(1), T(2), T(4)], gone.Order(Two));
        Assert.Equal([T(1), T(2), T(3), T(4)], gone.When(Arrive(3)).ThenAccepted().Order(Two));
    }

    [Fact]
    public void Whoever_is_back_later_goes_after_three_others()
    {
        var passed = Waiting(7).When(Leave(1)).ThenAccepted().And(Called(2, Two));
        Assert.Equal(new[] { 3, 4, 5, 1, 6, 7 }.Select(T), passed.When(Arrive()).ThenAccepted().Order(Two));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void An_officer_sends_whom_they_serve_for_one(bool served)
    {
        var day = Waiting(6).And(Called(1, Two));
        if (served)
            day = day.And(new ServingStarted(At(20), T(1)));
        var sent = day.When(Send()).Then(new TicketLeft(At(60), T(1), "lan"));
        Assert.Null(sent.State.CurrentAt(Two)); // the counter is free
        Assert.Equal(new[] { 2, 3, 4, 1, 5, 6 }.Select(T), sent.When(Arrive()).ThenAccepted().Order(Two));
    }

    [Fact]
    public void The_face_stays_and_another_number_of_the_service_is_not_given()
    {
        var gone = Given(Opened(Two), Issued(1, face: true)).When(Leave()).ThenAccepted();
        Assert.True(gone.State.HoldsFaceOf(gone.State.Tickets[T(1)]));
        gone.When(Take(2, visitor: 1)).ThenHeld(T(1));
    }

    [Fact]
    public void One_sent_to_a_counter_is_taken_by_any_when_they_are_back()
    {
        var day = Given(
            Opened(One, "hoa"),
            Opened(Two),
            Issued(1),
            Called(1, Two),
            new TicketTransferred(At(9), T(1), Births, One, Place(2), null, "lan")
        );
        var back = day.When(Leave()).ThenAccepted().And(new CounterClosed(At(70), One)).When(Arrive()).ThenAccepted();
        Assert.Equal([T(1)], back.Order(Two));
    }

    [Fact]
    public void Only_who_waits_or_is_at_the_counter_goes_and_only_who_is_away_comes_back()
    {
        var day = Waiting(2);
        day.When(Leave(9)).ThenRefused(Refusals.UnknownTicket);
        day.When(Arrive(9)).ThenRefused(Refusals.UnknownTicket);
        day.When(Arrive()).ThenRefused(Refusals.NotAway);
        day.When(Send()).ThenRefused(Refusals.NotAtThisCounter);
        var called = day.And(Called(1, Two));
        called.When(Leave()).ThenRefused(Refusals.NotWaiting);
        called.When(Send(officer: "hoa")).ThenRefused(Refusals.CounterNotYours);
        var gone = day.When(Leave()).ThenAccepted();
        gone.When(Leave()).ThenRefused(Refusals.NotWaiting);
        gone.When(new PostponeTicket(CommandId.New(), T(1), "lan")).ThenRefused(Refusals.NotWaiting);
        Assert.Equal(
            TicketState.Cancelled,
            gone.When(new CancelTicket(CommandId.New(), T(1), "lan")).ThenAccepted().State.Tickets[T(1)].State
        );
        gone.When(new CloseDay(CommandId.New())).ThenAccepted().When(Arrive()).ThenRefused(Refusals.DayNotOpen);
    }

    [Fact]
    public void The_same_command_counts_once()
    {
        var (leave, arrive) = (Leave(), Arrive());
        var gone = Waiting(3).When(leave).ThenAccepted();
        gone.When(leave).ThenRepeated(T(1));
        var back = gone.When(arrive).ThenAccepted();
        back.When(arrive).ThenRepeated(T(1));
        back.When(leave).ThenRepeated(T(1)); // one that was late: they stay
        Assert.Equal(TicketState.Issued, back.State.Tickets[T(1)].State);
    }
}
