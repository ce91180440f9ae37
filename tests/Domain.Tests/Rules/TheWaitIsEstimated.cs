using static Domain.Tests.Office;
using static Domain.Tests.Scenario;

namespace Domain.Tests.Rules;

public sealed class TheWaitIsEstimated
{
    private static WaitRange? For(Scenario day, int ahead, ServiceId? service = null) =>
        WaitEstimate.For(day.State, Settings, Settings.FindService(service ?? Births)!, ahead);

    /// <summary>Tickets finished at counter one, each having taken these minutes.</summary>
    private static IEnumerable<QueueEvent> Finished(params IEnumerable<double> minutes) => minutes.SelectMany<double, QueueEvent>((took, i) =>
        [Issued(i + 1), Called(i + 1, One), new TicketFinished(At(60 * took), T(i + 1), At(0))]);

    [Fact]
    public void Not_at_all_while_no_counter_is_open_for_it()
    {
        Assert.Null(For(Given(), 4));
        Assert.Null(For(Given(Opened(Three)), 4)); // land only
        Assert.Null(For(Given(Opened(One), Opened(Two, "minh")), 4, Trade));
    }

    [Fact]
    public void By_the_setting_until_something_was_measured() =>
        Assert.Equal(new(24, 72), For(Given(Opened(Two)), 4)); // 4 × 12 ± 2 × 12

    [Fact]
    public void By_the_mean_of_what_was_measured() =>
        Assert.Equal(new(10, 30), For(Given([Opened(One), .. Finished(4, 6)]), 4)); // 4 × 5 ± 2 × 5

    [Fact]
    public void By_the_last_thirty_only() =>
        Assert.Equal(new(8, 24), For(Given([Opened(One), .. Finished([200, 200, .. Enumerable.Repeat(4.0, 30)])]), 4)); // 4 × 4 ± 2 × 4

    [Fact]
    public void What_was_measured_for_one_service_says_nothing_about_another() =>
        Assert.Equal(new(40, 120), For(Given([Opened(One), .. Finished(4, 6)]), 4, Land)); // 4 × 20 ± 2 × 20

    [Fact]
    public void Divided_by_the_counters_open_for_it()
    {
        Assert.Equal(new(12, 36), For(Given(Opened(One), Opened(Two, "minh"), Opened(Three, "hoa")), 4));
    }

    [Fact]
    public void As_a_range_that_is_never_empty()
    {
        var day = Given(Opened(Two));
        Assert.Equal(new(0, 1), For(day, 0));
        Assert.All(Enumerable.Range(0, 300), ahead => Assert.True(For(day, ahead) is { FromMinutes: >= 0 } range && range.FromMinutes < range.ToMinutes));
    }
}
