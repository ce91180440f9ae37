using QueueServer.Domain;
using QueueServer.Domain.Facts;
using static Domain.Tests.Facts.FoldedDay;
using static Domain.Tests.Office;

namespace Domain.Tests.Facts;

/// <summary>A wait is what somebody spends in the office: not the time at home, and not that on the way for a paper.</summary>
public sealed class WhoWasAwayDidNotWait
{
    [Fact]
    public void From_afar_it_counts_from_the_door()
    {
        var leg = Assert.Single(
            LegsOf(Opened(Two), Remote(1), new TicketCheckedIn(At(600), T(1), Place(1), "visitor"), Called(1, Two, at: 900))
        );
        Assert.Equal((Channel.Phone, At(0), At(600)), (leg.Channel, leg.TakenAt, leg.WaitsFrom));
        Assert.Equal(300, leg.Wait?.Length.TotalSeconds);
        Assert.Null(leg.Told); // what was told at home was no wait here
    }

    [Fact]
    public void Who_never_came_waited_for_nothing_and_left_nothing()
    {
        var figures = FiguresOf(Remote(1), Remote(2), new TicketCancelled(At(30), T(2), "visitor"), new TicketExpired(At(9000), T(1)));
        Assert.Equal((2, 1, 0, 1), (figures.Issued, figures.NeverCame, figures.Expired, figures.CancelledByVisitor));
        Assert.Equal((0, 0), (figures.WaitOfAll.Left, figures.OnTime.Of));
        Assert.Equal(1, figures.Abandoned.Count); // the one that was given up
        var still = new FigureSum();
        still.Add(LegsOf(Remote(1)).Single(), At(600));
        Assert.Equal((1, 0), (still.ToFigures(true, true).GoingOn, still.ToFigures(true, true).WaitOfAll.Left));
    }

    [Fact]
    public void Who_goes_for_a_paper_waits_until_then_and_anew_from_when_they_are_back()
    {
        var legs = LegsOf(
            Opened(Two),
            Issued(1),
            new TicketLeft(At(100), T(1), "visitor"),
            new TicketCheckedIn(At(700), T(1), Place(1), "visitor"),
            Called(1, Two, at: 760)
        );
        Assert.Equal([LegEnd.Left, null], legs.Select(leg => leg.End));
        Assert.Equal([100, null], legs.Select(leg => leg.WaitedInVain?.Length.TotalSeconds));
        Assert.Equal([null, 60], legs.Select(leg => leg.Wait?.Length.TotalSeconds));
        Assert.Equal([LegStart.Taken, LegStart.Returned], legs.Select(leg => leg.Start));
    }

    [Fact]
    public void Who_is_sent_for_one_was_called_and_not_finished()
    {
        var figures = FiguresOf(Opened(Two), Issued(1), Called(1, Two, at: 50), new TicketLeft(At(90), T(1), "lan"));
        Assert.Equal((1, 0, 1, 0), (figures.Called, figures.Finished, figures.Left, figures.NoShows));
        Assert.Equal(0, figures.Abandoned.Count);
    }

    private static TicketIssued Remote(int n) => Issued(n) with { Remote = true, Told = new(20, 30) };

    private static Figures FiguresOf(params IEnumerable<QueueEvent> events)
    {
        var sum = new FigureSum();
        foreach (var leg in LegsOf(events))
            sum.Add(leg);
        return sum.ToFigures(hasCounters: true, hasRatings: true);
    }
}
