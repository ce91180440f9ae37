using System.Net;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace QueueContracts;

/// <summary>
/// Follows one view on the server for as long as the program runs. It never stops trying, the first start included
/// (back-off at most 2 s), takes the whole view first on each connection, and drops a view older than the one it has. Once the server
/// refuses its credential it ends the connection at once and waits for another.
/// </summary>
/// <typeparam name="TView">The view followed.</typeparam>
public sealed partial class HubLink<TView> where TView : class, IView
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan FirstViewTimeout = TimeSpan.FromSeconds(10);

    private readonly HubLinkSettings settings;
    private readonly TimeProvider time;
    private readonly ILogger logger;
    private readonly Lock gate = new();
    private TView? latest;

    /// <summary>Prepares a link; <see cref="RunAsync"/> starts it.</summary>
    public HubLink(HubLinkSettings settings, TimeProvider time, ILogger logger)
    {
        (this.settings, this.time, this.logger) = (settings, time, logger);
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
                await FollowOnceAsync(() => pause = FirstPause, cancellationToken);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                if (State.Connected || pause == FirstPause) LogLost(settings.Server, e.Message);
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

    private async Task FollowOnceAsync(Action connected, CancellationToken stop)
    {
        var credential = await settings.Device.GetAsync(stop);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(stop, credential.Revoked);
        var cancellationToken = end.Token;
        await using var connection = Build(credential);
        var closed = new TaskCompletionSource<Exception?>(TaskCreationOptions.RunContinuationsAsynchronously);
        connection.Closed += error =>
        {
            closed.TrySetResult(error);
            return Task.CompletedTask;
        };
        lock (gate) latest = null; // what this connection says first is true, even after the server's data was replaced
        connection.On<TView>(settings.PushMethod, Take);

        await connection.StartAsync(cancellationToken);
        using (var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken))
        {
            limit.CancelAfter(FirstViewTimeout);
            Take(await connection.InvokeCoreAsync<TView>(settings.WatchMethod, [.. settings.Arguments], limit.Token));
        }

        connected();
        SetState(connected: true);
        if (await closed.Task.WaitAsync(cancellationToken) is { } error) throw error;
    }

    private HubConnection Build(DeviceCredential credential)
    {
        var address = new UriBuilder(settings.Server) { Path = IScreenHub.Path };
        address.Scheme = address.Scheme == Uri.UriSchemeHttps ? Uri.UriSchemeWss : Uri.UriSchemeWs;
        var builder = new HubConnectionBuilder();
        builder.Services.AddSingleton<IConnectionFactory>(new WebSocketConnectionFactory(credential.Bearer, () => settings.Device.Refuse(credential)));
        builder.Services.AddSingleton<EndPoint>(new UriEndPoint(address.Uri));
        builder.AddJsonProtocol(json => Wire.Configure(json.PayloadSerializerOptions));
        var connection = builder.Build();
        connection.ServerTimeout = TimeSpan.FromSeconds(10);
        connection.KeepAliveInterval = TimeSpan.FromSeconds(4);
        connection.HandshakeTimeout = TimeSpan.FromSeconds(3);
        return connection;
    }

    private void Take(TView view)
    {
        lock (gate)
        {
            if (latest is { } shown && view.Version < shown.Version) return;
            latest = view;
            ViewChanged?.Invoke(view);
        }
    }

    private void SetState(bool connected)
    {
        if (State.Connected == connected) return;
        State = new(connected, time.GetUtcNow());
        if (connected) LogConnected(settings.Server);
        StateChanged?.Invoke(State);
    }

    [LoggerMessage(1, LogLevel.Information, "In touch with the queue server at {Server}")]
    private partial void LogConnected(Uri server);

    [LoggerMessage(2, LogLevel.Warning, "Not in touch with the queue server at {Server}, trying on: {Reason}")]
    private partial void LogLost(Uri server, string reason);
}
