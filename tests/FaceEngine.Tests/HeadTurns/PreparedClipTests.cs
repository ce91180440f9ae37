using FaceEngine.HeadTurns;
using FaceEngine.Tests.Real;
using static FaceEngine.HeadTurns.HeadPose;

namespace FaceEngine.Tests.HeadTurns;

/// <summary>A clip made to a script is read turn for turn, of one person throughout.</summary>
public sealed class PreparedClipTests(LoadedAnalyzer loaded, ITestOutputHelper output)
{
    private const double PerSecond = 15;

    [Fact]
    public async Task A_script_of_turns_and_holds_is_read_as_it_was_written()
    {
        (HeadPose, double)[] script =
        [
            (Middle, 1.5),
            (Right, 0.9),
            (Middle, 1.4),
            (Right, 0.9),
            (Middle, 1.4),
            (Left, 1.2),
            (Middle, 1.7),
            (Right, 2.4),
            (Middle, 1.4),
            (Left, 2.6),
            (Middle, 2),
        ];
        var readings = await ReadAsync(script);
        Assert.Equal(
            [HeadDirection.Right, HeadDirection.Right, HeadDirection.Left, HeadDirection.Right, HeadDirection.Left],
            readings.Select(reading => reading.Turned).OfType<HeadDirection>()
        );
        Assert.Equal([HeadPose.Right, HeadPose.Left], readings.Where(reading => reading.Held).Select(reading => reading.Pose));
    }

    [Fact]
    public async Task Who_leaves_is_out_of_sight() =>
        Assert.Contains(await ReadAsync((Middle, 1.5), (Unseen, 1), (Middle, 1.5)), reading => reading.Pose == HeadPose.Unseen);

    private async Task<List<HeadTurnReading>> ReadAsync(params (HeadPose Pose, double Seconds)[] script)
    {
        var clip = await TurnClip.MakeAsync(Repository.Clip("franck.mp4"), script);
        var pictures = ClipReader.Kiosk(Path.GetFileName(clip), PerSecond, (int)(script.Sum(entry => entry.Seconds) * PerSecond));
        var reader = new HeadTurnReader(loaded.Analyzer.HeadTurns(TimeSpan.FromSeconds(1)));
        var moments = Recording.Track(loaded.Analyzer, pictures, PerSecond).ToList();
        var readings = moments.Select(moment => reader.Next(moment.At, moment.Tracked.Landmarks?.Turn)).ToList();
        output.WriteLine(
            string.Join(
                " ",
                moments.Zip(
                    readings,
                    (moment, reading) =>
                        FormattableString.Invariant(
                            $"{moment.Tracked.Track}{reading.Pose}{moment.Tracked.Landmarks?.Turn:f2}{Marks(moment, reading)}"
                        )
                )
            )
        );
        if (script.All(entry => entry.Pose != Unseen))
            Assert.All(moments, moment => Assert.Equal(1, moment.Tracked.Track));
        return readings;
    }

    private static string Marks(Moment moment, HeadTurnReading reading) =>
        $"{(reading.Turned is null ? "" : "!")}{(reading.Held ? "#" : "")}{moment.Tracked.Quality.Fault}";
}
