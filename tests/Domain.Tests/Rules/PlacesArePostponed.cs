using QueueServer.Domain;
using static Domain.Tests.Office;
using static Domain.Tests.Scenario;

namespace Domain.Tests.Rules;

/// <summary>Whoever needs a while lets the next three go before them, twice at most; nobody else loses by it.</summary>
public sealed class PlacesArePostponed
{
    private static Scenario Waiting(int people) => Given([Opened(Two), .. Enumerable.Range(1, people).Select(n => Issued(n))]);

    private static PostponeTicket Postpone(int n = 1) => new(CommandId.New(), T(n), CancelTicket.Visitor);

    [Theory]
    [InlineData(7, 1, new[] { 2, 3, 4, 1, 5, 6, 7 })]
    [InlineData(7, 3, new[] { 1, 2, 4, 5, 6, 3, 7 })]
    [InlineData(4, 1, new[] { 2, 3, 4, 1 })]
    [InlineData(3, 1, new[] { 2, 3, 1 })] // fewer stand behind
    [InlineData(2, 1, new[] { 2, 1 })]
    public void Behind_the_next_three_of_their_line(int people, int who, int[] order) =>
        Assert.Equal(order.Select(T), Waiting(people).When(Postpone(who)).ThenAccepted().Order(Two));

    [Fact]
    public void And_who_comes_later_stands_behind_them() =>
        Assert.Equal([T(2), T(1), T(3)], Waiting(2).When(Postpone()).ThenAccepted().When(Take(3)).ThenAccepted().Order(Two));

    [Fact]
    public void Twice_and_no_more()
    {
        var twice = Waiting(9).When(Postpone()).ThenAccepted().When(Postpone()).ThenAccepted();
        Assert.Equal(new[] { 2, 3, 4, 5, 6, 7, 1, 8, 9 }.Select(T), twice.Order(Two));
        Assert.Equal(2, twice.State.Tickets[T(1)].Postponed);
        twice.When(Postpone()).ThenRefused(Refusals.PostponedEnough);
    }

    [Fact]
    public void Only_who_waits_with_somebody_behind()
    {
        Waiting(1).When(Postpone()).ThenRefused(Refusals.NobodyBehind);
        Waiting(3).When(Postpone(3)).ThenRefused(Refusals.NobodyBehind);
        Given().When(Postpone()).ThenRefused(Refusals.UnknownTicket);
        Waiting(3).And(Called(1, Two)).When(Postpone()).ThenRefused(Refusals.NotWaiting);
        Waiting(3).When(new CloseDay(CommandId.New())).ThenAccepted().When(Postpone()).ThenRefused(Refusals.DayNotOpen);
    }

    [Fact]
    public void Of_a_priority_class_among_their_own_alone()
    {
        var day = Given([Opened(Two), Issued(1), Issued(2), Issued(3), new TicketClassified(At(5), T(2), Old, "lan")]);
        day.When(Postpone(2)).ThenRefused(Refusals.NobodyBehind);
        Assert.Equal([T(2), T(3), T(1)], day.When(Postpone(1)).ThenAccepted().Order(Two));
    }

    /// <summary>Beyond its limit a wait is served first: not that of somebody who wanted to wait longer.</summary>
    [Fact]
    public void And_a_limit_counts_anew_from_then_on()
    {
        const double late = 3650; // the limit is an hour
        var day = Waiting(5).When(Postpone(), at: 3000).ThenAccepted();
        Assert.Equal(new[] { 2, 3, 4, 5, 1 }.Select(T), day.Order(Two, late));
        Assert.Equal(T(1), day.Order(Two, late + 3000).Last());
    }

    [Fact]
    public void And_it_is_still_known_after_a_transfer_and_the_same_command_counts_once()
    {
        var once = Postpone();
        var day = Waiting(9).When(once).ThenAccepted();
        day.When(once).ThenRepeated(T(1));
        Assert.Equal(At(1).Date, day.State.Tickets[T(1)].IssuedAt.Date);
        Assert.Equal(1, day.And(new TicketClassified(At(70), T(1), Old, "lan")).State.Tickets[T(1)].Postponed);
    }
}
