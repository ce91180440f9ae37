using FaceReport.Figures;

namespace FaceReport.Tests;

/// <summary>Rates of made-up pairs are those that can be counted by hand.</summary>
public sealed class PairsAreTold
{
    // One person's pictures 30° and 60° apart (0.87, 0.50), the other's one picture 90°, 60° and 0° from them (0.00, 0.50, 1.00).
    private static readonly PersonFaces[] TwoPeople =
    [
        MadeUp.Person("an", MadeUp.At(0), MadeUp.At(30), MadeUp.At(90)),
        MadeUp.Person("binh", MadeUp.At(90)),
    ];

    [Theory]
    [InlineData(0.40f, 2, 1), InlineData(0.60f, 1, 2), InlineData(0.90f, 1, 3), InlineData(1.01f, 0, 3)]
    public void A_threshold_takes_some_pairs_for_one_and_misses_others(float threshold, int falseMatches, int misses)
    {
        var figures = Verify(TwoPeople, limit: 100);
        Assert.Equal(new Rate(falseMatches, 3), figures.FalseMatches(threshold));
        Assert.Equal(new Rate(misses, 3), figures.Misses(threshold));
    }

    [Fact]
    public void A_pair_at_the_threshold_is_one_person()
    {
        var figures = new Verification([0.60f], [0.60f]);
        Assert.Equal((1, 0), (figures.FalseMatches(0.60f).Count, figures.Misses(0.60f).Count));
    }

    [Fact]
    public void A_threshold_for_one_in_so_many_is_the_least_that_keeps_it()
    {
        var figures = new Verification([0.9f], [.. Enumerable.Range(0, 1000).Select(thousandth => thousandth / 1000f)]);
        Assert.Equal(0.99f, figures.ThresholdFor(100));
        Assert.Equal(10, figures.FalseMatches(0.99f).Count);
        Assert.Equal(1.00f, figures.ThresholdFor(1000));
    }

    [Fact]
    public void Too_few_pairs_say_nothing_about_one_in_many() => Assert.Null(Verify(TwoPeople, limit: 100).ThresholdFor(100));

    [Fact]
    public void Above_the_limit_different_pairs_are_drawn_and_the_seed_says_which()
    {
        // 40 pictures at 0°, 1°, 2° … of one person: 780 pairs, of which 30 are drawn; the other person is 90° away.
        PersonFaces[] people =
        [
            MadeUp.Person("an", [.. Enumerable.Range(0, 40).Select(degree => MadeUp.At(degree))]),
            MadeUp.Person("binh", MadeUp.At(180)),
        ];
        float[] Draw(int seed) => PairSampler.OnePerson(people, 30, new Random(seed));
        Assert.Equal(30, Draw(1).Length);
        Assert.Equal(Draw(1), Draw(1));
        Assert.NotEqual(Draw(1), Draw(2));
        Assert.Equal(780, PairSampler.OnePerson(people, 780, new Random(1)).Length);
        Assert.Equal(40, PairSampler.TwoPeople(people, 1000, new Random(1)).Length);
    }

    [Fact]
    public void Drawn_pairs_stand_for_all_of_them()
    {
        // The first half of the 10,000 pairs has the cosine 1, the second half 0.
        PersonFaces[] people =
        [
            MadeUp.Person("an", [.. Enumerable.Repeat(MadeUp.Axis(0), 50), .. Enumerable.Repeat(MadeUp.Axis(1), 50)]),
            MadeUp.Person("binh", [.. Enumerable.Repeat(MadeUp.Axis(0), 100)]),
        ];
        var drawn = PairSampler.TwoPeople(people, 1000, new Random(1));
        Assert.InRange(drawn.Count(cosine => cosine > 0.5), 430, 570); // four and a half standard deviations
    }

    private static Verification Verify(PersonFaces[] people, int limit) =>
        new(PairSampler.OnePerson(people, limit, new Random(1)), PairSampler.TwoPeople(people, limit, new Random(1)));
}
