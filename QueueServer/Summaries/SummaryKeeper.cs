using QueueContracts;
using QueueServer.Clock;
using QueueServer.Diagnostics;
using QueueServer.Domain;
using QueueServer.Offices;

namespace QueueServer.Summaries;

/// <summary>Sums up what is missing as the server starts, and each day once it has closed.</summary>
internal sealed class SummaryKeeper(IOffices offices, SummaryMaker maker, SteadyClock time, ILogger<SummaryKeeper> logger)
    : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(30);

    private readonly Dictionary<OfficeId, DateOnly> kept = []; // the last day of each office that was summed up

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            foreach (var office in offices.All.Where(office => !office.Settings.Services.IsEmpty))
                await KeepAsync(office, stoppingToken);
        }
    }

    private async Task KeepAsync(IOffice office, CancellationToken stop)
    {
        var last = office.State.LastDayOver;
        if (kept.TryGetValue(office.Id, out var day) && day == last)
            return;
        try
        {
            await maker.MakeAsync(office.Id, last, stop);
            kept[office.Id] = last;
        }
        catch (Exception e) when (!stop.IsCancellationRequested)
        {
            Log.DaysNotSummedUp(logger, office.Id, e);
        }
    }
}
