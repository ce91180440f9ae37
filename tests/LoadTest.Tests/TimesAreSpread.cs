using LoadTest.Measuring;

namespace LoadTest.Tests;

/// <summary>What the percentiles and the errors mean.</summary>
public sealed class TimesAreSpread
{
    [Theory]
    [InlineData(0.5, 50)]
    [InlineData(0.95, 95)]
    [InlineData(0.99, 99)]
    [InlineData(1, 100)]
    public void A_share_is_told_by_the_nearest_rank(double share, double milliseconds) =>
        Assert.Equal(milliseconds, Spread.Of(Enumerable.Range(1, 100).Reverse().Select(n => (double)n)).At(share));

    [Fact]
    public void Nothing_answered_is_no_measurement() => Assert.Throws<LoadException>(() => Spread.Of([]));

    [Fact]
    public async Task An_error_is_counted_and_its_time_is_not()
    {
        var tally = new Tally();
        await tally.TimeAsync<string>(0, () => throw new LoadException("409 to tickets"));
        await tally.TimeAsync<string>(0, () => throw new LoadException("409 to tickets"));
        Assert.Equal((0, 2), (tally.Answered, tally.Errors));
        Assert.Equal(["2 × 409 to tickets"], tally.Faults);
    }

    [Fact]
    public async Task Where_there_was_nothing_to_wait_for_nothing_is_counted()
    {
        var tally = new Tally();
        Assert.Null(await tally.TimeAsync(0, () => Task.FromResult<string?>(null)));
        Assert.Equal((0, 0), (tally.Answered, tally.Errors));
    }
}
