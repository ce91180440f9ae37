using Microsoft.Extensions.Time.Testing;
using QueueServer.Cluster;
using QueueServer.Domain;
using QueueServer.Tests.Running;
using QueueServer.Verification;

namespace QueueServer.Tests.Counters;

/// <summary>
/// The offices' time may run a little slower than the machine's, while a clock that was ahead is made good. A check is over when its
/// seconds have passed, and not when that time says so.
/// </summary>
public sealed class ACheckEndsInTime : TempFolder
{
    [Theory]
    [InlineData(1.0)]
    [InlineData(0.99)] // as a clock is made good
    [InlineData(1.01)]
    public async Task Also_by_a_clock_that_runs_slower_or_faster(double pace)
    {
        using var office = await TestOffice.StartAsync(Folder);
        await office.OpenAsync(TestOffice.One);
        await office.TakeAsync();
        var called = await office.Host.ExecuteAsync(new CallNext(CommandId.New(), TestOffice.One, "lan"));
        var (passed, here, check) = (new FakeTimeProvider(TestOffice.Morning), office.Host.Id, CommandId.New());
        var checks = new CounterChecks(new LiveNews(), new PacedTime(passed, pace));
        var wishes = new List<CheckWish>();
        checks.Wanted += (_, wish) => wishes.Add(wish);

        checks.Watch(here, TestOffice.One, "camera");
        await checks.AskAsync(here, TestOffice.One, check, called.State.CurrentAt(TestOffice.One)!.Id); // it was called
        Assert.Equal(CheckOutcome.Asked, checks.AdviceAt(called.State, TestOffice.One)?.Outcome);
        passed.Advance(CheckAnswer.Patience);
        Assert.Equal(CheckOutcome.NoCamera, checks.AdviceAt(called.State, TestOffice.One)?.Outcome);
        Assert.Null(checks.WaitingFor(here, TestOffice.One, check));
        Assert.Equal([check, null], wishes.Select(wish => wish.Check)); // the camera, too, is told that it is over

        passed.Advance(TimeSpan.FromSeconds(50));
        Assert.Null(checks.AdviceAt(called.State, TestOffice.One));
    }

    /// <summary>Timers as the seconds pass, moments at another pace.</summary>
    private sealed class PacedTime(FakeTimeProvider passed, double pace) : TimeProvider
    {
        private readonly DateTimeOffset begun = passed.GetUtcNow();

        public override DateTimeOffset GetUtcNow() => begun + (passed.GetUtcNow() - begun) * pace;

        public override long GetTimestamp() => passed.GetTimestamp();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            passed.CreateTimer(callback, state, dueTime, period);
    }
}
