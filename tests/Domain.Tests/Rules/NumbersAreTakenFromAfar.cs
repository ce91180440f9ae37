using QueueServer.Domain;
using static Domain.Tests.Office;
using static Domain.Tests.Scenario;

namespace Domain.Tests.Rules;

/// <summary>
/// Whoever takes a number at home stands in the one line there is, by the moment it was taken; without checking in nobody calls them.
/// </summary>
public sealed class NumbersAreTakenFromAfar
{
    private static IssueTicket FromAfar(int n, ServiceId? service = null) => Take(n, service) with { Remote = true };

    private static TicketIssued Remote(int n) => Issued(n) with { Remote = true };

    private static CheckIn Arrive(int n) => new(CommandId.New(), T(n), CancelTicket.Visitor);

    /// <summary>Who waits at home is drawn as -n.</summary>
    private static Scenario Line(params int[] people) => Given([Opened(Two), .. people.Select(n => n < 0 ? Remote(-n) : Issued(n))]);

    [Fact]
    public void In_the_line_as_it_was_taken()
    {
        var day = Given(Opened(Two), Issued(1)).When(FromAfar(2)).ThenAccepted().When(Take(3)).ThenAccepted();
        Assert.Equal((TicketState.Away, new TicketNumber('A', 2)), (day.State.Tickets[T(2)].State, day.State.Tickets[T(2)].Number));
        Assert.Equal([T(1), T(3)], day.Order(Two));
        Assert.Equal([T(1), T(2), T(3)], day.When(Arrive(2)).ThenAccepted().Order(Two));
    }

    [Fact]
    public void Nobody_is_called_who_has_not_checked_in()
    {
        var day = Line(-1, -2);
        day.When(new CallNext(CommandId.New(), Two, "lan")).ThenRefused(Refusals.NobodyWaiting);
        day.When(Arrive(2)).ThenAccepted().When(new CallNext(CommandId.New(), Two, "lan"), at: 70).Then(Called(2, Two, at: 70));
    }

    [Theory]
    [InlineData(new[] { -1, 2, 3, 4, 5, 6 }, new[] { 2 }, new[] { 3, 4, 5, 1, 6 })] // somebody behind was called: after three others
    [InlineData(new[] { -1, 2, 3 }, new[] { 2 }, new[] { 3, 1 })]
    [InlineData(new[] { 1, 2, -3, 4, 5 }, new[] { 1 }, new[] { 2, 3, 4, 5 })] // their turn is still to come
    [InlineData(new[] { 1, -2, 3 }, new[] { 1 }, new[] { 2, 3 })] // it has come, and nobody else's
    public void Before_their_turn_at_their_place_and_after_it_as_a_no_show_returns(int[] line, int[] called, int[] order) =>
        Assert.Equal(
            order.Select(T),
            Line(line).And(called.Select(n => Called(n, Two, at: 30))).When(Arrive(line.Single(n => n < 0) * -1)).ThenAccepted().Order(Two)
        );

    /// <summary>Another line that moves on misses nobody's turn, and a call that is taken back has not passed it.</summary>
    [Fact]
    public void Only_their_own_line_passes_them()
    {
        var day = Given(Opened(One), Opened(Three, "hoa"), Remote(1), Issued(2, Land), Issued(3));
        var landCalled = day.And(Called(2, Three, at: 10));
        Assert.Equal([T(1), T(3)], landCalled.When(Arrive(1)).ThenAccepted().Order(One));
        var undone = day.And(Called(3, One, at: 10), new CallUndone(At(12), T(3), One));
        Assert.Equal([T(1), T(2), T(3)], undone.When(Arrive(1)).ThenAccepted().Order(One));
    }

    /// <summary>A limit counts the wait in the office: who took it at six and comes at ten was not kept waiting.</summary>
    [Fact]
    public void A_limit_counts_from_the_door()
    {
        const double late = 3700; // the limit is an hour
        var day = Line(1, -2).When(Arrive(2), at: 3500).ThenAccepted();
        Assert.Equal(At(3500), day.State.Tickets[T(2)].WaitsFrom);
        Assert.Equal(At(0), day.State.Tickets[T(2)].IssuedAt);
        Assert.Equal([T(1), T(2)], day.Order(Two, late));
    }

    [Fact]
    public void Only_where_the_office_gives_them_and_while_it_gives_any()
    {
        var off = Given().With(Settings with { PublicPage = new() });
        off.When(FromAfar(1)).ThenRefused(Refusals.RemoteOff);
        Given()
            .With(
                Settings with
                {
                    PublicPage = new() { GivesNumbers = true, Use = false },
                }
            )
            .When(FromAfar(1))
            .ThenRefused(Refusals.RemoteOff);
        off.When(Take(1)).ThenAccepted();
        var shut = Settings with { Services = [Settings.Services[0] with { Active = false }, .. Settings.Services[1..]] };
        Given().With(shut).When(FromAfar(1)).ThenRefused(Refusals.ServiceClosed);
    }

    /// <summary>Of a quota whoever comes keeps their share; where there is none, nobody's number takes another's.</summary>
    [Theory]
    [InlineData(10, 50, 5)]
    [InlineData(3, 50, 1)]
    [InlineData(10, 100, 10)]
    [InlineData(1, 50, 0)]
    public void Up_to_their_share_of_a_quota(int quota, int share, int most)
    {
        var day = Given()
            .With(
                Settings with
                {
                    Services = [Settings.Services[0] with { Quota = quota }, .. Settings.Services[1..]],
                    PublicPage = new() { GivesNumbers = true, RemoteShare = share },
                }
            );
        for (var n = 1; n <= most; n++)
            day = day.When(FromAfar(n)).ThenAccepted();
        day.When(FromAfar(50)).ThenRefused(most == quota ? Refusals.QuotaSpent : Refusals.RemoteSpent);
        if (most < quota)
            day.When(Take(51)).ThenAccepted();
        day.When(FromAfar(52, Land)).ThenAccepted();
    }

    [Fact]
    public void Given_up_from_home_and_expired_at_the_close()
    {
        var day = Line(-1, -2).When(new CancelTicket(CommandId.New(), T(1), CancelTicket.Visitor)).ThenAccepted();
        day.When(Arrive(1)).ThenRefused(Refusals.NotAway);
        Assert.Equal([T(2)], day.State.Expected);
        var closed = day.When(new CloseDay(CommandId.New())).ThenAccepted();
        Assert.Equal(TicketState.Expired, closed.State.Tickets[T(2)].State);
        Assert.Empty(closed.State.Expected);
    }

    /// <summary>They are told when to come, and those behind them are told no less than it takes when they do come in time.</summary>
    [Fact]
    public void Who_is_expected_counts_for_the_wait_until_their_turn_has_passed()
    {
        var day = Line(-1, -2, 3, 4).And(Called(3, Two, at: 30));
        Assert.Null(Forecast(day).AheadOf(day.State.Tickets[T(1)])); // passed by
        Assert.Equal(0, Forecast(day).AheadOf(day.State.Tickets[T(4)]));
        var waiting = Line(9, -1, 2, -3);
        Assert.Equal([0, 1, 2, 3], new[] { 9, 1, 2, 3 }.Select(n => Forecast(waiting).AheadOf(waiting.State.Tickets[T(n)])));
        Assert.Equal(2, CallingOrder.AheadOf(waiting.State, waiting.Settings, waiting.State.Tickets[T(3)])); // who is there
    }

    private static WaitForecast Forecast(Scenario day) => WaitForecast.Create(day.State, day.Settings, At(60));
}
