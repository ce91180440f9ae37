using FaceEngine.Analysis;
using FaceEngine.Faces;
using FaceEngine.HeadTurns;
using FaceEngine.Liveness;
using FaceEngine.Tests.Real;
using static FaceEngine.HeadTurns.HeadPose;

namespace FaceEngine.Tests.Liveness;

/// <summary>The real man of the prepared clip, read once frame by frame, who does as a challenge asks him after a moment.</summary>
internal sealed class LivingMan
{
    public const double PerSecond = 15;

    private static readonly SemaphoreSlim Reading = new(1);
    private static LivingMan? read;

    private LivingMan(IReadOnlyList<TrackedFrame> frames)
    {
        // The script below, in frames.
        IReadOnlyList<TrackedFrame> Part(double from, double seconds) =>
            [.. frames.Skip((int)(from * PerSecond)).Take((int)(seconds * PerSecond))];
        (Middle, Right, Left) = (Part(0, 2), Part(2, 2.6), Part(4.6, 3.4));
    }

    public IReadOnlyList<TrackedFrame> Middle { get; }

    /// <summary>From the middle to his right, a moment there, and back.</summary>
    public IReadOnlyList<TrackedFrame> Right { get; }

    public IReadOnlyList<TrackedFrame> Left { get; }

    public static async Task<LivingMan> ReadAsync(FaceAnalyzer analyzer)
    {
        await Reading.WaitAsync();
        try
        {
            return read ??= await ReadClipAsync(analyzer);
        }
        finally
        {
            Reading.Release();
        }
    }

    private static async Task<LivingMan> ReadClipAsync(FaceAnalyzer analyzer)
    {
        var clip = await TurnClip.MakeAsync(
            Repository.Clip("franck.mp4"),
            (HeadPose.Middle, 2),
            (HeadPose.Right, 1.1),
            (HeadPose.Middle, 1.5),
            (HeadPose.Left, 1.6),
            (HeadPose.Middle, 1.8)
        );
        var pictures = ClipReader.Kiosk(Path.GetFileName(clip), PerSecond, (int)(8 * PerSecond));
        return new LivingMan([.. Recording.Track(analyzer, pictures, PerSecond).Select(moment => moment.Tracked)]);
    }

    /// <summary>What the challenge says at the end of a visit, and when each turn was asked for.</summary>
    /// <param name="challenge">It asks.</param>
    /// <param name="reaction">Seconds between asking and moving.</param>
    /// <param name="answer">The frames he answers with; his own turns when null.</param>
    public (ChallengeReading Reading, List<(double At, HeadDirection Side)> Asked) Meet(
        TurnChallenge challenge,
        double reaction,
        Func<HeadDirection, IEnumerable<TrackedFrame>>? answer = null
    )
    {
        answer ??= side => side == HeadDirection.Left ? Left : Right;
        var asked = new List<(double, HeadDirection)>();
        var coming = new Queue<TrackedFrame>();
        HeadDirection? known = null;
        ChallengeReading reading = null!; // set in the first round
        for (var count = 0; count < 60 * PerSecond; count++)
        {
            if (coming.Count == 0)
                foreach (var frame in Middle)
                    coming.Enqueue(frame);
            reading = challenge.Next(TimeSpan.FromSeconds(count / PerSecond), coming.Dequeue());
            if (reading.Stage is ChallengeStage.Passed or ChallengeStage.Failed)
                break;
            if (reading.Asked is { } side && known is null)
            {
                asked.Add((count / PerSecond, side));
                coming = new([.. Middle.Take((int)(reaction * PerSecond)), .. answer(side)]);
            }
            known = reading.Asked;
        }
        return (reading, asked);
    }
}
