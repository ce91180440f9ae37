using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using QueueContracts;

namespace ScreenHosting.Devices;

/// <summary>How a device is at this moment.</summary>
public interface IDeviceHealth
{
    /// <summary>The facts to report.</summary>
    HealthReport Report();
}

/// <summary>Tells the server how this device is, every <see cref="HealthReport.Period"/>.</summary>
internal sealed partial class HealthReporter(
    IDeviceHealth health,
    IDeviceIdentity device,
    DeviceClient client,
    TimeProvider time,
    ILogger<HealthReporter> logger
) : BackgroundService
{
    private string? trouble;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(HealthReport.Period, time);
        do
        {
            await device.GetAsync(stoppingToken); // a device that is not paired has nobody to tell
            await ReportAsync(stoppingToken);
        } while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task ReportAsync(CancellationToken stop)
    {
        var report = health.Report() with { Clock = (time as ServerClock)?.MachineNow ?? time.GetUtcNow() };
        Note(
            await client.ReportHealthAsync(report, stop) switch
            {
                ServerAnswer<NoReply>.Refused refused => refused.Reason,
                ServerAnswer<NoReply>.Away(var reason, _) => reason,
                _ => null,
            }
        );
    }

    private void Note(string? reason)
    {
        if (reason is not null && trouble is null)
            LogTrouble(reason);
        trouble = reason;
    }

    [LoggerMessage(321, LogLevel.Warning, "Health is not reported, trying on: {Reason}")]
    private partial void LogTrouble(string reason);
}
