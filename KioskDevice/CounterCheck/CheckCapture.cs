using FaceEngine.Faces;
using FaceEngine.Frames;
using KioskDevice.Camera;
using QueueContracts;
using QueueContracts.Faces;

namespace KioskDevice.CounterCheck;

/// <summary>
/// What one check has seen so far. Descriptors of its good frames are held until it is answered, and overwritten then; nothing else is
/// held.
/// </summary>
/// <param name="model">The model that makes the descriptors.</param>
/// <param name="ends">When the officer waits no longer.</param>
internal sealed class CheckCapture(string model, DateTimeOffset ends) : IHoldsFace
{
    private const int Wanted = 5;
    private const int Least = 3;

    /// <summary>Between two good frames, so that they vary.</summary>
    private static readonly TimeSpan Gap = TimeSpan.FromMilliseconds(180);

    /// <summary>Kept of the officer's patience: the answer must still reach the server.</summary>
    private static readonly TimeSpan Reserve = TimeSpan.FromSeconds(3);

    /// <summary>When the officer waits no longer.</summary>
    public DateTimeOffset Ends => ends;

    private readonly List<float[]> good = [];
    private DateTimeOffset last = DateTimeOffset.MinValue;
    private FrameFault? fault; // null before the first frame

    /// <summary>Takes one frame's reading over.</summary>
    /// <returns>The answer once there is enough; null while more is wanted.</returns>
    public CheckAnswer? Add(FrameReading reading, DateTimeOffset now)
    {
        fault = reading.Fault;
        if (reading.Descriptor is { } descriptor && now - last >= Gap)
        {
            good.Add(descriptor);
            last = now;
        }
        else
        {
            reading.Erase();
        }

        return good.Count >= Wanted ? End() : AtTime(now);
    }

    /// <summary>The answer once the time is over, with what there is; null before.</summary>
    public CheckAnswer? AtTime(DateTimeOffset now) => now >= ends - Reserve ? End() : null;

    /// <inheritdoc />
    public void Erase()
    {
        foreach (var descriptor in good)
            FaceMemory.Overwrite<float>(descriptor);
        good.Clear();
    }

    private CheckAnswer End() =>
        good.Count >= Least
            ? new(Face: FaceTemplate.Mean(model, good))
            : new(
                Why: fault switch
                {
                    null => CheckOutcome.NoCamera,
                    FrameFault.NoFace => CheckOutcome.NoFace,
                    FrameFault.SeveralFaces => CheckOutcome.Several,
                    _ => CheckOutcome.Quality,
                }
            );
}
