using QueueServer.Domain;
using QueueServer.Domain.Facts;
using static Domain.Tests.Office;
using static Domain.Tests.Scenario;

namespace Domain.Tests.Ratings;

public sealed class WhoIsAsked
{
    private static Scenario Served() => Given(Opened(One), Issued(1), Called(1, One));

    [Fact]
    public void A_finish_knows_where_by_whom_when_and_for_how_long()
    {
        var finished = new TicketFinished(At(100), T(1), At(40));
        Assert.Equal(new(One, "lan", At(100)), Served().And(finished).State.Tickets[T(1)].Finish);
        var leg = Assert.Single(FactsOf(new DayOpened(At(0), Today), Opened(One), Issued(1), Called(1, One), finished).Legs);
        Assert.Equal((One, "lan", At(100), new Gap(TimeSpan.FromSeconds(60), true)), (leg.Counter, leg.Officer, leg.EndedAt, leg.Served));
    }

    [Fact]
    public void An_undone_one_does_not()
    {
        var day = Served().And(new TicketFinished(At(100), T(1), At(40)), new FinishUndone(At(110), T(1), One));
        Assert.Null(day.State.Tickets[T(1)].Finish);
    }

    [Fact]
    public void One_of_one_is_everybody_and_nobody_where_it_is_not_used()
    {
        var tickets = Enumerable.Range(1, 1000).Select(T).ToList();
        Assert.All(tickets, ticket => Assert.True(RatingDraw.IsAsked(new(), ticket)));
        Assert.All(tickets, ticket => Assert.False(RatingDraw.IsAsked(new() { Use = false }, ticket)));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(20)]
    public void One_of_some_is_drawn_evenly_and_stays_drawn(int oneOf)
    {
        const int Many = 20_000;
        var settings = new RatingSettings { OneOf = oneOf };
        var tickets = Enumerable.Range(1, Many).Select(T).ToList();
        var asked = tickets.Where(ticket => RatingDraw.IsAsked(settings, ticket)).ToHashSet();
        var expected = (double)Many / oneOf;
        Assert.InRange(asked.Count, expected - 5 * Math.Sqrt(expected), expected + 5 * Math.Sqrt(expected));
        Assert.Equal(asked, tickets.Where(ticket => RatingDraw.IsAsked(settings, ticket)).ToHashSet());
        Assert.NotEqual(asked, tickets.Where(ticket => RatingDraw.IsAsked(settings, ticket, seed: 1)).ToHashSet());
    }

    [Fact]
    public void A_days_finishes_are_counted()
    {
        var day = FactsOf(
            new DayOpened(At(0), Today),
            Opened(One),
            Opened(Two, "minh"),
            Issued(1),
            Issued(2),
            Issued(3),
            Called(1, One),
            Called(2, Two),
            Called(3, One),
            new TicketFinished(At(100), T(1), At(90)),
            new TicketFinished(At(300), T(2), At(60)),
            new TicketFinished(At(400), T(3), At(200))
        );
        Assert.Equal(
            [
                new(Births, One, "lan")
                {
                    Finished = 2,
                    Asked = 2,
                    Short = 1,
                },
                new(Births, Two, "minh") { Finished = 1, Asked = 1 },
            ],
            FinishedCount.Of(day).OrderBy(count => count.Counter.Value)
        );
    }

    private static DayFacts FactsOf(params QueueEvent[] events)
    {
        var day = new DayFold(Id, Today, Settings);
        foreach (var (i, happened) in events.Index())
            day.Apply(new(i + 1, Today, CommandId.New(), "Given", null, [happened]), Settings);
        return day.ToFacts(At(500));
    }
}
