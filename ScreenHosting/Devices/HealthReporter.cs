using System.Net.Http.Json;
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
    IHttpClientFactory clients,
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
        try
        {
            using var http = clients.CreateClient(DeviceServices.ServerClient);
            using var answer = await http.PostAsJsonAsync(
                "api/health-reports",
                health.Report() with
                {
                    Clock = (time as ServerClock)?.MachineNow ?? time.GetUtcNow(),
                },
                Wire.Json,
                stop
            );
            Note(answer.IsSuccessStatusCode ? null : $"the server answered {(int)answer.StatusCode}");
        }
        catch (Exception e) when (e is HttpRequestException || (e is TaskCanceledException && !stop.IsCancellationRequested))
        {
            Note(e.Message);
        }
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
