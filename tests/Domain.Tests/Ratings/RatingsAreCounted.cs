using QueueServer.Domain;
using static Domain.Tests.Office;

namespace Domain.Tests.Ratings;

public sealed class RatingsAreCounted
{
    private static readonly DateOnly Monday = new(2026, 11, 23);

    internal static Rating Rated(
        RatingLevel level,
        int day = 0,
        CounterId? counter = null,
        ServiceId? service = null,
        string officer = "lan",
        params RatingReason[] reasons
    ) =>
        new()
        {
            Id = Guid.NewGuid(),
            Office = Id,
            Day = Monday.AddDays(day),
            Hour = 9,
            Service = service ?? Births,
            Counter = counter ?? One,
            Officer = officer,
            Level = level,
            Reasons = [.. reasons],
            Channel = RatingChannel.Tablet,
            WordsVersion = "1",
        };

    internal static IEnumerable<Rating> Many(int count, RatingLevel level, int day = 0, CounterId? counter = null) =>
        Enumerable.Range(0, count).Select(_ => Rated(level, day, counter));

    /// <summary>By hand, with z² = 3.841459 and z = 1.959964.</summary>
    [Theory]
    [InlineData(8, 10, 0.490162, 0.943318)] // (0.8 + 0.192073 ± 1.959964·√(0.016 + 0.009604)) / 1.384146
    [InlineData(0, 10, 0.000000, 0.277533)] // 3.841459/10 / 1.384146
    [InlineData(10, 10, 0.722467, 1.000000)]
    [InlineData(1, 1, 0.206543, 1.000000)] // 1 / (1 + 3.841459)
    [InlineData(450, 500, 0.870578, 0.923323)] // (0.903841 ± 0.026575) / 1.007683
    public void The_interval_is_Wilsons(int count, int all, double low, double high)
    {
        var (found, to) = RatingInterval.Of(count, all)!.Value; // there are some
        Assert.Equal(low, found, 1e-5);
        Assert.Equal(high, to, 1e-5);
    }

    [Fact]
    public void And_of_nothing_there_is_none() => Assert.Null(RatingInterval.Of(0, 0));

    /// <summary>With a usual share of 0.2 a dissatisfied one adds 0.7, any other takes 0.3; it alarms above 4.</summary>
    [Theory]
    [InlineData("DDDDD", 3.5, null)]
    [InlineData("DDDDDD", 4.2, 5)]
    [InlineData("DDDSDDD", 3.9, null)] // 2.1 − 0.3 + 2.1
    [InlineData("DDDSDDDD", 4.6, 7)]
    [InlineData("SSSSDDDDDD", 4.2, 9)] // it never falls below nothing
    [InlineData("DDDDDDSSS", 3.3, 5)] // what alarmed stays told
    [InlineData("", 0.0, null)]
    public void A_growing_dissatisfaction_alarms(string ratings, double sum, int? alarm)
    {
        var trend = RatingTrend.Of(ratings.Select(one => one == 'D'), 0.2);
        Assert.Equal(sum, trend.Sum, 1e-9);
        Assert.Equal(alarm, trend.Alarm);
    }

    [Fact]
    public void The_figures_of_an_office()
    {
        List<Rating> ratings =
        [
            .. Many(6, RatingLevel.VerySatisfied),
            Rated(RatingLevel.Satisfied) with
            {
                IsHasty = true,
            },
            Rated(RatingLevel.Dissatisfied, counter: Two, reasons: [RatingReason.WaitedLong, RatingReason.RoomAndSeats]),
            .. Many(4, RatingLevel.Satisfied, counter: Two),
            Rated(RatingLevel.Dissatisfied, counter: Two, reasons: RatingReason.WaitedLong),
        ];
        var figures = RatingFigures.Of(
            ratings,
            [
                new(Births, One, "lan")
                {
                    Finished = 20,
                    Asked = 10,
                    Short = 3,
                },
                new(Births, Two, "lan")
                {
                    Finished = 40,
                    Asked = 16,
                    Short = 1,
                },
            ]
        );
        Assert.Equal((13, 60, 26, 4), (figures.All.Count, figures.All.Finished, figures.All.Asked, figures.All.Short));
        Assert.Equal(new(6, 5, 2), figures.All.Levels);
        Assert.Equal(11.0 / 13, figures.All.Satisfied);
        Assert.Equal(RatingInterval.Of(11, 13), figures.All.Interval);
        Assert.Equal(0.5, figures.All.ResponseRate);
        Assert.Equal(1, figures.All.Hasty);
        Assert.Equal([(RatingReason.WaitedLong, 2), (RatingReason.RoomAndSeats, 1)], figures.Reasons);
        Assert.Equal([(One, 7), (Two, 6)], figures.ByCounter.Select(part => (part.Counter, part.Score.Count)));
        Assert.Equal(new(0, 4, 2), figures.ByCounter[1].Score.Levels);
        Assert.Equal((Births, 13), figures.ByService.Select(part => (part.Service, part.Score.Count)).Single());
    }

