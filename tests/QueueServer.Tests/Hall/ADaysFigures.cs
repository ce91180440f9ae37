using System.Collections.Immutable;
using QueueServer.Domain;
using QueueServer.Offices;
using QueueServer.Screens;
using QueueServer.Tests.Running;

namespace QueueServer.Tests.Hall;

public sealed class ADaysFigures : TempFolder
{
    /// <summary>Names hash to something else at each start of the program, and counters are gone through in that order.</summary>
    [Fact]
    public async Task Are_the_same_in_whatever_order_its_counters_are_gone_through()
    {
        using var office = await TestOffice.StartAsync(Folder);
        var figures = Enumerable
            .Range(1, 9)
            .ToDictionary(
                n => new CounterId($"quay-{n}"),
                n => new CounterFigures(Finished: 1, 0, 0, TimeSpan.FromTicks(123_456_789 / n), Timed: 1)
            );
        double?[] means =
        [
            .. new[] { 1, -1 }.Select(order =>
            {
                var state = office.State with { Figures = figures.ToImmutableDictionary(new ByNumber(order)) };
                Assert.Equal(order, state.Figures.Keys.First().Value == "quay-1" ? 1 : -1);
                return HallViews.Of(new OfficeSnapshot(state, office.Host.Settings, office.Time.GetUtcNow())).Today.MeanServiceMinutes;
            }),
        ];
        Assert.NotEqual(Sum(figures.Values), Sum(figures.Values.Reverse())); // in minutes their sum would not be
        Assert.Equal(means[0], means[1]);
    }

    private static double Sum(IEnumerable<CounterFigures> figures) => figures.Sum(one => one.ServiceTime.TotalMinutes);

    private sealed class ByNumber(int order) : IEqualityComparer<CounterId>
    {
        public bool Equals(CounterId one, CounterId other) => one == other;

        public int GetHashCode(CounterId counter) => order * (counter.Value[^1] - '0');
    }
}
