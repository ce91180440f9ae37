using QueueServer.Domain;
using static Domain.Tests.Office;
using static Domain.Tests.Scenario;

namespace Domain.Tests.Rules;

/// <summary>The officer of a finished ticket is whoever had its counter then.</summary>
public sealed class WhoFinishedIsKnown
{
    private static (string? By, DateTimeOffset? At) Of(Scenario day, int ticket = 1) =>
        (day.State.Tickets[T(ticket)].Finish?.Officer, day.State.Tickets[T(ticket)].Finish?.At);

    private static FinishTicket Finish(string officer, CounterId counter) => new(CommandId.New(), counter, officer, T(1));

    [Fact]
    public void With_the_finish_and_not_before()
    {
        var day = Given(Opened(One), Issued(1), Called(1, One));
        Assert.Equal((null, null), Of(day));
        Assert.Equal(("lan", At(100)), Of(day.When(Finish("lan", One), at: 100).ThenAccepted()));
    }

    [Fact]
    public void As_one_key_finishes_and_calls()
    {
        var day = Given(Opened(One), Issued(1), Issued(2), Called(1, One), new ServingStarted(At(10), T(1)))
            .With(Settings with { NextFinishes = true })
            .When(new CallNext(CommandId.New(), One, "lan"), at: 100)
            .ThenAccepted();
        Assert.Equal(("lan", At(100)), Of(day));
        Assert.Equal((null, null), Of(day, ticket: 2));
    }

    [Fact]
    public void After_the_counter_was_taken_over()
    {
        var day = Given(Opened(One), Issued(1), Called(1, One), new CounterTakenOver(At(50), One, "hoa"));
        Assert.Equal(("hoa", At(100)), Of(day.When(Finish("hoa", One), at: 100).ThenAccepted()));
    }

    [Fact]
    public void After_it_was_held_and_went_on_elsewhere()
    {
        var day = Given(
            Opened(One),
            Opened(Two, "hoa"),
            Issued(1),
            Called(1, One),
            new TicketTransferred(At(20), T(1), Births, Two, Place(2), null, "lan"),
            Called(1, Two, 30),
            new TicketHeld(At(40), T(1), "hoa", null),
            new TicketResumed(At(50), T(1), Two)
        );
        Assert.Equal(("hoa", At(100)), Of(day.When(Finish("hoa", Two), at: 100).ThenAccepted()));
    }

    [Fact]
    public void And_stays_when_the_counter_changes_hands_later()
    {
        var day = Given(Opened(One), Issued(1), Called(1, One), new TicketFinished(At(100), T(1), At(0)));
        Assert.Equal(("lan", At(100)), Of(day.And(new CounterTakenOver(At(200), One, "hoa"))));
    }

    [Fact]
    public void Until_the_finish_is_undone()
    {
        var day = Given(Opened(One), Issued(1), Called(1, One), new TicketFinished(At(100), T(1), At(0)))
            .When(new UndoLast(CommandId.New(), One, "lan", T(1)), at: 120)
            .ThenAccepted();
        Assert.Equal((null, null), Of(day));
    }
}
