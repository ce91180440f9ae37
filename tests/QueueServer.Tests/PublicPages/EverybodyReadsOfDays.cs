using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using QueueServer.Features.PublicPages;
using QueueServer.Tests.Reports;
using QueueServer.Tests.Running;

namespace QueueServer.Tests.PublicPages;

/// <summary>What everybody reads of days that are over: of seven weeks that were played, 60 people a working day.</summary>
public sealed class EverybodyReadsOfDays(PlayedWeeks weeks) : IClassFixture<PlayedWeeks>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task When_it_is_quiet_and_how_true_what_was_told_was()
    {
        using var answer = await weeks.Manager.GetAsync("/cho/ha-dong.json", Stop);
        var view = JsonNode.Parse(await answer.Content.ReadAsStringAsync(Stop))!;
        var hours = view["usualHours"]!.AsArray();
        Assert.Equal([1, 2, 3, 4, 5], hours.Select(hour => (int)hour!["weekday"]!).Distinct().Order());
        Assert.Equal(35 * 60, hours.Sum(hour => (int)hour!["waits"]!), 100.0); // but for those who left
        Assert.All(hours, hour => Assert.Equal((int)hour!["waits"]! < 5, hour["medianSeconds"] is null));
        var page = await weeks.Manager.GetStringAsync("/cho/ha-dong", Stop);
        Assert.Contains("Thường chờ bao lâu", page, StringComparison.Ordinal);
        Assert.InRange(Encoding.UTF8.GetByteCount(page), 10_000, 30_000);
    }

    [Fact]
    public async Task A_day_hour_by_hour_and_of_few_nothing()
    {
        using var answer = await weeks.Manager.GetAsync("/data/ha-dong/2026-11-20.csv", Stop);
        var bytes = await answer.Content.ReadAsByteArrayAsync(Stop);
        Assert.Equal([0xEF, 0xBB, 0xBF], bytes[..3]);
        var lines = Encoding.UTF8.GetString(bytes[3..]).Split("\r\n");
        Assert.Equal("", lines[^1]);
        Assert.Equal(string.Join(',', DayTable.Columns), lines[0]);
        var rows = lines[1..^1].Select(line => line.Split(',')).ToList();
        Assert.True(rows.Count > 10);
        Assert.All(rows, row => Assert.Equal(DayTable.Columns.Length, row.Length));
        Assert.Contains(rows, row => row[3] == "<5");
        Assert.All(rows.Where(row => row[3] == "<5"), row => Assert.All(row[4..], cell => Assert.Equal("", cell)));
        Assert.All(rows.Where(row => row[3] != "<5"), row => Assert.InRange(int.Parse(row[3], CultureInfo.InvariantCulture), 5, 60));
        Assert.Equal(
            rows.OrderBy(row => row[0], StringComparer.Ordinal)
                .ThenBy(row => row[1], StringComparer.Ordinal)
                .Select(row => row[0] + row[1]),
            rows.Select(row => row[0] + row[1])
        );
    }

    [Fact]
    public async Task The_last_one_that_is_over_under_its_own_name()
    {
        using var latest = await weeks.Manager.GetAsync("/data/ha-dong/latest.csv", Stop);
        Assert.Equal("cho_ha-dong_2026-11-20.csv", latest.Content.Headers.ContentDisposition!.FileName!.Trim('"')); // it has one
        var catalogue = JsonNode.Parse(await weeks.Manager.GetStringAsync("/data/catalog.jsonld", Stop))!;
        var sets = catalogue["dcat:dataset"]!.AsArray();
        Assert.Equal(2, sets.Count);
        foreach (var set in sets)
        {
            var address = (string)set!["dcat:distribution"]!["dcat:downloadURL"]!["@id"]!;
            using var followed = await weeks.Manager.GetAsync(address, Stop);
            Assert.Equal(HttpStatusCode.OK, followed.StatusCode);
            Assert.Equal(["vi", "en"], set["dct:title"]!.AsArray().Select(title => (string)title!["@language"]!));
        }
    }

    [Theory]
    [InlineData("2026-11-23")] // it goes on
    [InlineData("2026-11-22")] // nobody was there
    [InlineData("2026-12-01")]
    [InlineData("2026-02-30")]
    [InlineData("20-11-2026")]
    [InlineData("0001-01-01")]
    [InlineData("x")]
    public async Task But_no_other_day(string day) =>
        await weeks.Manager.GetAsync($"/data/ha-dong/{day}.csv", Stop).MustBeAsync(HttpStatusCode.NotFound, "no-such-day");
}
