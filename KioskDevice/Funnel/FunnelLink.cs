using System.Threading.Channels;
using KioskDevice.Camera;
using KioskDevice.Logging;
using KioskDevice.ServerLink;
using KioskDevice.Visits;
using QueueContracts;
using ScreenHosting.Devices;

namespace KioskDevice.Funnel;

/// <summary>Counts visits as they go, and hands in each hour once it is over and the server is there.</summary>
/// <param name="visits">The visits, and the camera.</param>
/// <param name="store">Where they are counted.</param>
/// <param name="link">Whether the server is there, and which office it is.</param>
/// <param name="client">How it is asked.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">What the server does not take is said there.</param>
internal sealed class FunnelLink(
    VisitLoop visits,
    FunnelStore store,
    KioskLink link,
    DeviceClient client,
    TimeProvider time,
    ILogger<FunnelLink> logger
) : BackgroundService
{
    /// <summary>An hour is handed in within so long after its end, or after the server is back.</summary>
    private static readonly TimeSpan Step = TimeSpan.FromMinutes(1);

    private readonly VisitCount count = new(time);

    // A disk that hangs holds up no visit.
    private readonly Channel<(DateTimeOffset At, VisitTally Tally)> counted = Channel.CreateUnbounded<(DateTimeOffset, VisitTally)>(
        new() { SingleReader = true }
    );
    private readonly Signal back = new(); // the server is there again
    private bool isConnected;
    private CameraStatus camera = CameraStatus.Starting;

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        visits.Stepped += OnStep;
        visits.Changed += OnChange;
        link.Changed += OnLink;
        return base.StartAsync(cancellationToken);
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(CountAsync(), HandInAllAsync(stoppingToken));

    public override Task StopAsync(CancellationToken cancellationToken)
    {
        counted.Writer.TryComplete();
        return base.StopAsync(cancellationToken);
    }

    private async Task CountAsync()
    {
        await foreach (var (at, tally) in counted.Reader.ReadAllAsync())
            store.Add(at, tally);
    }

    private async Task HandInAllAsync(CancellationToken stop)
    {
        while (true)
        {
            while (link is { Connected: true, Pairing: null, View: { } view } && await HandInAsync(view.Office, stop)) { }
            using var step = new CancellationTokenSource(Step, time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, step.Token);
            try
            {
                await back.WaitAsync(either.Token);
            }
            catch (OperationCanceledException) when (!stop.IsCancellationRequested) { } // an hour may be over
        }
    }

    /// <returns>Whether there may be more.</returns>
    private async Task<bool> HandInAsync(OfficeId office, CancellationToken stop)
    {
        var over = store.Over(FunnelRequest.MostHours);
        if (over.Count == 0)
            return false;
        var answer = await client.HandInFunnelAsync(office, new(over), stop);
        if (answer is not (ServerAnswer<NoReply>.Done or ServerAnswer<NoReply>.Refused { MayPass: false }))
            return false; // it is asked again
        store.Forget(over);
        if (answer is ServerAnswer<NoReply>.Refused { Reason: var reason })
            Log.FunnelRefused(logger, over.Count, reason);
        else
            Log.FunnelHandedIn(logger, over.Count);
        return over.Count == FunnelRequest.MostHours;
    }

    private void OnStep(VisitState before, VisitState after)
    {
        if (count.Step(before, after) is var (begun, tally))
            counted.Writer.TryWrite((begun, tally));
    }

    private void OnLink()
    {
        if (link.Connected && !isConnected)
            back.Raise();
        isConnected = link.Connected;
    }

    private void OnChange()
    {
        var now = visits.Camera;
        var fails = now is not (CameraStatus.Starting or CameraStatus.Resting or CameraStatus.Ready);
        if (fails && now != camera)
            counted.Writer.TryWrite((time.GetUtcNow(), new() { CameraTroubles = 1 }));
        camera = now;
    }
}
