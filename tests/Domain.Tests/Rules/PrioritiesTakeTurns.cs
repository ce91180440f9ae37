using QueueServer.Domain;
using static Domain.Tests.Office;
using static Domain.Tests.Scenario;

namespace Domain.Tests.Rules;

public sealed class PrioritiesTakeTurns
{
    private static OfficeSettings Ratio(int priority, int normal, int priorityLimit = 20, int normalLimit = 60) =>
        Settings with
        {
            Calling = new()
            {
                Priority = priority,
                Normal = normal,
                PriorityLimitMinutes = priorityLimit,
                NormalLimitMinutes = normalLimit,
            },
        };

    /// <summary>Odd tickets are of a priority class; all of births.</summary>
    private static Scenario Mixed(int people) =>
        Given([Opened(One), .. Enumerable.Range(1, people).Select(n => Issued(n) with { Class = n % 2 == 1 ? Old : null })]);

    private static string Turns(Scenario day, CounterId counter) =>
        string.Concat(day.Order(counter).Select(id => day.State.Tickets[id].Class is null ? 'n' : 'P'));

    [Theory]
    [InlineData(1, 2, "PnnPnnPnnPPP")]
    [InlineData(1, 1, "PnPnPnPnPnPn")]
    [InlineData(2, 3, "PPnnnPPnnnPP")]
    [InlineData(1, 5, "PnnnnnPnPPPP")]
    public void So_many_of_each_while_both_wait(int priority, int normal, string turns) =>
        Assert.Equal(turns, Turns(Mixed(12).With(Ratio(priority, normal)), One));

    [Fact]
    public void Within_each_the_longest_wait_is_first() => Assert.Equal([T(1), T(2), T(4), T(3), T(6), T(5)], Mixed(6).Order(One));

    [Fact]
    public void The_first_to_come_to_a_counter_is_of_a_priority_class() =>
        Assert.Equal([T(2), T(1)], Given(Opened(One), Issued(1), Issued(2) with { Class = Old }).Order(One));

    [Fact]
    public void A_turn_is_remembered_over_calls() =>
        Given(
                Opened(One),
                Issued(1) with
                {
                    Class = Old,
                },
                Issued(2),
                Issued(3),
                Called(1, One),
                new TicketFinished(At(1), T(1), At(0)),
                Issued(4) with
                {
                    Class = Old,
                }
            )
            .When(new CallNext(CommandId.New(), One, "lan"), at: 5)
            .Then(Called(2, One, at: 5))
            .And(new TicketFinished(At(6), T(2), At(5)))
            .When(new CallNext(CommandId.New(), One, "lan"), at: 7)
            .Then(Called(3, One, at: 7))
            .And(new TicketFinished(At(8), T(3), At(7)))
            .When(new CallNext(CommandId.New(), One, "lan"), at: 9)
            .Then(Called(4, One, at: 9));

    [Fact]
    public void Calls_while_nobody_else_waits_save_up_no_turns()
    {
        var alone = Given([
            Opened(One),
            .. Enumerable
                .Range(1, 6)
                .SelectMany<int, QueueEvent>(n => [Issued(n), Called(n, One, at: n), new TicketFinished(At(n), T(n), At(n))]),
        ]);
        Assert.Equal("PnnP", Turns(alone.And(Issued(7), Issued(8), Issued(9) with { Class = Old }, Issued(10) with { Class = Old }), One));
    }

    [Fact]
    public void Counters_take_turns_each_for_itself() =>
        Given(Opened(One), Opened(Two, "minh"), Issued(1) with { Class = Old }, Issued(2) with { Class = Old }, Issued(3))
            .When(new CallNext(CommandId.New(), One, "lan"), at: 5)
            .Then(Called(1, One, at: 5))
            .When(new CallNext(CommandId.New(), Two, "minh"), at: 5)
            .Then(Called(2, Two, at: 5));

    [Fact]
    public void A_wait_beyond_the_limit_goes_before_the_ratio_either_way()
    {
        var day = Given(
                Opened(One),
                Issued(1, at: 0),
                Issued(2, at: 0) with
                {
                    Class = Old,
                },
                Issued(3, at: 60) with
                {
                    Class = Old,
                },
                Issued(4, at: 60)
            )
            .With(Ratio(1, 1, priorityLimit: 30, normalLimit: 20));
        Assert.Equal([T(2), T(1), T(3), T(4)], day.Order(One, at: 60 * 19));
        Assert.Equal([T(1), T(2), T(4), T(3)], day.Order(One, at: 60 * 20.5)); // 1 is overdue; then it is a priority's turn
        Assert.Equal([T(1), T(4), T(2), T(3)], day.Order(One, at: 60 * 40)); // all are, the most overdue first
    }

    [Fact]
    public void People_ahead_are_counted_by_turns()
    {
        var day = Mixed(12); // P: 1 3 5 7 9 11, n: 2 4 6 8 10 12 → PnnPnnPnnPPP
        int Ahead(int n) => CallingOrder.AheadOf(day.State, Settings, day.State.Tickets[T(n)]);
        var order = day.Order(One).ToList();
        Assert.All(Enumerable.Range(1, 12), n => Assert.Equal(order.IndexOf(T(n)), Ahead(n)));
    }

    [Fact]
    public void A_class_the_office_lacks_is_refused() => Given().When(Take(1, of: new("nobody"))).ThenRefused(Refusals.UnknownClass);

    [Fact]
    public void An_officer_puts_a_waiting_ticket_into_a_class_at_its_place()
    {
        var day = Given(Opened(One), Issued(1), Issued(2), Issued(3))
            .When(new ClassifyTicket(CommandId.New(), T(3), Old, "lan"), at: 5)
            .Then(new TicketClassified(At(5), T(3), Old, "lan"));
        Assert.Equal([T(3), T(1), T(2)], day.Order(One));
        Assert.Equal([T(1), T(2), T(3)], day.When(new ClassifyTicket(CommandId.New(), T(3), null, "lan")).ThenAccepted().Order(One));
    }

    [Fact]
    public void Only_a_waiting_ticket_is_put_into_a_class_there_is()
    {
        var day = Given(Opened(One), Issued(1), Issued(2) with { Class = Old }, Called(2, One));
        day.When(new ClassifyTicket(CommandId.New(), T(2), null, "lan")).ThenRefused(Refusals.NotWaiting);
        day.When(new ClassifyTicket(CommandId.New(), T(9), null, "lan")).ThenRefused(Refusals.UnknownTicket);
        day.When(new ClassifyTicket(CommandId.New(), T(1), new("nobody"), "lan")).ThenRefused(Refusals.UnknownClass);
        day.When(new ClassifyTicket(CommandId.New(), T(1), null, "lan")).Then();
    }
}
