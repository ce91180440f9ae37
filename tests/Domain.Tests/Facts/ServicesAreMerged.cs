using System.Collections.Immutable;
using QueueServer.Domain;
using QueueServer.Domain.Facts;
using QueueServer.Features.Reports;

namespace Domain.Tests.Facts;

/// <summary>
/// Land took surveying and building over in the middle of a month, and was given another name: one part of the report, with all its names.
/// </summary>
public sealed class ServicesAreMerged
{
    private static readonly DateOnly Day = new(2026, 11, 23);
    private static readonly ServiceId Land = new("dat-dai");
    private static readonly ServiceId Survey = new("do-dac");
    private static readonly ServiceId Building = new("xay-dung");
    private static readonly ServiceId Births = new("ho-tich");

    private static readonly OfficeSettings Before = Office(
        1,
        Service(Births, 'A', "Hộ tịch"),
        Service(Survey, 'B', "Đo đạc"),
        Service(Building, 'C', "Xây dựng"),
        Service(Land, 'D', "Đất đai")
    );

    private static readonly OfficeSettings After = Office(
        2,
        Service(Births, 'A', "Hộ tịch"),
        Service(Land, 'D', "Đất đai và xây dựng") with
        {
            Formerly = [Survey, Building],
        }
    );

    [Fact]
    public void Their_legs_and_ratings_count_as_the_others_and_nothing_is_lost()
    {
        var sum = SumOf(new());
        Assert.Equal(
            [("dat-dai", 6, 2), ("ho-tich", 1, 0)],
            sum.Parts.Select(part => (part.Key, part.Figures.Issued, part.Figures.Ratings?.Count ?? 0))
        );
        Assert.Equal((7, 2), (sum.Total.Issued, sum.Total.Ratings?.Count));
    }

    [Fact]
    public void Whoever_asks_about_the_one_that_is_left_is_told_of_all_of_them()
    {
        var sum = SumOf(new(Service: MergedServices.Of(After).Of(Survey)));
        Assert.Equal(6, sum.Total.Issued);
        Assert.Equal(1, SumOf(new(Service: Births)).Total.Issued);
    }

    [Fact]
    public void Without_a_merger_each_is_its_own()
    {
        var sum = new ReportSum(Cut.Service, new(), After.Zone);
        sum.Add(Facts());
        Assert.Equal(["dat-dai", "do-dac", "ho-tich", "xay-dung"], sum.Parts.Select(part => part.Key));
    }

    [Fact]
    public void It_has_its_last_name_and_those_before()
    {
        var names = PartNames.Of(Cut.Service, [Before, After], After);
        Assert.Equal("Đất đai và xây dựng", names.Names["dat-dai"]["vi"]);
        Assert.Equal(["Đất đai", "Xây dựng", "Đo đạc"], names.Former["dat-dai"].Select(name => name["vi"]));
        Assert.False(names.Former.ContainsKey("ho-tich"));

        // On days before, it is called as it was; what it was merged into has the name it has now where it was not there at all.
        Assert.Equal("Đất đai", PartNames.Of(Cut.Service, [Before], After).Names["dat-dai"]["vi"]);
        var without = Before with { Services = Before.Services.RemoveAt(3) };
        var then = PartNames.Of(Cut.Service, [without], After);
        Assert.Equal("Đất đai và xây dựng", then.Names["dat-dai"]["vi"]);
        Assert.Equal(["Xây dựng", "Đo đạc"], then.Former["dat-dai"].Select(name => name["vi"]));
    }

    [Fact]
    public void What_was_called_otherwise_for_a_while_and_has_its_name_again_was_called_otherwise()
    {
        var other = Before with { Services = [Service(Births, 'A', "Tư pháp")] };
        var names = PartNames.Of(Cut.Service, [Before, other, Before], Before);
        Assert.Equal("Hộ tịch", names.Names["ho-tich"]["vi"]);
        Assert.Equal(["Tư pháp"], names.Former["ho-tich"].Select(name => name["vi"]));
    }

    private static ReportSum SumOf(ReportFilter filter)
    {
        var sum = new ReportSum(Cut.Service, filter, After.Zone, seesFew: true, MergedServices.Of(After));
        sum.Add(Facts());
        sum.Add(new RatedBatch(Day, [Rated(Survey), Rated(Land)]));
        return sum;
    }

    private static DayFacts Facts() =>
        new(new("ha-dong"), Day, 1)
        {
            Revision = 1,
            Legs = [Leg(1, Land), Leg(2, Land), Leg(3, Survey), Leg(4, Building), Leg(5, Building), Leg(6, Survey), Leg(7, Births)],
        };

    private static RatedService Rated(ServiceId service) => new(Day, 9, service, new("quay-1"), "lan", true);

    private static Leg Leg(int number, ServiceId service) =>
        new()
        {
            Number = new('A', number),
            Index = 1,
            Service = service,
            Channel = Channel.KioskCode,
            Start = LegStart.Taken,
            TakenAt = default,
            WaitsFrom = default,
            TargetMinutes = 30,
        };

    private static OfficeSettings Office(long revision, params ServiceSettings[] services) =>
        new(new("ha-dong"), Named("Hà Đông"), "Asia/Ho_Chi_Minh", [.. services], []) { Revision = revision };

    private static ServiceSettings Service(ServiceId id, char prefix, string name) => new(id, prefix, Named(name), 10);

    private static ImmutableSortedDictionary<string, string> Named(string name) =>
        ImmutableSortedDictionary<string, string>.Empty.Add("vi", name);
}
