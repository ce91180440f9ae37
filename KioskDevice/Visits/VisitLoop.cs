using System.Threading.Channels;
using KioskDevice.Camera;
using KioskDevice.Configuration;
using KioskDevice.Logging;
using QueueContracts;

namespace KioskDevice.Visits;

/// <summary>
/// Walks the visit: one input at a time, from the page, the camera, the server and the clock. The visit outlives a reload of the page, and
/// nothing of a face outlives the visit.
/// </summary>
internal sealed class VisitLoop(
    IFaceReader reader,
    IQueueClient server,
    IOfficeView office,
    KioskMeter meter,
    KioskSettings settings,
    TimeProvider time,
    ILogger<VisitLoop> logger
) : BackgroundService
{
    private static readonly TimeSpan TickPeriod = TimeSpan.FromMilliseconds(250);

    private readonly Channel<(VisitInput Input, Request? Answers)> inputs = Channel.CreateUnbounded<(VisitInput, Request?)>(
        new() { SingleReader = true }
    );
    private readonly List<Request> asked = []; // and not answered yet, of the loop's thread only
    private readonly HeldFaces faces = new();
    private volatile VisitState state = new VisitState.Idle(time.GetUtcNow());
    private volatile CameraStatus camera = CameraStatus.Starting;
    private int track; // the face in front, of the loop's thread only

    /// <summary>Where the visit stands.</summary>
    public VisitState State => state;

    /// <summary>What the page last said of its camera.</summary>
    public CameraStatus Camera => camera;

    /// <summary>State or camera changed; raised on the loop's thread.</summary>
    public event Action? Changed;

    /// <summary>The visit went on from one state to another; raised on the loop's thread.</summary>
    public event Action<VisitState, VisitState>? Stepped;

    /// <summary>The page is to crop a face from its last frame.</summary>
    public event Action<SeenFace>? PictureWanted;

    /// <summary>Hands in an input; it is taken in order.</summary>
    public void Post(VisitInput input) => inputs.Writer.TryWrite((input, null));

    /// <summary>Takes note of the camera.</summary>
    public void SetCamera(CameraStatus status)
    {
        if (camera == status)
            return;
        camera = status;
        Log.Camera(logger, status);
        Changed?.Invoke();
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(TickAsync(stoppingToken), WalkAsync(stoppingToken));

    private async Task TickAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TickPeriod, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            Post(new VisitInput.Tick());
    }

    private async Task WalkAsync(CancellationToken stoppingToken)
    {
        await foreach (var (input, answers) in inputs.Reader.ReadAllAsync(stoppingToken))
        {
            if (answers is not null)
                asked.Remove(answers);
            if (input is VisitInput.FrameSeen seen)
                track = seen.Reading.Track;
            var context = new VisitContext(
                time.GetUtcNow(),
                camera == CameraStatus.Ready && office.View is not { Faces: false },
                reader.Model,
                settings.Visit,
                CommandId.New(),
                track,
                office.View?.ConsentVersion ?? 0
            );
            var (next, effects) = Visit.Step(state, input, context);
            var changed = !ReferenceEquals(next, state);
            if (VisitEnds.Between(state, next) is { } end)
                meter.VisitEnded(end);
            if (changed)
                Stepped?.Invoke(state, next);
            state = next;
            foreach (var effect in effects)
                Run(effect, stoppingToken);
            faces.Step(input, next, asked);
            if (changed && next is VisitState.Idle)
                reader.Forget();
            if (changed)
                Changed?.Invoke();
        }
    }

    private void Run(VisitEffect effect, CancellationToken stoppingToken)
    {
        switch (effect)
        {
            case VisitEffect.Ask(var request):
                asked.Add(request);
                _ = AskAsync(request, stoppingToken);
                break;
            case VisitEffect.TakePicture(var face):
                PictureWanted?.Invoke(face);
                break;
            default:
                throw new InvalidOperationException($"Unknown effect {effect}.");
        }
    }

    private async Task AskAsync(Request request, CancellationToken stoppingToken)
    {
        try
        {
            Answer(await server.AskAsync(request, stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The program ends, and the visit with it.
        }
        catch (Exception e)
        {
            Log.AskFailed(logger, e);
            Answer(new VisitInput.NotDone(null));
        }

        void Answer(VisitInput answer) => inputs.Writer.TryWrite((answer, request));
    }
}
