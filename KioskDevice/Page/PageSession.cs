using System.Net.WebSockets;
using System.Text.Json;
using System.Threading.Channels;
using FaceEngine.Frames;
using KioskDevice.Camera;
using KioskDevice.Configuration;
using KioskDevice.Logging;
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
    PageScreens screens,
    PageFrames frames,
    CameraSettings camera,
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
        screens.Changed += screenChanged.Raise;
        visit.PictureWanted += AskForPicture;
        try
        {
            outgoing.Writer.TryWrite(
                new DeviceMessage.Setup(camera.Label, camera.Rotation, camera.Mirror, camera.Clip.Length > 0 ? DemoClip.Path : null)
            );
            screenChanged.Raise();
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
            screens.Changed -= screenChanged.Raise;
            visit.PictureWanted -= AskForPicture;
        }
    }

    /// <summary>Tells the page that another one took over.</summary>
    public void Replace() => outgoing.Writer.TryWrite(new DeviceMessage.Replaced());

    private void AskForPicture(SeenFace face) => outgoing.Writer.TryWrite(new DeviceMessage.TakePicture(face));

    private async Task ShowScreensAsync(CancellationToken cancellationToken)
    {
        await foreach (var _ in screenChanged.EachAsync(cancellationToken))
        {
            await outgoing.Writer.WriteAsync(new DeviceMessage.Show(screens.Current), cancellationToken);
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

    private Task ReceiveAsync(CancellationToken cancellationToken) =>
        FrameSocket.ReceiveAsync(
            socket,
            (message, type) =>
            {
                if (type == WebSocketMessageType.Binary)
                    return OnBinaryAsync(message, cancellationToken);
                OnText(message.Span);
                return ValueTask.CompletedTask;
            },
            cancellationToken
        );

    private async ValueTask OnBinaryAsync(ReadOnlyMemory<byte> message, CancellationToken cancellationToken)
    {
        if (message.Span.StartsWith(PictureHeader))
        {
            var jpeg = message.Span[PictureHeader.Length..];
            visit.Post(new VisitInput.PictureTaken(jpeg.Length is > 0 and <= IssueRequest.MaxPictureBytes ? FaceMemory.Copy(jpeg) : null));
            return;
        }

        await outgoing.Writer.WriteAsync(frames.Read(message.Span), cancellationToken);
    }

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
                case PageMessage.Touch:
                    visit.Post(new VisitInput.Touched());
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
                case PageMessage.Own(var act):
                    visit.Post(new VisitInput.ActAsked(act));
                    break;
                case PageMessage.Sure(var ticket):
                    visit.Post(new VisitInput.ActMeant(ticket));
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
