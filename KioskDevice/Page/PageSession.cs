using System.Net.WebSockets;
using System.Text.Json;
using System.Threading.Channels;
using FaceEngine.Frames;
using FaceEngine.HeadTurns;
using KioskDevice.Camera;
using KioskDevice.Configuration;
using KioskDevice.Diagnostics;
using KioskDevice.Logging;
using KioskDevice.Offline;
using KioskDevice.Phone;
using KioskDevice.Screens;
using KioskDevice.ServerLink;
using KioskDevice.Visits;
using QueueContracts;

namespace KioskDevice.Page;

/// <summary>
/// One page's WebSocket: frames and touches in, screens and faces out. Screens are coalesced (the newest wins), frames are read one
/// at a time, and every frame is answered, so that the page has at most one in flight.
/// </summary>
internal sealed class PageSession(
    WebSocket socket,
    VisitLoop visit,
    KioskLink link,
    CachedOffice office,
    PhoneLink phone,
    IFaceReader reader,
    KioskMeter meter,
    DiagnosticsFeed diagnostics,
    KioskSettings settings,
    TimeProvider time,
    ILogger logger
)
{
    private static readonly TimeSpan SendTimeout = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan BeatPeriod = TimeSpan.FromSeconds(5);
    private static ReadOnlySpan<byte> PictureHeader => "KPJ1"u8;

    private readonly Channel<DeviceMessage> outgoing = Channel.CreateBounded<DeviceMessage>(64);
    private readonly Signal screenChanged = new();

    /// <summary>Serves the page until it goes, another page replaces it, or the program ends.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        visit.Changed += NoteScreen;
        link.Changed += NoteScreen;
        office.Changed += NoteScreen;
        phone.Changed += NoteScreen;
        visit.PictureWanted += AskForPicture;
        try
        {
            var camera = settings.Camera;
            outgoing.Writer.TryWrite(
                new DeviceMessage.Setup(camera.Label, camera.Rotation, camera.Mirror, camera.Clip.Length > 0 ? DemoClip.Path : null)
            );
            NoteScreen();
            var parts = new[] { SendAsync(end.Token), ShowScreensAsync(end.Token), BeatAsync(end.Token), ReceiveAsync(end.Token) };
            await Task.WhenAny(parts);
            await end.CancelAsync();
            await Task.WhenAll(parts);
        }
        catch (Exception e) when (e is OperationCanceledException or WebSocketException)
        {
            // The page went, or was replaced: the visit goes on and the next page shows it.
        }
        finally
        {
            visit.Changed -= NoteScreen;
            link.Changed -= NoteScreen;
            office.Changed -= NoteScreen;
            phone.Changed -= NoteScreen;
            visit.PictureWanted -= AskForPicture;
        }
    }

    /// <summary>Tells the page that another one took over.</summary>
    public void Replace() => outgoing.Writer.TryWrite(new DeviceMessage.Replaced());

    private void NoteScreen() => screenChanged.Raise();

    private void AskForPicture(SeenFace face) => outgoing.Writer.TryWrite(new DeviceMessage.TakePicture(face));

    private async Task ShowScreensAsync(CancellationToken cancellationToken)
    {
        await foreach (var _ in screenChanged.EachAsync(cancellationToken))
        {
            var screen = link.Pairing is { } pairing
                ? new Screen("pairing", visit.Camera, Connected: false, View: null, Pairing: pairing)
                : ScreenViews.Create(
                    visit.State,
                    visit.Camera,
                    link.Connected,
                    office.View,
                    settings.Visit,
                    time.GetUtcNow(),
                    office.Outage
                ) with
                {
                    Phone = phone.Picture,
                };
            await outgoing.Writer.WriteAsync(new DeviceMessage.Show(screen), cancellationToken);
        }
    }

    private async Task BeatAsync(CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(BeatPeriod, time);
        do outgoing.Writer.TryWrite(new DeviceMessage.Beat(time.GetUtcNow()));
        while (await timer.WaitForNextTickAsync(cancellationToken));
    }

    private async Task SendAsync(CancellationToken cancellationToken)
    {
        await foreach (var message in outgoing.Reader.ReadAllAsync(cancellationToken))
        {
            using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            timeout.CancelAfter(SendTimeout);
            await socket.SendAsync(JsonSerializer.SerializeToUtf8Bytes(message, Wire.Json), WebSocketMessageType.Text, true, timeout.Token);
            if (message is not DeviceMessage.Replaced)
                continue;
            // Closed, not cut off: a reset would take the message with it. The page answers the close, which ends the receiving.
            await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, timeout.Token);
            await Task.Delay(SendTimeout, time, cancellationToken);
            return;
        }
    }

    private async Task ReceiveAsync(CancellationToken cancellationToken)
    {
        using var buffer = FaceMemory.Rent<byte>(FrameMessage.MaxBytes + 1); // it holds pictures of people
        while (true)
        {
            var length = 0;
            ValueWebSocketReceiveResult part;
            do
            {
                part = await socket.ReceiveAsync(buffer.Memory[length..], cancellationToken);
                length += part.Count;
                if (part.MessageType == WebSocketMessageType.Close)
                    return;
                if (length > FrameMessage.MaxBytes)
                {
                    await socket.CloseAsync(WebSocketCloseStatus.MessageTooBig, null, cancellationToken);
                    return;
                }
            } while (!part.EndOfMessage);
            if (part.MessageType == WebSocketMessageType.Binary)
                await OnBinaryAsync(buffer.Memory[..length], cancellationToken);
            else
                OnText(buffer.Span[..length]);
            buffer.Overwrite(length);
        }
    }

    private async ValueTask OnBinaryAsync(ReadOnlyMemory<byte> message, CancellationToken cancellationToken)
    {
        if (message.Span.StartsWith(PictureHeader))
        {
            var jpeg = message.Span[PictureHeader.Length..];
            visit.Post(new VisitInput.PictureTaken(jpeg.Length is > 0 and <= IssueRequest.MaxPictureBytes ? FaceMemory.Copy(jpeg) : null));
            return;
        }

        await outgoing.Writer.WriteAsync(ReadFrame(message.Span), cancellationToken);
    }

    private DeviceMessage.Face ReadFrame(ReadOnlySpan<byte> message)
    {
        if (!FrameMessage.TryParse(message, out var frame))
        {
            Log.FrameRefused(logger, message.Length);
            return new(null, null);
        }

        var state = visit.State;
        var started = time.GetTimestamp();
        var dwell = settings.Head.DwellOn(consent: state is VisitState.AskingConsent);
        var look = state.LookFor;
        var reading = reader.Read(frame, new(look, state.Round, dwell), time.GetElapsedTime(0, started));
        var (took, now) = (time.GetElapsedTime(started), time.GetUtcNow());
        meter.FrameRead(took, now);
        if (diagnostics.IsWatched)
            diagnostics.Show(FrameDiagnosis.Create(now, state, look, frame, reading, took));
        visit.Post(new VisitInput.FrameSeen(reading));
        return new(frame.Sequence, reading.Face, settings.Head.Use && Choices(state) ? SignOf(reading.Head) : null);
    }

    // Screens that ask something; a capture and a challenge ask for the face itself.
    private static bool Choices(VisitState state) =>
        state is not (VisitState.Idle or VisitState.Capturing or VisitState.Challenging or VisitState.Asking or VisitState.TakingPicture);

    private HeadSign? SignOf(HeadTurnReading? head) =>
        head is null ? null : new(head.Pose, -head.Offset / reader.TurnThreshold, head.Turned, head.Held, head.Dwell);

    private void OnText(ReadOnlySpan<byte> message)
    {
        try
        {
            switch (JsonSerializer.Deserialize<PageMessage>(message, Wire.Json))
            {
                case PageMessage.Start:
                    visit.Post(new VisitInput.Started());
                    break;
                case PageMessage.Steered:
                    visit.Post(new VisitInput.Steered());
                    break;
                case PageMessage.Service(var id):
                    visit.Post(new VisitInput.ServiceChosen(id));
                    break;
                case PageMessage.Classes:
                    visit.Post(new VisitInput.ClassesAsked());
                    break;
                case PageMessage.Class(var id):
                    visit.Post(new VisitInput.ClassChosen(id));
                    break;
                case PageMessage.Place:
                    visit.Post(new VisitInput.PlaceAsked());
                    break;
                case PageMessage.Consent(var picture, { Length: > 0 and <= 20 } language):
                    visit.Post(new VisitInput.ConsentGiven(picture, language));
                    break;
                case PageMessage.WithoutFace:
                    visit.Post(new VisitInput.WithoutFace());
                    break;
                case PageMessage.Code(var text):
                    visit.Post(new VisitInput.CodeEntered(text));
                    break;
                case PageMessage.ForgetFace:
                    visit.Post(new VisitInput.ForgetAsked());
                    break;
                case PageMessage.Retry:
                    visit.Post(new VisitInput.Retried());
                    break;
                case PageMessage.Back:
                    visit.Post(new VisitInput.WentBack());
                    break;
                case PageMessage.Leave:
                    visit.Post(new VisitInput.Left());
                    break;
                case PageMessage.NoPicture:
                    visit.Post(new VisitInput.PictureTaken(null));
                    break;
                case PageMessage.Camera(var status):
                    visit.SetCamera(status);
                    break;
                default:
                    Log.MessageRefused(logger, "empty");
                    break;
            }
        }
        catch (JsonException e)
        {
            Log.MessageRefused(logger, e.Message);
        }
    }
}
