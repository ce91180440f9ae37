using QueueServer.Domain;
using static Domain.Tests.Office;
using static Domain.Tests.Scenario;

namespace Domain.Tests.Rules;

public sealed class NoShowsReturn
{
    private static Scenario Missed(int behind) =>
        Given([
            Opened(Two),
            Issued(1),
            Called(1, Two),
            new TicketNotShown(At(20), T(1)),
            .. Enumerable.Range(2, behind).Select(n => Issued(n)),
        ]);

    private static ReturnTicket Return(int n = 1) => new(CommandId.New(), T(n), "lan");

    [Theory]
    [InlineData(6, new[] { 2, 3, 4, 1, 5, 6, 7 })]
    [InlineData(3, new[] { 2, 3, 4, 1 })]
    [InlineData(1, new[] { 2, 1 })]
    [InlineData(0, new[] { 1 })]
    public void After_the_next_three_of_their_line(int behind, int[] order) =>
        Assert.Equal(order.Select(T), Missed(behind).When(Return()).ThenAccepted().Order(Two));

    [Fact]
    public void And_who_comes_later_stands_behind_them() =>
        Assert.Equal([T(2), T(1), T(3)], Missed(1).When(Return()).ThenAccepted().When(Take(3)).ThenAccepted().Order(Two));

    [Fact]
    public void One_before_the_other_when_two_return()
    {
        var day = Missed(6).And(Called(2, Two, at: 30), new TicketNotShown(At(50), T(2)));
        Assert.Equal(
            [T(3), T(4), T(5), T(2), T(1), T(6), T(7)],
            day.When(Return(1)).ThenAccepted().When(Return(2)).ThenAccepted().Order(Two)
        );
    }

    [Fact]
    public void With_three_calls_again()
    {
        var ticket = Missed(0)
            .And(Called(1, Two, at: 30), new TicketRecalled(At(40), T(1)), new TicketNotShown(At(60), T(1)))
            .When(Return())
            .ThenAccepted()
            .State.Tickets[T(1)];
        Assert.Equal((TicketState.Issued, 0, null), (ticket.State, ticket.Calls, ticket.Counter));
    }

    [Fact]
    public void Only_the_same_day_and_only_no_shows()
    {
        Given(Issued(1)).When(Return()).ThenRefused(Refusals.NotNoShow);
        Given().When(Return()).ThenRefused(Refusals.UnknownTicket);
        Missed(0).When(Return()).ThenAccepted().When(Return()).ThenRefused(Refusals.NotNoShow);
        Missed(0).When(new CloseDay(CommandId.New())).ThenAccepted().When(Return()).ThenRefused(Refusals.DayNotOpen);
    }

    [Fact]
    public void Not_beside_another_number_of_the_same_visitor()
    {
        Missed(0).And(Issued(2, visitor: 1)).When(Return()).ThenRefused(Refusals.OtherTicketLive);
        Missed(0)
            .And(Issued(2, Land, visitor: 1, number: 1), Issued(3, Trade, visitor: 1, number: 1))
            .When(Return())
            .ThenRefused(Refusals.TooManyTickets);
    }
}
