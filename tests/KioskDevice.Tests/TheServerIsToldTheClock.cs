using KioskDevice.Tests.Running;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using QueueContracts;

namespace KioskDevice.Tests;

/// <summary>A kiosk counts with the server's time; how far its own clock is off is the server's to know.</summary>
public sealed class TheServerIsToldTheClock
{
    private static readonly DateTimeOffset Morning = new(2026, 11, 23, 2, 0, 0, TimeSpan.Zero);

    private readonly FakeTimeProvider machine = new(Morning);

    [Fact]
    public async Task As_the_machine_has_it_also_after_an_outage_in_which_it_went_a_day_ahead()
    {
        await using var server = await FakeServer.StartAsync(kiosk: Office.View() with { At = Morning });
        var clock = new ServerClock(machine, null, NullLogger.Instance);
        await using var kiosk = await RunningKiosk.StartAsync(
            server.Address,
            null,
            builder => builder.Services.AddSingleton<TimeProvider>(clock)
        );
        Assert.InRange((await NextAsync(server)).Clock!.Value, Morning, machine.GetUtcNow()); // it may pause before the first, too

        await server.StopAsync();
        machine.AdjustTime(machine.GetUtcNow().AddDays(1));
        await server.StartAgainAsync();

        HealthReport told;
        do told = await NextAsync(server);
        while (kiosk.Services.GetRequiredService<ServerLink.KioskLink>() is not { Connected: true });
        Assert.InRange(told.Clock!.Value, Morning.AddDays(1), machine.GetUtcNow()); // a kiosk tells it
        Assert.InRange(clock.GetUtcNow(), Morning, Morning.AddHours(1)); // it counts with the server's all the same
    }

    /// <summary>The next report, however long the pauses are before it.</summary>
    private async Task<HealthReport> NextAsync(FakeServer server)
    {
        while (!await server.ReportCame.WaitAsync(TimeSpan.FromMilliseconds(50), TestContext.Current.CancellationToken))
            machine.Advance(TimeSpan.FromSeconds(1));
        return server.HealthReports.Last().Report;
    }
}
