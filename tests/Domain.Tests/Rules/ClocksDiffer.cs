using QueueServer.Domain;
using static Domain.Tests.Office;
using static Domain.Tests.Scenario;

namespace Domain.Tests.Rules;

/// <summary>Moments of different clocks, or of one that was set, are never believed further than they can be true.</summary>
public sealed class ClocksDiffer
{
    private const double Hour = 3600;

    private static Scenario Called1() => Given(Opened(One), Issued(1), Issued(2), Called(1, One, at: 100));

    [Theory]
    [InlineData(-Hour)]
    [InlineData(-61)]
    [InlineData(-1)]
    public void A_call_that_lies_in_the_future_keeps_nobody_from_recalling_or_marking(double by)
    {
        Called1().When(new RecallTicket(CommandId.New(), One, "lan", T(1)), at: 100 + by).Then(new TicketRecalled(At(100 + by), T(1)));
        Called1().When(new MarkNoShow(CommandId.New(), One, "lan", T(1)), at: 100 + by).Then(new TicketNotShown(At(100 + by), T(1)));
    }

    [Fact]
    public void By_one_clock_the_gap_is_kept() =>
        Called1().When(new RecallTicket(CommandId.New(), One, "lan", T(1)), at: 109).ThenRefused(Refusals.TooSoon, At(110));

    [Theory]
    [InlineData(-59, true)] // two servers' clocks
    [InlineData(0, true)]
    [InlineData(30, true)]
    [InlineData(31, false)]
    [InlineData(-61, false)]
    [InlineData(-Hour, false)]
    [InlineData(48 * Hour, false)]
    public void An_act_is_taken_back_only_near_its_own_moment(double after, bool allowed)
    {
        var judged = Called1().When(new UndoLast(CommandId.New(), One, "lan", T(1)), at: 100 + after);
        if (allowed)
            judged.Then(new CallUndone(At(100 + after), T(1), One));
        else
            judged.ThenRefused(Refusals.NothingToUndo);
    }

    [Theory]
    [InlineData(100, 100 + (12 * 60), true)]
    [InlineData(100, 100 - 1, false)]
    [InlineData(100, 100 - Hour, false)]
    [InlineData(100, 100 + (48 * Hour), false)]
    public void A_time_that_cannot_be_true_enters_no_mean(double from, double to, bool isSure)
    {
        var day = Called1().And(new ServingStarted(At(from), T(1)), new TicketFinished(At(to), T(1), At(from)));
        var figures = day.State.Figures[One];
        Assert.Equal(
            (1, isSure ? 1 : 0, isSure ? TimeSpan.FromMinutes(12) : TimeSpan.Zero),
            (figures.Finished, figures.Timed, figures.ServiceTime)
        );
        Assert.Equal(isSure ? [TimeSpan.FromMinutes(12)] : [], day.State.ServiceTimes.GetValueOrDefault(Births, []).ToArray());
    }

    [Fact]
    public void Nor_does_one_of_which_a_part_cannot_be_true()
    {
        var day = Called1()
            .And(
                new ServingStarted(At(200), T(1)),
                new TicketHeld(At(100), T(1), "lan", null),
                new TicketResumed(At(300), T(1), One),
                new TicketFinished(At(360), T(1), At(300))
            );
        Assert.Equal((1, 0), (day.State.Figures[One].Finished, day.State.Figures[One].Timed));
    }

    [Fact]
    public void And_taking_it_back_takes_nothing_out_of_the_mean()
    {
        var sure = Called1()
            .And(
                new ServingStarted(At(100), T(1)),
                new TicketFinished(At(160), T(1), At(100)),
                Called(2, One, at: 200),
                new ServingStarted(At(9000), T(2)),
                new TicketFinished(At(230), T(2), At(9000))
            );
        var undone = sure.When(new UndoLast(CommandId.New(), One, "lan", T(2)), at: 240).ThenAccepted();
        Assert.Equal(
            (1, 1, TimeSpan.FromMinutes(1)),
            (undone.State.Figures[One].Finished, undone.State.Figures[One].Timed, undone.State.Figures[One].ServiceTime)
        );
        Assert.Equal([TimeSpan.FromMinutes(1)], undone.State.ServiceTimes[Births]);
    }

    [Fact]
    public void When_the_clock_is_set_what_was_measured_with_it_moves_with_it()
    {
        var day = Called1().And(new ServingStarted(At(110), T(1)));
        var set = day.When(new SetClock(CommandId.New(), TimeSpan.FromHours(1), "manager"), at: 170 + Hour)
            .Then(new ClockSet(At(170 + Hour), At(170), "manager"));
        var finished = set.When(new FinishTicket(CommandId.New(), One, "lan", T(1)), at: 230 + Hour).ThenAccepted();
        Assert.Equal([TimeSpan.FromMinutes(2)], finished.State.ServiceTimes[Births]); // 110 to 230
        Assert.Equal(At(Hour), finished.State.Tickets[T(2)].IssuedAt);
        Assert.Equal(At(100 + Hour), finished.State.Calls[0].At);
        finished.When(new UndoLast(CommandId.New(), One, "lan", T(1)), at: 250 + Hour).ThenAccepted();
    }
}
