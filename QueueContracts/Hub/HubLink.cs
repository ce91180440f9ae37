using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.Logging;
using QueueContracts.Views;

namespace QueueContracts.Hub;

/// <summary>
/// Follows one view on the server for as long as the program runs. It never stops trying, the first start included
/// (back-off at most 2 s), takes the whole view first on each connection, and drops a view older than the one it has. Where the network
/// lets no WebSocket through it goes on by SignalR's other transports, and says so when none passes. Once the server
/// refuses its credential it ends the connection at once and waits for another.
/// </summary>
/// <typeparam name="TView">The view followed.</typeparam>
public sealed partial class HubLink<TView>
    where TView : class, IView
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan FirstViewTimeout = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LookPeriod = TimeSpan.FromSeconds(10);

    private readonly HubLinkSettings settings;
    private readonly TimeProvider time;
    private readonly ILogger logger;
    private readonly HubWays ways;
    private readonly Lock gate = new();
    private TView? latest;

    /// <summary>Prepares a link; <see cref="RunAsync"/> starts it. A <see cref="ServerClock"/> is told the moments of the views.</summary>
    public HubLink(HubLinkSettings settings, TimeProvider time, ILogger logger)
    {
        (this.settings, this.time, this.logger) = (settings, time, logger);
        ways = new(settings.Server);
        State = new(false, time.GetUtcNow());
    }

    /// <summary>A newer view came, or the first of a connection. Called on the connection's thread, one at a time.</summary>
    public event Action<TView>? ViewChanged;

    /// <summary>The link came up or went down.</summary>
    public event Action<LinkState>? StateChanged;

    /// <summary>In touch or not, and since when.</summary>
    public LinkState State { get; private set; }

    /// <summary>Connects, follows, and connects again, until cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var pause = FirstPause;
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                if (await FollowOnceAsync(() => pause = FirstPause, cancellationToken))
                    continue;
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                if (State.Connected || pause == FirstPause)
                    LogLost(settings.Server, e.Message);
            }

            SetState(connected: false);
            try
            {
                await Task.Delay(pause, time, cancellationToken);
            }
            catch (OperationCanceledException)
            {
                return;
            }

            pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
        }
    }

    /// <returns>True when no connection came about and another way is to be tried at once.</returns>
    private async Task<bool> FollowOnceAsync(Action connected, CancellationToken stop)
    {
        var credential = await settings.Device.GetAsync(stop);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(stop, credential.Revoked);
        var cancellationToken = end.Token;
        var way = ways.Next;
        await using var connection = HubConnections.Build(settings, credential, way);
        var closed = new TaskCompletionSource<Exception?>(TaskCreationOptions.RunContinuationsAsynchronously);
        connection.Closed += error =>
        {
            closed.TrySetResult(error);
            return Task.CompletedTask;
        };
        lock (gate)
            latest = null; // what this connection says first is true, even after the server's data was replaced
        connection.On<TView>(settings.PushMethod, Take);

        using (var opening = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken))
        {
            opening.CancelAfter(FirstViewTimeout);
            try
            {
                await connection.StartAsync(opening.Token);
            }
            catch (Exception e) when (!cancellationToken.IsCancellationRequested)
            {
                if (await ways.FailedAsync(cancellationToken))
                    return true;
                if (ways.Next == HubWay.WebSocket && way != HubWay.WebSocket)
                    LogRefused(settings.Server, e.Message);
                throw;
            }
        }

        ways.Succeeded();
        using (var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken))
        {
            limit.CancelAfter(FirstViewTimeout);
            Take(await connection.InvokeCoreAsync<TView>(settings.WatchMethod, [.. settings.Arguments], limit.Token));
        }

        connected();
        SetState(connected: true);
        await using var look =
            way == HubWay.WebSocket ? null : time.CreateTimer(_ => LookAsync(closed, cancellationToken), null, LookPeriod, LookPeriod);
        if (await closed.Task.WaitAsync(cancellationToken) is { } error)
            throw error;
        return false;
    }

    /// <summary>A poll that waits for the next view looks like one that a dead line has swallowed: the server is asked beside it.</summary>
    private async void LookAsync(TaskCompletionSource<Exception?> closed, CancellationToken cancellationToken)
    {
        try
        {
            if (!await ways.IsThereAsync(cancellationToken))
                closed.TrySetResult(new IOException("the server does not answer"));
        }
        catch (OperationCanceledException)
        {
            // the link ends
        }
    }

    private void Take(TView view)
    {
        lock (gate)
        {
            if (latest is { } shown && view.Version < shown.Version)
                return;
            latest = view;
            if (view.At is { } at)
                (time as ServerClock)?.Take(at);
            ViewChanged?.Invoke(view);
        }
    }

    private void SetState(bool connected)
    {
        if (State.Connected == connected)
            return;
        State = new(connected, time.GetUtcNow());
        if (connected)
            LogConnected(settings.Server);
        StateChanged?.Invoke(State);
    }

    [LoggerMessage(1, LogLevel.Information, "In touch with the queue server at {Server}")]
    private partial void LogConnected(Uri server);

    [LoggerMessage(2, LogLevel.Warning, "Not in touch with the queue server at {Server}, trying on: {Reason}")]
    private partial void LogLost(Uri server, string reason);

    [LoggerMessage(
        3,
        LogLevel.Warning,
        "The queue server at {Server} answers, but the network between lets no live connection through, neither WebSockets nor "
            + "server-sent events nor polling: {Reason}"
    )]
    private partial void LogRefused(Uri server, string reason);
}
