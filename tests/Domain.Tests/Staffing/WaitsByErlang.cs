using QueueServer.Domain.Staffing;

namespace Domain.Tests.Staffing;

/// <summary>
/// The formulas give what was worked out by hand: one counter in closed form, two and three by the sums of Erlang's own formula, ten as
/// the published tables have it.
/// </summary>
public sealed class WaitsByErlang
{
    private static readonly TimeSpan Six = TimeSpan.FromMinutes(6);

    /// <summary>
    /// One counter: B = a/(1+a), C = a. Two: B = a²/2 / (1 + a + a²/2), C = a²/(2+a). Three at a = 2: B = (8/6)/(1+2+2+8/6) = 4/19,
    /// C = (4/19)/(1 − (2/3)(15/19)) = 4/9.
    /// </summary>
    [Theory]
    [InlineData(1, 0.5, 1.0 / 3, 0.5)]
    [InlineData(1, 0.9, 0.9 / 1.9, 0.9)]
    [InlineData(2, 1, 1.0 / 5, 1.0 / 3)]
    [InlineData(2, 1.5, 1.125 / 3.625, 2.25 / 3.5)]
    [InlineData(3, 2, 4.0 / 19, 4.0 / 9)]
    public void Of_few_counters(int counters, double load, double blocked, double waiting)
    {
        var line = new ErlangC(counters, load, Six);
        Assert.Equal(blocked, line.Blocked, 12);
        Assert.Equal(waiting, line.Waiting, 12);
    }

    /// <summary>By the sum: C = (aᶜ/c!)(c/(c−a)) / (Σ aᵏ/k! over k &lt; c + (aᶜ/c!)(c/(c−a))).</summary>
    [Theory]
    [InlineData(5, 4)] // 0.5541 in the tables
    [InlineData(10, 8)] // 0.4092
    [InlineData(20, 17)]
    [InlineData(50, 30)]
    public void Of_many_counters(int counters, double load)
    {
        var (term, sum) = (1.0, 0.0);
        for (var k = 0; k < counters; k++)
            (sum, term) = (sum + term, term * load / (k + 1));
        var full = term * counters / (counters - load);
        Assert.Equal(full / (sum + full), new ErlangC(counters, load, Six).Waiting, 12);
    }

    [Theory]
    [InlineData(5, 4, 0.5541)]
    [InlineData(10, 8, 0.4092)]
    public void As_the_tables_have_it(int counters, double load, double waiting) =>
        Assert.Equal(waiting, new ErlangC(counters, load, Six).Waiting, 4);

    /// <summary>Two counters, a = 1, six minutes: Wq = (1/3)·6/(2−1) = 2 minutes; P(W &gt; 6) = (1/3)·e⁻¹.</summary>
    [Fact]
    public void How_long_and_how_many_longer()
    {
        var line = new ErlangC(2, 1, Six);
        Assert.Equal(TimeSpan.FromMinutes(2), line.MeanWait);
        Assert.Equal(Math.Exp(-1) / 3, line.WaitingLonger(Six), 12);
        Assert.Equal(line.Waiting, line.WaitingLonger(TimeSpan.Zero), 12);
    }

    [Fact]
    public void Variation_is_a_factor_of_both_and_no_share_is_more_than_all()
    {
        var line = new ErlangC(2, 1, Six, Variation: 0.75);
        Assert.Equal(TimeSpan.FromMinutes(1.5), line.MeanWait);
        Assert.Equal(0.75 * Math.Exp(-1) / 3, line.WaitingLonger(Six), 12);
        Assert.Equal(1, new ErlangC(2, 1.9, Six, Variation: 4).WaitingLonger(TimeSpan.Zero));
    }

    [Fact]
    public void A_line_that_grows_for_ever_is_not_steady()
    {
        Assert.True(new ErlangC(2, 1.99, Six).IsSteady);
        Assert.False(new ErlangC(2, 2, Six).IsSteady);
        Assert.False(new ErlangC(0, 0, Six).IsSteady);
    }

    [Fact]
    public void Where_nobody_comes_nobody_waits()
    {
        Assert.Equal(0, new ErlangC(1, 0, Six).Waiting);
        Assert.Equal(TimeSpan.Zero, new ErlangC(1, 0, Six).MeanWait);
    }
}
