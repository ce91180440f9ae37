using FaceEngine;
using KioskDevice.Camera;
using QueueContracts;
using QueueContracts.Faces;

namespace KioskDevice.CounterCheck;

/// <summary>What one check has seen so far. Descriptors of its good frames are held until it is answered, and overwritten then; nothing else is held.</summary>
/// <param name="model">The model that makes the descriptors.</param>
/// <param name="started">When it began.</param>
internal sealed class CheckCapture(string model, DateTimeOffset started) : IHoldsFace
{
    private const int Wanted = 5;
    private const int Least = 3;

    /// <summary>Between two good frames, so that they vary.</summary>
    private static readonly TimeSpan Gap = TimeSpan.FromMilliseconds(180);

    /// <summary>Two seconds before the server's patience ends: the answer must still reach it.</summary>
    private static readonly TimeSpan Longest = CheckAnswer.Patience - TimeSpan.FromSeconds(2);

    private readonly List<float[]> good = [];
    private DateTimeOffset last = DateTimeOffset.MinValue;
    private FrameFault fault = FrameFault.NoFace;

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
    public CheckAnswer? AtTime(DateTimeOffset now) => now - started >= Longest ? End() : null;

    /// <inheritdoc />
    public void Erase()
    {
        foreach (var descriptor in good) FaceMemory.Overwrite<float>(descriptor);
        good.Clear();
    }

    private CheckAnswer End() => good.Count >= Least
        ? new(Face: FaceTemplate.Mean(model, good))
        : new(Why: fault switch
        {
            FrameFault.NoFace => CheckOutcome.NoFace,
            FrameFault.SeveralFaces => CheckOutcome.Several,
            _ => CheckOutcome.Quality,
        });
}
