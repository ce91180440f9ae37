using KioskDevice.Offline;
using Microsoft.Extensions.Logging.Abstractions;
using QueueContracts;

namespace KioskDevice.Tests.Offline;

/// <summary>A kiosk whose own clock is wrong counts with the server's, also when the server is away.</summary>
public sealed class TheClockIsWrong : IDisposable
{
    private readonly Machine machine = new(OfflineFolder.Morning.AddDays(1));
    private readonly string folder = Directory.CreateTempSubdirectory("kiosk-clock-").FullName;

    private string Kept => Path.Combine(folder, "clock");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private ServerClock Start() => new(machine, Kept, NullLogger.Instance);

    [Fact]
    public void Numbers_of_the_block_are_given_though_the_machine_is_a_day_ahead()
    {
        var clock = Start();
        clock.Take(OfflineFolder.Morning);
        using var store = new OfflineStore(Path.Combine(folder, "outage"), clock, NullLogger<OfflineStore>.Instance);
        Assert.True(store.Begin(OfflineFolder.View.Office, OfflineFolder.View.Day));
        Assert.True(store.Take(OfflineFolder.Births, OfflineFolder.Lease('A', (901, 903)), OfflineFolder.View));

        machine.Advance(TimeSpan.FromMinutes(5)); // and the server is away

        Assert.Equal(new TicketNumber('A', 901), store.Day!.NextFor(OfflineFolder.Births, clock.GetUtcNow())); // begun above
        Assert.Null(OfflineView.Create(store.Day, OfflineFolder.View, clock.GetUtcNow())!.Trouble); // the office has numbers
        Assert.Null(store.Day.NextFor(OfflineFolder.Births, machine.GetUtcNow())); // by the machine's own clock there are none
    }

    [Fact]
    public void Time_goes_on_from_what_was_told_and_a_clock_that_is_set_changes_nothing()
    {
        var clock = Start();
        Assert.Equal(machine.GetUtcNow(), clock.GetUtcNow()); // nothing better is known
        clock.Take(OfflineFolder.Morning);
        machine.Advance(TimeSpan.FromMinutes(3));
        Assert.Equal(OfflineFolder.Morning.AddMinutes(3), clock.GetUtcNow());

        machine.Set(machine.GetUtcNow().AddHours(7));

        Assert.Equal(OfflineFolder.Morning.AddMinutes(3), clock.GetUtcNow());
        clock.Take(OfflineFolder.Morning.AddMinutes(3).AddMilliseconds(-400)); // it was under way
        Assert.Equal(OfflineFolder.Morning.AddMinutes(3), clock.GetUtcNow());
        clock.Take(OfflineFolder.Morning.AddMinutes(9)); // the server's own clock was put right
        Assert.Equal(OfflineFolder.Morning.AddMinutes(9), clock.GetUtcNow());
    }

    [Fact]
    public void How_far_it_is_wrong_is_known_after_a_restart_without_the_server()
    {
        Start().Take(OfflineFolder.Morning);
        machine.Advance(TimeSpan.FromMinutes(20)); // it was off

        Assert.Equal(OfflineFolder.Morning.AddMinutes(20), Start().GetUtcNow());
    }

    [Theory]
    [InlineData("")]
    [InlineData("yesterday")]
    [InlineData("99999999999999999999")]
    public void What_cannot_be_read_is_not_believed(string kept)
    {
        File.WriteAllText(Kept, kept);
        Assert.Equal(machine.GetUtcNow(), Start().GetUtcNow());
    }

    /// <summary>A machine whose clock can be set while time passes.</summary>
    private sealed class Machine(DateTimeOffset now) : TimeProvider
    {
        private TimeSpan passed;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override DateTimeOffset GetUtcNow() => now;

        public override long GetTimestamp() => passed.Ticks;

        public void Advance(TimeSpan by) => (now, passed) = (now + by, passed + by);

        public void Set(DateTimeOffset to) => now = to;
    }
}
