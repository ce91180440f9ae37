using System.Globalization;
using QueueServer.Domain;

namespace QueueServer.Clock;

/// <summary>
/// The time of everything that decides: the machine's clock, as long as it runs as fast as time passes. A jump that the monotonic clock
/// does not confirm is not followed: the time goes on as it was until somebody who knows it confirms the jump, or the machine's clock comes
/// back. Small differences, as of a clock that is being corrected, are made good little by little.
/// </summary>
internal sealed class SteadyClock : TimeProvider
{
    /// <summary>A hundredth of the time that passes: no measured time is falsified by more.</summary>
    private const double Slew = 0.01;

    private static readonly TimeSpan Noticeable = TimeSpan.FromSeconds(1);

    private readonly Lock gate = new();
    private readonly TimeProvider machine;
    private readonly Func<TimeSpan> sinceBoot;
    private DateTimeOffset at;
    private long stamp;
    private TimeSpan sleepBefore;
    private TimeSpan ahead;

    /// <param name="machine">The machine's clocks: the one on the wall, and the monotonic one.</param>
    /// <param name="sinceBoot">The time since the machine was booted, in which it may have slept; the monotonic clock may stand still
    /// then.</param>
    public SteadyClock(TimeProvider machine, Func<TimeSpan> sinceBoot)
    {
        (this.machine, this.sinceBoot) = (machine, sinceBoot);
        (at, stamp) = (machine.GetUtcNow(), machine.GetTimestamp());
        sleepBefore = Sleep();
    }

    /// <summary>How far the machine's clock is ahead of this one since it jumped, negative when behind; zero while they agree.</summary>
    public TimeSpan MachineIsAheadBy
    {
        get
        {
            lock (gate)
            {
                Read();
                return ahead;
            }
        }
    }

    public override TimeZoneInfo LocalTimeZone => machine.LocalTimeZone;

    public override long TimestampFrequency => machine.TimestampFrequency;

    /// <summary>A steady clock over a machine's.</summary>
    public static SteadyClock Over(TimeProvider machine) => new(machine, machine == System ? SinceBoot : () => machine.GetElapsedTime(0));

    public override DateTimeOffset GetUtcNow()
    {
        lock (gate)
            return Read();
    }

    /// <summary>Takes over the machine's clock as it is.</summary>
    /// <returns>How far this one was set forward; negative for back, zero when they agreed.</returns>
    public TimeSpan Confirm()
    {
        lock (gate)
        {
            Read();
            var by = ahead;
            (at, ahead) = (at + by, TimeSpan.Zero);
            return by;
        }
    }

    public override long GetTimestamp() => machine.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        machine.CreateTimer(callback, state, dueTime, period);

    private DateTimeOffset Read()
    {
        var (wall, now) = (machine.GetUtcNow(), machine.GetTimestamp());
        var passed = machine.GetElapsedTime(stamp, now);
        if (passed < TimeSpan.Zero)
            passed = TimeSpan.Zero;
        if (IsJump(wall - (at + passed)) && Sleep() is var sleep && sleep - sleepBefore > Noticeable)
        {
            passed += sleep - sleepBefore;
            sleepBefore = sleep;
        }

        var off = wall - (at + passed);
        ahead = IsJump(off) ? off : TimeSpan.Zero;
        var most = passed * Slew;
        (at, stamp) = (
            at
                + passed
                + (
                    ahead != TimeSpan.Zero ? TimeSpan.Zero
                    : off > most ? most
                    : off < -most ? -most
                    : off
                ),
            now
        );
        return at;
    }

    private static bool IsJump(TimeSpan off) => off.Duration() > Gap.Skew;

    /// <summary>Time that the monotonic clock does not know of.</summary>
    private TimeSpan Sleep() => sinceBoot() - machine.GetElapsedTime(0);

    private static TimeSpan SinceBoot() =>
        OperatingSystem.IsLinux()
            // proc(5): seconds, with the time asleep
            ? TimeSpan.FromSeconds(double.Parse(File.ReadAllText("/proc/uptime").Split(' ')[0], CultureInfo.InvariantCulture))
            : TimeSpan.FromMilliseconds(Environment.TickCount64);
}
