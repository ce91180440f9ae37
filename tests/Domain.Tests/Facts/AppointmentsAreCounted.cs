using QueueServer.Domain;
using QueueServer.Domain.Facts;
using static Domain.Tests.Facts.FoldedDay;
using static Domain.Tests.Office;

namespace Domain.Tests.Facts;

/// <summary>Whoever comes early for an appointment waits from when it begins: coming early is no wait that an office makes.</summary>
public sealed class AppointmentsAreCounted
{
    private static TicketIssued With(double start, bool late = false) =>
        Issued(1) with
        {
            Booking = new(B(1), At(start), late ? null : At(start - 1800)),
        };

    [Theory]
    [InlineData(600, 900, 600, 300)] // called after it began
    [InlineData(600, 400, 400, 0)] // called before: nobody waited
    [InlineData(-60, 120, 0, 120)] // they came as it had begun
    public void The_wait_is_from_when_it_begins_or_they_came_after_that(double start, double called, double from, double waited)
    {
        var leg = Assert.Single(LegsOf(Opened(Two), With(start), Called(1, Two, at: called)));
        Assert.Equal((Channel.Appointment, At(0), At(from)), (leg.Channel, leg.TakenAt, leg.WaitsFrom));
        Assert.Equal((waited, true), (leg.Wait?.Length.TotalSeconds, leg.Wait?.IsSure));
        Assert.Equal(At(start), leg.DueAt);
    }

    [Fact]
    public void Who_comes_too_late_waits_from_the_door()
    {
        var leg = Assert.Single(LegsOf(Opened(Two), With(-3600, late: true), Called(1, Two, at: 300)));
        Assert.Equal((Channel.Appointment, At(0), null, 300), (leg.Channel, leg.WaitsFrom, leg.DueAt, leg.Wait?.Length.TotalSeconds));
    }

    [Fact]
    public void Who_gives_up_before_it_begins_waited_for_nothing_and_who_is_still_early_does_not_wait()
    {
        Assert.Null(LegsOf(With(600)).Single().StillWaits(At(500)));
        Assert.Equal(100, LegsOf(With(600)).Single().StillWaits(At(700))?.Length.TotalSeconds);
        var given = LegsOf(With(600), new TicketCancelled(At(300), T(1), "visitor")).Single();
        Assert.Equal((0, true), (given.WaitedInVain?.Length.TotalSeconds, given.WaitedInVain?.IsSure));
    }

    /// <summary>A call that is taken back leaves the wait as it was, and a second leg is like any other.</summary>
    [Fact]
    public void What_is_undone_has_never_been()
    {
        var legs = LegsOf(Opened(Two), With(600), Called(1, Two, at: 100), new CallUndone(At(110), T(1), Two));
        Assert.Equal(LegsOf(Opened(Two), With(600)), legs);
        var sent = LegsOf(
            Opened(Two),
            With(600),
            Called(1, Two, at: 700),
            new TicketTransferred(At(710), T(1), Land, null, Place(9), null, "lan")
        );
        Assert.Equal((2, At(710), null), (sent.Count, sent[1].WaitsFrom, sent[1].DueAt));
    }
}
