using QueueServer.Domain;
using QueueServer.Domain.Facts;
using static Domain.Tests.Office;
using static Domain.Tests.Ratings.RatingsAreCounted;

namespace Domain.Tests.Ratings;

public sealed class RatingsAreFiguresOfReports
{
    /// <summary>Monday, 23 November 2026.</summary>
    private static readonly DateOnly Monday = new(2026, 11, 23);

    private static readonly Cut[] Told = [.. Enum.GetValues<Cut>().Where(cut => cut.HasRatings())];

    public static TheoryData<string> EveryToldCut => [.. Told.Select(cut => $"{cut}")];

    /// <summary>By hand: eight of ten, of 20 asked and 25 finished; the interval as <see cref="RatingsAreCounted"/> has it.</summary>
    [Fact]
    public void The_satisfied_share_with_its_interval_and_how_many_answered()
    {
        var sum = SumOf(Cut.Service);
        sum.Add(DayOf(0, finished: 25, asked: 20));
        sum.Add(Batch([.. Many(5, RatingLevel.VerySatisfied), .. Many(3, RatingLevel.Satisfied), .. Many(2, RatingLevel.Dissatisfied)]));
        foreach (var said in new[] { sum.Total.Ratings!, sum.Parts.Single().Figures.Ratings! }) // they are told
        {
            Assert.Equal((10, 8, 20, 25), (said.Count, said.Satisfied, said.Asked, said.Finished));
            Assert.Equal((0.8, 0.5), (said.Share, said.ResponseRate));
            Assert.Equal(0.490162, said.Interval!.Value.Low, 1e-5); // there are some
            Assert.Equal(0.943318, said.Interval.Value.High, 1e-5);
            Assert.Null(said.Hides);
        }
    }

    [Fact]
    public void Nobody_answered_is_no_share_and_is_hidden_from_nobody()
    {
        var sum = SumOf(Cut.Service);
        sum.Add(DayOf(0, finished: 3, asked: 2));
        Assert.Equal(new Satisfaction(Finished: 3, Asked: 2) { Count = 0, Satisfied = 0 }, sum.Total.Ratings);
        Assert.Null(sum.Total.Ratings!.Share);
        Assert.Equal(0, sum.Total.Ratings.ResponseRate);
    }

    [Theory]
    [InlineData("Procedure")]
    [InlineData("Class")]
    [InlineData("Channel")]
    public void Not_by_what_no_rating_tells(string cut)
    {
        var sum = SumOf(Enum.Parse<Cut>(cut));
        sum.Add(DayOf(0, finished: 9, asked: 9));
        sum.Add(Batch([.. Many(7, RatingLevel.Satisfied)]));
        Assert.All(sum.Parts, part => Assert.Null(part.Figures.Ratings));
        Assert.Equal(7, sum.Total.Ratings!.Count); // the whole is told
    }

    [Theory]
    [MemberData(nameof(EveryToldCut))]
    public void The_sums_of_every_cut_are_the_whole(string cut)
    {
        var random = new Random(17);
        var sum = SumOf(Enum.Parse<Cut>(cut), seesFew: true);
        for (var day = 0; day < 30; day++)
        {
            sum.Add(DayOf(day, random.Next(1, 20), random.Next(1, 20)));
            sum.Add(Batch([.. Enumerable.Range(0, random.Next(5, 9)).Select(_ => Any(random, day))]));
        }

        var (total, parts) = (sum.Total.Ratings!, sum.Parts.Select(part => part.Figures.Ratings!).ToList());
        Assert.Equal(
            (total.Count, total.Satisfied, total.Asked, total.Finished),
            (
                parts.Sum(part => part.Count),
                parts.Sum(part => part.Satisfied),
                parts.Sum(part => part.Asked),
                parts.Sum(part => part.Finished)
            )
        );
    }

    [Theory]
    [InlineData("Service", "births")]
    [InlineData("Counter", "one")]
    [InlineData("Officer", "lan")]
    [InlineData("Day", "2026-11-24")] // a batch counts on its last day
    [InlineData("Week", "2026-W48")]
    [InlineData("Month", "2026-11")]
    [InlineData("Quarter", "2026-Q4")]
    [InlineData("Year", "2026")]
    [InlineData("Hour", "09")] // in which the service ended
    public void Each_stands_where_it_belongs(string cut, string key)
    {
        var sum = SumOf(Enum.Parse<Cut>(cut));
        sum.Add(Batch([.. Many(3, RatingLevel.Satisfied), .. Many(3, RatingLevel.Satisfied, day: 1)]));
        Assert.Equal([(key, 6)], sum.Parts.Select(part => (part.Key, part.Figures.Ratings!.Count!.Value)));
    }

    [Fact]
    public void By_weekday_each_stands_on_its_own()
    {
        var sum = SumOf(Cut.Weekday);
        sum.Add(Batch([.. Many(6, RatingLevel.Satisfied), .. Many(7, RatingLevel.Satisfied, day: 1)]));
        Assert.Equal([("1", 6), ("2", 7)], sum.Parts.Select(part => (part.Key, part.Figures.Ratings!.Count!.Value)));
    }

    /// <summary>Asked from eight to nine, finished after nine: who was asked stands beside who answered.</summary>
    [Fact]
    public void By_hour_those_asked_stand_in_the_hour_in_which_they_were()
    {
        var sum = SumOf(Cut.Hour);
        sum.Add(DayOf(0, finished: 4, asked: 3));
        Assert.Equal(
            [("08", 4, 0, 0), ("09", 0, 4, 3)],
            sum.Parts.Select(part => (part.Key, part.Figures.Issued, part.Figures.Ratings!.Finished, part.Figures.Ratings.Asked))
        );
    }

