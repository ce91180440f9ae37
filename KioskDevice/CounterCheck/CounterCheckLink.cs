using System.Net;
using System.Threading.Channels;
using KioskDevice.Camera;
using KioskDevice.Logging;
using QueueContracts;
using ScreenHosting.Devices;

namespace KioskDevice.CounterCheck;

/// <summary>
/// Follows what the counter's officer wants. Frames are read only while a check is open; before, between and after nothing of them is
/// looked at.
/// </summary>
internal sealed class CounterCheckLink : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    private readonly Lock gate = new();
    private readonly HubLink<CheckWish> hub;
    private readonly CounterCheckSettings settings;
    private readonly IFaceReader reader;
    private readonly DeviceClient client;
    private readonly TimeProvider time;
    private readonly ILogger<CounterCheckLink> logger;
    private readonly Channel<(CheckWish Asked, CheckAnswer Answer, DateTimeOffset Ends)> answers = Channel.CreateUnbounded<(
        CheckWish,
        CheckAnswer,
        DateTimeOffset
    )>();
    private CheckWish? wish;

    public CounterCheckLink(
        CounterCheckSettings settings,
        ServerSettings server,
        IDeviceIdentity device,
        IFaceReader reader,
        DeviceClient client,
        TimeProvider time,
        ILogger<CounterCheckLink> logger
    )
    {
        (this.settings, this.reader, this.client, this.time, this.logger) = (settings, reader, client, time, logger);
        hub = new(HubLinkSettings.Check(server.Address, device, settings.Counter), time, logger);
        hub.ViewChanged += Take;
        hub.StateChanged += state =>
        {
            if (!state.Connected)
                Drop();
        };
    }

    /// <summary>Whether frames are wanted now.</summary>
    public bool IsLooking
    {
        get
        {
            lock (gate)
                return Capture is not null;
        }
    }

    /// <summary><see cref="IsLooking"/> may have changed.</summary>
    public event Action? Changed;

    /// <summary>Of the check wanted, until it is answered; nothing of a face outlasts it.</summary>
    private CheckCapture? Capture
    {
        get;
        set
        {
            field?.Erase();
            field = value;
            reader.Forget();
        }
    }

    /// <summary>
    /// Reads one frame, if a check is open; answers the check once there is enough. The answer goes its own way: it outlives the line to
    /// the page.
    /// </summary>
    public void See(ReadOnlySpan<byte> message)
    {
        if (!IsLooking || Read(message) is not { } reading)
            return;
        lock (gate)
        {
            if (Capture is null || wish is null)
            {
                reading.Erase();
                reader.Forget();
                return;
            }

            End(Capture.Add(reading, time.GetUtcNow()), wish);
        }
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(hub.RunAsync(stoppingToken), KeepTimeAsync(stoppingToken), SendAllAsync(stoppingToken));

    /// <summary>The one place where a frame is described.</summary>
    private FrameReading? Read(ReadOnlySpan<byte> message) =>
        FrameMessage.TryParse(message, out var frame)
            ? reader.Read(frame, new(LookFor.Description, Round: 0, Dwell: default), time.GetElapsedTime(0))
            : null;

    private void Take(CheckWish next)
    {
        lock (gate)
        {
            if (next.Check == wish?.Check && Capture is not null)
                return;
            wish = next;
            Capture = next.Check is null ? null : new(reader.Model, time.GetUtcNow() + (next.Left ?? CheckAnswer.Patience));
        }

        Changed?.Invoke();
    }

    private void Drop()
    {
        lock (gate)
            Capture = null;
        Changed?.Invoke();
    }

    /// <summary>A camera that sends nothing must not keep the officer waiting.</summary>
    private async Task KeepTimeAsync(CancellationToken stop)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1), time);
        while (await timer.WaitForNextTickAsync(stop))
        {
            lock (gate)
            {
                if (wish is not null)
                    End(Capture?.AtTime(time.GetUtcNow()), wish);
            }
        }
    }

    /// <summary>Once there is an answer, nothing more is looked at, and it is sent. Inside the lock.</summary>
    private void End(CheckAnswer? answer, CheckWish asked)
    {
        if (answer is null || Capture is null)
            return;
        answers.Writer.TryWrite((asked, answer, Capture.Ends));
        Capture = null;
    }

    private async Task SendAllAsync(CancellationToken stop)
    {
        await foreach (var (asked, answer, ends) in answers.Reader.ReadAllAsync(stop))
            await SendAsync(asked, answer, ends, stop);
    }

    /// <summary>Sends the answer, again and again until the server has taken it or the officer waits no longer.</summary>
    private async Task SendAsync(CheckWish asked, CheckAnswer answer, DateTimeOffset ends, CancellationToken cancellationToken)
    {
        Changed?.Invoke();
        try
        {
            while (!await TrySendAsync(asked, answer, cancellationToken) && time.GetUtcNow() + Pause < ends)
                await Task.Delay(Pause, time, cancellationToken);
        }
        finally
        {
            answer.Erase();
        }
    }

    /// <returns>False when the server may take it another time.</returns>
    private async Task<bool> TrySendAsync(CheckWish asked, CheckAnswer answer, CancellationToken cancellationToken)
    {
        var check = asked.Check!.Value; // what is answered was asked
        switch (await client.AnswerCheckAsync(asked.Office, settings.Counter, check, answer, cancellationToken))
        {
            case ServerAnswer<NoReply>.Refused(var status, _):
                Log.ServerNotAsked(logger, $"{(int)status}");
                return status is not HttpStatusCode.TooManyRequests;
            case ServerAnswer<NoReply>.Away(var reason, _):
                Log.ServerNotAsked(logger, reason);
                return false;
            default:
                return true;
        }
    }
}
