using QueueServer.Clock;
using QueueServer.Tests.Running;

namespace QueueServer.Tests.Start;

public sealed class TheClockIsSteady
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private readonly SteppedTime machine = new(TestOffice.Morning);
    private TimeSpan slept;

    private SteadyClock Clock() => new(machine, () => machine.GetElapsedTime(0) + slept);

    [Fact]
    public void It_is_the_machines_while_that_runs_evenly()
    {
        var clock = Clock();
        machine.Advance(TimeSpan.FromHours(30));
        Assert.Equal((machine.GetUtcNow(), TimeSpan.Zero), (clock.GetUtcNow(), clock.MachineIsAheadBy));
    }

    [Theory]
    [InlineData(2 * 24 * 60)]
    [InlineData(61.0 / 60)]
    [InlineData(-60)]
    [InlineData(-2 * 24 * 60)]
    public void A_jump_is_not_followed_and_told_until_the_clock_comes_back(double minutes)
    {
        var clock = Clock();
        machine.Step = TimeSpan.FromMinutes(minutes);
        machine.Advance(Minute);
        Assert.Equal((TestOffice.Morning + Minute, machine.Step), (clock.GetUtcNow(), clock.MachineIsAheadBy));
        machine.Advance(Minute);
        Assert.Equal(TestOffice.Morning + (2 * Minute), clock.GetUtcNow());
        machine.Step = TimeSpan.Zero;
        Assert.Equal((TestOffice.Morning + (2 * Minute), TimeSpan.Zero), (clock.GetUtcNow(), clock.MachineIsAheadBy));
    }

    [Fact]
    public void A_jump_that_is_confirmed_is_followed()
    {
        var clock = Clock();
        machine.Step = TimeSpan.FromHours(-3);
        Assert.Equal(machine.Step, clock.Confirm());
        Assert.Equal((machine.GetUtcNow(), TimeSpan.Zero), (clock.GetUtcNow(), clock.MachineIsAheadBy));
        Assert.Equal(TimeSpan.Zero, clock.Confirm());
    }

    [Theory]
    [InlineData(50)]
    [InlineData(-50)]
    public void A_small_difference_is_made_good_little_by_little_and_time_never_goes_back(int seconds)
    {
        var clock = Clock();
        machine.Step = TimeSpan.FromSeconds(seconds);
        var before = clock.GetUtcNow();
        foreach (var _ in Enumerable.Range(0, 100))
        {
            machine.Advance(Minute);
            var now = clock.GetUtcNow();
            Assert.InRange((now - before) / Minute, 0.99, 1.01);
            before = now;
        }

        Assert.Equal(machine.GetUtcNow(), clock.GetUtcNow());
    }

    [Fact]
    public void A_machine_that_slept_was_away_as_long_as_its_clock_says()
    {
        var clock = Clock();
        clock.GetUtcNow();
        (machine.Step, slept) = (TimeSpan.FromHours(14), TimeSpan.FromHours(14)); // the monotonic clock stood still
        Assert.Equal((TestOffice.Morning.AddHours(14), TimeSpan.Zero), (clock.GetUtcNow(), clock.MachineIsAheadBy));
        machine.Step += TimeSpan.FromHours(1); // awake, that is a jump
        Assert.Equal((TestOffice.Morning.AddHours(14), TimeSpan.FromHours(1)), (clock.GetUtcNow(), clock.MachineIsAheadBy));
    }

    [Fact]
    public void The_time_since_boot_of_this_machine_is_read()
    {
        var clock = SteadyClock.Over(TimeProvider.System);
        Assert.InRange(clock.GetUtcNow() - TimeProvider.System.GetUtcNow(), TimeSpan.FromSeconds(-1), TimeSpan.FromSeconds(1));
    }
}
