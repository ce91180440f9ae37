using QueueServer.Clock;
using QueueServer.Diagnostics;
using QueueServer.Domain;

namespace QueueServer.Offices;

/// <summary>Ends each office's day on its own clock, also when nobody does anything.</summary>
internal sealed class DayRollover(OfficeDirectory offices, SteadyClock time, ILogger<DayRollover> logger) : BackgroundService
{
    /// <summary>
    /// Looked at twice a minute rather than slept until midnight: a clock that was set, or a machine that slept, is noticed.
    /// </summary>
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, time);
        var hasJumped = false;
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            if (time.MachineIsAheadBy is var by && by != TimeSpan.Zero != hasJumped)
            {
                hasJumped = !hasJumped;
                if (hasJumped)
                    Log.ClockJumped(logger, by);
                else
                    Log.ClockIsBack(logger);
            }

            foreach (var office in offices.All.Where(office => office.IsBehind))
            {
                try
                {
                    await office.KeepDayAsync();
                }
                catch (Exception e)
                {
                    Log.DayNotKept(logger, e);
                }
            }
        }
    }
}
