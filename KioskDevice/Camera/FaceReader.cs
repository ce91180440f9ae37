using System.Diagnostics;
using System.Security.Cryptography;
using FaceEngine.Analysis;
using FaceEngine.Faces;
using FaceEngine.Frames;
using FaceEngine.HeadTurns;
using FaceEngine.Liveness;
using FaceEngine.Tracking;
using KioskDevice.Configuration;

namespace KioskDevice.Camera;

/// <summary>Reads one camera's frames with <see cref="FaceAnalyzer"/>: follows the face in front, its turns and its challenge.</summary>
internal sealed class FaceReader(FaceAnalyzer analyzer, KioskSettings settings) : IFaceReader, IDisposable
{
    private readonly Lock reading = new(); // a page that replaces another may send while the last frame of the other is read
    private readonly FaceTracker tracker = new(analyzer);
    private readonly Dictionary<TimeSpan, HeadTurnReader> heads = new[] { false, true }
        .Select(settings.Head.DwellOn)
        .Distinct()
        // all see every frame; the look says whose dwell counts
        .ToDictionary(dwell => dwell, dwell => new HeadTurnReader(analyzer.HeadTurns(dwell)));
    private TurnChallenge? challenge;
    private int round = -1;
    private int track;

    public string Model => analyzer.DescriptorModel;

    public float TurnThreshold { get; } = analyzer.HeadTurns(HeadTurnSettings.LongestDwell).Turn;

    public FrameReading Read(in FrameMessage message, Look look, TimeSpan at)
    {
        lock (reading)
        {
            var frame = new Frame(message.Pixels, message.Width, message.Height, PixelLayout.Rgba);
            BeginRound(look);
            return look.For == LookFor.Near
                ? PassBy(frame) with
                {
                    Round = look.Round,
                }
                : Follow(frame, look, at) with
                {
                    Round = look.Round,
                };
        }
    }

    public void Forget()
    {
        lock (reading)
            tracker.Reset();
    }

    public void Dispose()
    {
        Forget();
        analyzer.Dispose();
    }

    private void BeginRound(Look look)
    {
        if (look.Round == round)
            return;
        round = look.Round;
        foreach (var head in heads.Values)
            head.Rest();
        challenge =
            look.For == LookFor.Challenge
                ? new(analyzer.Challenge(VisitSettings.ChallengeTurns), new Random(RandomNumberGenerator.GetInt32(int.MaxValue)))
                : null;
    }

    private FrameReading PassBy(in Frame frame)
    {
        tracker.Reset();
        return FaceAnalyzer.Subject(analyzer.Detect(frame)) is { } subject
            ? new(SeenFace(frame, subject), IsNear(frame, subject))
            : new(null, Near: false);
    }

    private FrameReading Follow(in Frame frame, Look look, TimeSpan at)
    {
        var started = Stopwatch.GetTimestamp();
        var followed = tracker.Next(frame, at);
        var follow = Stopwatch.GetElapsedTime(started);
        if (followed.Track != 0 && followed.Track != track)
        {
            track = followed.Track;
            foreach (var reader in heads.Values)
                reader.Reset();
        }

        var turns = heads.ToDictionary(reader => reader.Key, reader => reader.Value.Next(at, followed.Landmarks?.Turn));
        var describes = look.For == LookFor.Description && followed.Quality.Fault == FrameFault.None;
        // a frame without a fault has a face with landmarks
        var descriptor = describes ? analyzer.Describe(frame, followed.Landmarks!) : null;
        return new(
            followed.Face is { } face ? SeenFace(frame, face) : null,
            followed.Face is { } near && IsNear(frame, near),
            followed.Quality.Fault,
            descriptor
        )
        {
            Track = followed.Track,
            Head = turns.GetValueOrDefault(look.Dwell),
            Challenge = challenge?.Next(at, followed),
            Liveness = describes && settings.Visit.Liveness != LivenessLevel.Off ? analyzer.LivenessHint(frame, followed.Face!.Value) : 1,
            Measures = new(followed.Quality, followed.Detected, follow, Stopwatch.GetElapsedTime(started) - follow),
        };
    }

    private bool IsNear(in Frame frame, FaceBox face) => face.Height / frame.Height >= settings.Camera.NearFaceShare;

    private static SeenFace SeenFace(in Frame frame, FaceBox face) =>
        new(face.Left / frame.Width, face.Top / frame.Height, face.Width / frame.Width, face.Height / frame.Height);
}
