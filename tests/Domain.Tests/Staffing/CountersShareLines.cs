using QueueServer.Domain.Staffing;
using static Domain.Tests.Office;

namespace Domain.Tests.Staffing;

/// <summary>Counters are one group as soon as one of them calls from the lines of two.</summary>
public sealed class CountersShareLines
{
    [Fact]
    public void Where_one_of_them_serves_both() => Assert.Equal(["births land: one two three"], TextOf(CounterGroup.Of(Settings)));

    [Fact]
    public void And_not_where_none_does()
    {
        var settings = Settings with { Counters = [Settings.Counters[2], Settings.Counters[1]] };
        Assert.Equal(["births: two", "land: three"], TextOf(CounterGroup.Of(settings)));
    }

    [Fact]
    public void However_late_the_one_comes_that_joins_them()
    {
        var settings = Settings with { Counters = [Settings.Counters[2], Settings.Counters[1], Settings.Counters[0]] };
        Assert.Equal(["births land: three two one"], TextOf(CounterGroup.Of(settings)));
    }

    [Fact]
    public void An_office_without_counters_has_none() => Assert.Empty(CounterGroup.Of(Settings with { Counters = [] }));

    private static IEnumerable<string> TextOf(IEnumerable<CounterGroup> groups) =>
        groups.Select(group => $"{string.Join(' ', group.Services)}: {string.Join(' ', group.Counters)}");
}