    [Fact]
    public void What_few_said_is_hidden_and_cannot_be_worked_out()
    {
        List<Rating> ratings =
        [
            .. Many(20, RatingLevel.VerySatisfied, counter: One),
            .. Many(9, RatingLevel.Satisfied, counter: Two),
            .. Many(1, RatingLevel.Dissatisfied, counter: Three),
        ];
        var parts = RatingFigures.Of(ratings, []).ByCounter.ToDictionary(part => part.Counter, part => part.Score);
        Assert.Equal((1, null), (parts[Three].Count, parts[Three].Levels));
        Assert.Null(parts[Three].Interval);
        Assert.Null(parts[Three].Satisfied);
        Assert.Null(parts[Two].Levels); // the whole without one and two would tell three's
        Assert.Equal(new(20, 0, 0), parts[One].Levels);
    }

    [Fact]
    public void Batches_are_of_five_or_more_whatever_is_asked_for()
    {
        List<Rating> ratings =
        [
            .. Many(2, RatingLevel.Satisfied, day: 0),
            .. Many(2, RatingLevel.Satisfied, day: 1),
            .. Many(3, RatingLevel.Dissatisfied, day: 2), // seven: the first batch
            .. Many(5, RatingLevel.Satisfied, day: 3), // the second
            .. Many(4, RatingLevel.Satisfied, day: 4), // none yet
            .. Many(4, RatingLevel.Satisfied, day: 2, counter: Two), // another counter's: none
        ];
        Assert.Equal([7, 5], Sizes(0, 4));
        Assert.Equal([7], Sizes(0, 2));
        Assert.Equal([7], Sizes(2, 2)); // with those of the days before
        Assert.Equal([], Sizes(0, 1));
        Assert.Equal([5], Sizes(3, 4));

        IEnumerable<int> Sizes(int from, int to) =>
            RatingBatches.Of(ratings, rating => rating.Counter, Monday.AddDays(from), Monday.AddDays(to)).Select(batch => batch.Count);
    }

    [Fact]
    public void One_who_counts_day_by_day_sees_no_batch_of_less()
    {
        var random = new Random(19);
        List<Rating> ratings = [.. Enumerable.Range(0, 120).SelectMany(day => Many(random.Next(0, 4), (RatingLevel)random.Next(3), day))];
        for (var from = 0; from < 120; from += 7)
        for (var to = from; to < 120; to += 3)
        {
            var (one, more) = (Seen(from, to), Seen(from, to + 1));
            Assert.True(more - one is 0 or >= RatingBatches.Least, $"{from}…{to}: {one} and then {more}");
        }

        int Seen(int from, int to) =>
            RatingBatches.Of(ratings, rating => rating.Counter, Monday.AddDays(from), Monday.AddDays(to)).Sum(batch => batch.Count);
    }

    [Fact]
    public void A_batch_is_in_an_order_of_its_own()
    {
        var ratings = Many(40, RatingLevel.Satisfied).ToList();
        var batch = RatingBatches.Of(ratings, rating => rating.Counter, Monday, Monday).Single();
        Assert.NotEqual(ratings, batch);
        Assert.Equal(batch, RatingBatches.Of(ratings.AsEnumerable().Reverse(), rating => rating.Counter, Monday, Monday).Single());
    }

    [Theory]
    [InlineData(5, RatingLevel.VerySatisfied)]
    [InlineData(4, RatingLevel.VerySatisfied)]
    [InlineData(3, RatingLevel.Satisfied)]
    [InlineData(2, RatingLevel.Dissatisfied)]
    [InlineData(1, RatingLevel.Dissatisfied)]
    public void Stars_stand_for_levels(int stars, RatingLevel level) => Assert.Equal(level, Rating.LevelOf(stars));
}
