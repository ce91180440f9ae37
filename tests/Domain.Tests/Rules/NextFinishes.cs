using QueueServer.Domain;
using static Domain.Tests.Office;
using static Domain.Tests.Scenario;

namespace Domain.Tests.Rules;

public sealed class NextFinishes
{
    private static readonly OfficeSettings Setting = Settings with { NextFinishes = true };

    private static CallNext Next() => new(CommandId.New(), One, "lan");

    private static UndoLast Undo(int n) => new(CommandId.New(), One, "lan", T(n));

    /// <summary>The first of so many is served since minute 2.</summary>
    private static Scenario Served(int issued) =>
        Given([
                Opened(One),
                .. Enumerable.Range(1, issued).Select(n => Issued(n)),
                Called(1, One, at: 60),
                new ServingStarted(At(120), T(1)),
            ])
            .With(Setting);

    [Fact]
    public void Who_is_served_and_calls_the_next_in_one_decision()
    {
        var day = Served(2).When(Next(), at: 300).Then(new TicketFinished(At(300), T(1), At(120)), Called(2, One, at: 300));
        Assert.Equal(T(2), day.State.CurrentAt(One)?.Id);
        Assert.Equal((1, TimeSpan.FromSeconds(180)), (day.State.Figures[One].Finished, day.State.Figures[One].ServiceTime));
    }

    [Fact]
    public void And_is_about_nobody_when_nobody_waits()
    {
        var finishes = Served(1).When(Next(), at: 300);
        Assert.Null(Assert.IsType<Decision.Accepted>(finishes.Decision).Ticket);
        finishes.Then(new TicketFinished(At(300), T(1), At(120))).When(Next(), at: 310).ThenRefused(Refusals.NobodyWaiting);
    }

    [Fact]
    public void But_not_who_was_called_and_has_not_come() =>
        Given(Opened(One), Issued(1), Issued(2), Called(1, One)).With(Setting).When(Next()).ThenRefused(Refusals.TicketOpen);

    [Fact]
    public void But_not_where_the_office_did_not_choose_it() => Served(2).With(Settings).When(Next()).ThenRefused(Refusals.TicketOpen);

    [Fact]
    public void Once_however_often_it_is_sent()
    {
        var next = Next();
        var day = Served(3).When(next, at: 300).ThenAccepted();
        day.When(next, at: 301).ThenRepeated(T(2));
    }

    [Fact]
    public void Who_was_held_and_came_back_is_served() =>
        Served(2)
            .And(new TicketHeld(At(150), T(1), "lan", null), new TicketResumed(At(200), T(1), One))
            .When(Next(), at: 300)
            .Then(new TicketFinished(At(300), T(1), At(200)), Called(2, One, at: 300));

    [Fact]
    public void It_is_taken_back_step_by_step_the_call_and_then_the_finish()
    {
        var day = Served(2).When(Next(), at: 300).ThenAccepted();
        day.When(Undo(1), at: 310).ThenRefused(Refusals.NothingToUndo);
        var back = day.When(Undo(2), at: 310).Then(new CallUndone(At(310), T(2), One));
        Assert.Equal([T(2)], back.Order(One));
        var served = back.When(Undo(1), at: 320).Then(new FinishUndone(At(320), T(1), One));
        Assert.Equal((TicketState.Serving, At(120)), (served.State.CurrentAt(One)!.State, served.State.CurrentAt(One)!.ServingSince));
        Assert.Equal(new(0, 0, 0, TimeSpan.Zero, 0), served.State.Figures[One]);
        back.When(Undo(1), at: 331).ThenRefused(Refusals.NothingToUndo); // thirty seconds from the act, as ever
    }

    [Fact]
    public void A_clock_that_is_set_moves_both_steps()
    {
        var day = Served(2).When(Next(), at: 300).ThenAccepted().And(new ClockSet(At(3900), At(300), "root"));
        day.When(Undo(2), at: 3910).ThenAccepted().When(Undo(1), at: 3920).Then(new FinishUndone(At(3920), T(1), One));
    }

    [Fact]
    public void A_call_alone_brings_no_finish_of_before_back()
    {
        var day = Served(2).And(new TicketFinished(At(290), T(1), At(120))).When(Next(), at: 300).Then(Called(2, One, at: 300));
        day.When(Undo(2), at: 305).ThenAccepted().When(Undo(1), at: 306).ThenRefused(Refusals.NothingToUndo);
    }
}
