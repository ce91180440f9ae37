using QueueServer.Features.Reports;
using QueueServer.Tests.Running;
using static QueueServer.Tests.Running.Speaking;

namespace QueueServer.Tests.Reports;

/// <summary>When people come, over seven weeks that were played and a Saturday that lost records.</summary>
public sealed class BusyHoursAreAsked(PlayedWeeks weeks) : IClassFixture<PlayedWeeks>
{
    private const string Load = $"{OfficePath}/reports/load";
    private const string Weeks = "from=2026-10-01&to=2026-11-23";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Of_every_day_that_is_over_and_lost_nothing()
    {
        var all = await ReadAsync(Weeks);
        Assert.Equal(35, all.Counted);
        Assert.Equal([1, 2, 3, 4, 5], all.Days.Select(day => day.Weekday));
        Assert.Equal([7, 7, 7, 7, 7], all.Days.Select(day => day.Days));
        Assert.InRange(all.ServiceSeconds ?? 0, 60, 3600);
        Assert.All(all.Days, day => Assert.Equal(day.Quarters.Sum(of => of.Arrivals), day.Hours.Sum(of => of.Arrivals), 1e-9));
        Assert.All(all.Days.SelectMany(day => day.Hours), hour => Assert.NotNull(hour.Counters));
        Assert.Empty(all.Unread);
    }

    [Fact]
    public async Task Of_each_service_and_together_they_are_all()
    {
        var all = await ReadAsync(Weeks);
        var sum = 0.0;
        foreach (var service in all.Services)
            sum += Came(await ReadAsync($"{Weeks}&service={service.Id}"));
        Assert.Equal(Came(all), sum, 1e-6);
        var one = await ReadAsync($"{Weeks}&service={all.Services[0].Id}");
        Assert.All(one.Days.SelectMany(day => day.Hours), hour => Assert.Null(hour.Counters));

        static double Came(LoadView view) => view.Days.Sum(day => day.Days * day.Quarters.Sum(of => of.Arrivals));
    }

    [Theory]
    [InlineData("from=2026-11-24&to=2026-11-23", "from", "from-after-to")]
    [InlineData("from=2016-11-24&to=2026-11-23", "to", "range-too-long")]
    [InlineData($"{Weeks}&service=no-such", "service", "unknown-service")]
    public async Task But_not_of_what_is_none(string asked, string field, string code) =>
        await weeks.Manager.GetAsync($"{Load}?{asked}", Stop).MustBeInvalidAsync(field, code);

    [Fact]
    public async Task And_where_nobody_came_nothing_is_said()
    {
        var view = await ReadAsync("from=2001-01-01&to=2001-12-31");
        Assert.Equal((0, 0, null), (view.Counted, view.Days.Count, view.ServiceSeconds));
    }

    private Task<LoadView> ReadAsync(string asked) => weeks.Manager.GetAsync($"{Load}?{asked}", Stop).ReadAsync<LoadView>();
}