    [Fact]
    public void A_day_that_goes_on_asked_nobody_yet()
    {
        var sum = SumOf(Cut.Service);
        sum.Add(DayOf(0, finished: 4, asked: 3), isRated: false);
        Assert.Equal((4, 0, 0), (sum.Total.Finished, sum.Total.Ratings!.Finished, sum.Total.Ratings.Asked));
    }

    [Fact]
    public void What_fewer_than_five_said_is_hidden_and_cannot_be_worked_out()
    {
        var sum = SumOf(Cut.Counter);
        sum.Add(Batch([.. Rows(20, 9, 4, 0)]));
        sum.Add(DayOf(0, finished: 1, asked: 1, Elsewhere));
        var parts = sum.Parts.ToDictionary(part => part.Key, part => part.Figures.Ratings!);
        Assert.Equal((20, null), (parts["one"].Count, parts["one"].Hides));
        Assert.Equal((null, Hidden.Beside), (parts["two"].Count, parts["two"].Hides)); // the whole without one and two would tell three's
        Assert.Equal((null, Hidden.Few), (parts["three"].Count, parts["three"].Hides));
        Assert.Equal((null, null, null), (parts["three"].Share, parts["three"].Interval, parts["three"].ResponseRate));
        Assert.Equal((0, null), (parts["four"].Count, parts["four"].Hides));
        Assert.Equal(33, sum.Total.Ratings!.Count);
    }

    [Fact]
    public void And_so_is_a_whole_of_fewer()
    {
        var sum = SumOf(Cut.Service, filter: new(Service: Land));
        sum.Add(
            Batch([.. Many(9, RatingLevel.Satisfied), .. Enumerable.Range(0, 4).Select(_ => Rated(RatingLevel.Satisfied, service: Land))])
        );
        Assert.Equal((null, Hidden.Few), (sum.Total.Ratings!.Count, sum.Total.Ratings.Hides));
        Assert.Equal(Hidden.Few, sum.Parts.Single().Figures.Ratings!.Hides);
    }

    [Fact]
    public void But_not_from_who_runs_the_office()
    {
        var sum = SumOf(Cut.Counter, seesFew: true);
        sum.Add(Batch([.. Rows(20, 9, 4, 0)]));
        Assert.Equal([20, 4, 9], sum.Parts.Select(part => part.Figures.Ratings!.Count!.Value));
    }

    /// <summary>Whoever sees all but the hidden parts and the whole, learns of five or more together, or of nothing.</summary>
    [Fact]
    public void Whatever_the_parts_are()
    {
        var random = new Random(5);
        for (var n = 0; n < 300; n++)
        {
            int[] counts = [random.Next(1, 12), .. Enumerable.Range(0, 3).Select(_ => random.Next(0, 12))];
            var sum = SumOf(Cut.Counter);
            sum.Add(Batch([.. Rows(counts)]));
            var shown = sum.Parts.Sum(part => part.Figures.Ratings!.Count ?? 0);
            Assert.DoesNotContain(sum.Parts, part => part.Figures.Ratings!.Count is > 0 and < RatingBatches.Least);
            if (sum.Total.Ratings!.Count is { } all)
                Assert.True(all - shown is 0 or >= RatingBatches.Least, $"{string.Join(' ', counts)}");
        }
    }

    private static readonly CounterId Elsewhere = new("four");

    private static ReportSum SumOf(Cut cut, bool seesFew = false, ReportFilter? filter = null) =>
        new(cut, filter ?? new(), Settings.Zone, seesFew);

    /// <summary>What is seen together.</summary>
    private static RatedBatch Batch(IReadOnlyList<Rating> ratings) =>
        new(
            ratings.Max(rating => rating.Day),
            [
                .. ratings.Select(of => new RatedService(
                    of.Day,
                    of.Hour,
                    of.Service,
                    of.Counter,
                    of.Officer,
                    of.Level != RatingLevel.Dissatisfied
                )),
            ]
        );

    private static IEnumerable<Rating> Rows(params int[] counts) =>
        counts.Zip(new[] { One, Two, Three, Elsewhere }).SelectMany(row => Many(row.First, RatingLevel.Satisfied, counter: row.Second));

    private static Rating Any(Random random, int day) =>
        Rated(
            (RatingLevel)random.Next(3),
            day,
            random.Next(2) == 0 ? One : Two,
            random.Next(2) == 0 ? Births : Land,
            random.Next(3) == 0 ? "" : "lan"
        ) with
        {
            Hour = random.Next(8, 17),
        };

    /// <summary>A day of births taken at half past eight and finished an hour later.</summary>
    private static DayFacts DayOf(int day, int finished, int asked, CounterId? counter = null) =>
        new(Id, Monday.AddDays(day), 1)
        {
            Revision = 1,
            IsClosed = true,
            Legs =
            [
                .. Enumerable
                    .Range(1, finished)
                    .Select(n => new Leg
                    {
                        Number = new('A', n),
                        Index = 1,
                        Service = Births,
                        Channel = Channel.KioskCode,
                        Start = LegStart.Taken,
                        TakenAt = At(30 * 60),
                        WaitsFrom = At(30 * 60),
                        FirstCalledAt = At(80 * 60),
                        ServedFrom = At(80 * 60),
                        EndedAt = At(90 * 60),
                        End = LegEnd.Finished,
                        Counter = counter ?? One,
                        Officer = "lan",
                        WasAsked = n <= asked,
                    }),
            ],
        };
}
