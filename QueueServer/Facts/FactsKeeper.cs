using QueueContracts;
using QueueServer.Clock;
using QueueServer.Diagnostics;
using QueueServer.Domain;
using QueueServer.Offices;

namespace QueueServer.Facts;

/// <summary>
/// Makes the facts of days that are over, so that no report waits for it: what is missing as the server starts, and each day once it has
/// closed. A report that comes sooner makes them itself.
/// </summary>
internal sealed class FactsKeeper(IOffices offices, FactsStore facts, SteadyClock time, ILogger<FactsKeeper> logger) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(30);

    private readonly Dictionary<OfficeId, long> kept = []; // the last version of each office that was looked at

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            foreach (var office in offices.All)
                await KeepAsync(office, stoppingToken);
        }
    }

    private async Task KeepAsync(IOffice office, CancellationToken stop)
    {
        var state = office.State;
        var isFirst = !kept.TryGetValue(office.Id, out var version);
        if (!isFirst && (state.Phase != DayPhase.Closed || version == state.Version))
            return;
        try
        {
            var last = state.LastDayOver; // one that goes on is stored later
            await facts.MakeAsync(office.Id, isFirst ? DateOnly.MinValue : last, last, stop);
            kept[office.Id] = state.Version;
        }
        catch (Exception e) when (!stop.IsCancellationRequested)
        {
            Log.FactsNotKept(logger, office.Id, e);
        }
    }
}
