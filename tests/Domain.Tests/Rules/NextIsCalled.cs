using QueueServer.Domain;
using static Domain.Tests.Office;
using static Domain.Tests.Scenario;

namespace Domain.Tests.Rules;

public sealed class NextIsCalled
{
    private static CallNext Next(CounterId counter, string officer = "lan") => new(CommandId.New(), counter, officer);

    [Fact]
    public void Who_waited_longest_over_all_services_of_the_counter_is_first() =>
        Given(Opened(One), Issued(1, Land), Issued(2), Issued(3, Land))
            .When(Next(One), at: 5)
            .Then(Called(1, One, at: 5))
            .And(new TicketFinished(At(6), T(1), At(5)))
            .When(Next(One), at: 7)
            .Then(Called(2, One, at: 7))
            .And(new TicketFinished(At(8), T(2), At(7)))
            .When(Next(One), at: 9)
            .Then(Called(3, One, at: 9));

    [Fact]
    public void Two_counters_never_call_the_same_ticket() =>
        Given(Opened(One, "lan"), Opened(Two, "minh"), Issued(1), Issued(2))
            .When(Next(One, "lan"), at: 5)
            .Then(Called(1, One, at: 5))
            .When(Next(Two, "minh"), at: 5)
            .Then(Called(2, Two, at: 5));

    [Fact]
    public void A_called_or_served_ticket_must_end_first() =>
        Given(Opened(One), Issued(1), Issued(2), Called(1, One))
            .When(Next(One))
            .ThenRefused(Refusals.TicketOpen)
            .And(new ServingStarted(At(1), T(1)))
            .When(Next(One))
            .ThenRefused(Refusals.TicketOpen);

    [Fact]
    public void Nobody_waits_only_when_nobody_the_counter_serves_waits() =>
        Given(Opened(Two), Opened(Three, "minh"), Issued(1, Land))
            .When(Next(Two))
            .ThenRefused(Refusals.NobodyWaiting)
            .When(Next(Three, "minh"), at: 5)
            .Then(Called(1, Three, at: 5));

    [Fact]
    public void The_second_service_of_a_counter_is_not_forgotten_while_the_first_is_empty() =>
        Given(Opened(One), Issued(1, Land)).When(Next(One), at: 5).Then(Called(1, One, at: 5));

    [Fact]
    public void The_line_behind_a_cancelled_ticket_keeps_its_order()
    {
        var day = Given(Opened(One), Issued(1), Issued(2, Land), Issued(3), new TicketCancelled(At(1), T(1), "visitor"));
        Assert.Equal([T(2), T(3)], day.Order(One));
    }

    [Fact]
    public void A_counter_may_call_its_services_in_their_order()
    {
        var settings = Settings with { Calling = new() { Order = ServiceOrder.AsListed } };
        var day = Given(Opened(One), Issued(1, Land), Issued(2, Land), Issued(3), Issued(4, Land) with { Class = Old }).With(settings);
        Assert.Equal([T(3), T(4), T(1), T(2)], day.Order(One));
        Assert.Equal([T(4), T(1), T(2), T(3)], day.With(Settings).Order(One));
    }

    [Fact]
    public void A_counter_that_pauses_calls_nobody() =>
        Given(Opened(One), Issued(1), new CounterPaused(At(1), One, PauseReason.Lunch))
            .When(Next(One))
            .ThenRefused(Refusals.CounterPaused)
            .And(new CounterContinued(At(2), One))
            .When(Next(One), at: 5)
            .Then(Called(1, One, at: 5));
}
