using QueueServer.Domain;
using static Domain.Tests.Office;
using static Domain.Tests.Scenario;

namespace Domain.Tests.Rules;

public sealed class ActsAreUndone
{
    private static UndoLast Undo(int n = 1, CounterId? counter = null, string officer = "lan") =>
        new(CommandId.New(), counter ?? One, officer, T(n));

    private static Scenario Three() => Given(Opened(One), Opened(Two, "minh"), Issued(1), Issued(2), Issued(3));

    private static Scenario Called1() => Three().And(Called(1, One, at: 100));

    [Fact]
    public void A_call_and_the_ticket_keeps_its_place()
    {
        var day = Called1().When(Undo(), at: 130).Then(new CallUndone(At(130), T(1), One));
        Assert.Equal([T(1), T(2), T(3)], day.Order(One));
        Assert.Empty(day.State.Calls); // no board lists what was no call
        Assert.Equal((TicketState.Issued, 0), (day.State.Tickets[T(1)].State, day.State.Tickets[T(1)].Calls));
    }

    [Fact]
    public void A_call_and_the_turn_between_classes_is_what_it_was()
    {
        var day = Given(Opened(One), Issued(1) with { Class = Old }, Issued(2), Issued(3) with { Class = Old });
        var before = day.Order(One).ToList();
        Assert.Equal(before, day.And(Called(1, One, at: 100)).When(Undo(), at: 110).ThenAccepted().Order(One));
    }

    [Fact]
    public void A_no_show_and_the_ticket_stands_called_at_the_counter()
    {
        var day = Called1()
            .And(new TicketRecalled(At(120), T(1)), new TicketNotShown(At(140), T(1)))
            .When(Undo(), at: 170)
            .Then(new NoShowUndone(At(170), T(1), One));
        var ticket = day.State.Tickets[T(1)];
        Assert.Equal((TicketState.Called, 2, At(120), null), (ticket.State, ticket.Calls, ticket.LastCallAt, ticket.AsideSince));
        Assert.Equal(T(1), day.State.CurrentAt(One)?.Id);
        Assert.Equal(0, day.State.Figures[One].NoShows);
    }

    [Fact]
    public void A_finish_and_nothing_was_measured()
    {
        var served = Called1().And(new ServingStarted(At(110), T(1)));
        var day = served.And(new TicketFinished(At(170), T(1), At(110))).When(Undo(), at: 200).Then(new FinishUndone(At(200), T(1), One));
        Assert.Equal((TicketState.Serving, At(110)), (day.State.Tickets[T(1)].State, day.State.Tickets[T(1)].ServingSince));
        Assert.Equal(new(0, 0, 0, TimeSpan.Zero, 0), day.State.Figures[One]);
        Assert.Empty(day.State.ServiceTimes[Births]);
        day.When(new FinishTicket(CommandId.New(), One, "lan", T(1)), at: 230).Then(new TicketFinished(At(230), T(1), At(110)));
    }

    [Fact]
    public void Within_thirty_seconds()
    {
        Called1().When(Undo(), at: 130).ThenAccepted();
        Called1().When(Undo(), at: 130.001).ThenRefused(Refusals.NothingToUndo);
    }

    [Fact]
    public void Only_the_last_act_once_by_its_own_counter()
    {
        Called1().When(Undo(2)).ThenRefused(Refusals.NothingToUndo);
        Called1().When(Undo(1, Two, "minh")).ThenRefused(Refusals.NothingToUndo);
        Called1().When(Undo(1, One, "minh")).ThenRefused(Refusals.CounterNotYours);
        Called1().When(Undo(), at: 110).ThenAccepted().When(Undo(), at: 111).ThenRefused(Refusals.NothingToUndo);
        Called1().And(new TicketRecalled(At(110), T(1))).When(Undo(), at: 111).ThenRefused(Refusals.NothingToUndo);
        Called1().And(new ServingStarted(At(110), T(1))).When(Undo(), at: 111).ThenRefused(Refusals.NothingToUndo);
        Called1().And(new TicketHeld(At(110), T(1), "lan", null)).When(Undo(), at: 111).ThenRefused(Refusals.NothingToUndo);
    }

    [Fact]
    public void Not_what_the_visitor_has_changed_since()
    {
        Called1().And(new TicketCancelled(At(105), T(1), "visitor")).When(Undo(), at: 110).ThenRefused(Refusals.NothingToUndo);
        Called1()
            .And(new TicketNotShown(At(110), T(1)), new TicketReturned(At(111), T(1), Place(4), "visitor"))
            .When(Undo(), at: 115)
            .ThenRefused(Refusals.NothingToUndo);
        Called1()
            .And(new TicketFinished(At(110), T(1), At(100)), Issued(4, visitor: 1))
            .When(Undo(), at: 115)
            .ThenRefused(Refusals.OtherTicketLive);
    }

    [Fact]
    public void The_call_of_a_ticket_sent_here_sends_it_here_again()
    {
        var day = Called1()
            .And(
                new TicketTransferred(At(110), T(1), Births, Two, Place(4), null, "lan"),
                Called(2, Two, at: 111),
                new TicketFinished(At(112), T(2), At(111)),
                Called(3, Two, at: 113),
                new TicketFinished(At(114), T(3), At(113)),
                Called(1, Two, at: 115)
            )
            .When(Undo(1, Two, "minh"), at: 120)
            .ThenAccepted();
        Assert.Equal([T(1)], day.Order(Two));
        Assert.Empty(day.Order(One));
    }
}
