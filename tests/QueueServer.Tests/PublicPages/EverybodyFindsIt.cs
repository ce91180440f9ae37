using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using QueueServer.Domain;
using QueueServer.Tests.Ratings;
using QueueServer.Tests.Running;

namespace QueueServer.Tests.PublicPages;

/// <summary>Where an office is, and when it is open.</summary>
public sealed class EverybodyFindsIt : TempFolder
{
    private const string Page = "/cho/ha-dong";

    [Fact]
    public async Task Where_it_is_and_when_it_is_open_as_other_programs_expect_it()
    {
        await using var office = await RatedOffice.StartAsync(Folder);
        using var reader = Clients.Make(office.Server.Address);
        await office.ChangeAsync(settings =>
            settings with
            {
                Name = settings.Name.SetItem("vi", "Một cửa </script><b>"),
                PublicPage = new()
                {
                    Address = settings.Name.Clear().Add("vi", "2 Hoàng Diệu & bên cạnh"),
                    Phone = "(024) 3382-4567",
                    Place = "20.9712, 105.7788",
                    StepFree = true,
                    SignLanguage = settings.Name.Clear().Add("vi", "sáng thứ Ba"),
                },
                Hours = new()
                {
                    Week = [new(DayOfWeek.Monday, [new(new(8, 0), new(11, 30)), new(new(13, 30), new(17, 0))])],
                    Exceptions =
                    [
                        new(new(2026, 11, 30), settings.Name.Clear().Add("vi", "Nghỉ bù"), []),
                        new(new(2027, 2, 6), settings.Name.Clear().Add("vi", "Tết"), []),
                    ],
                },
            }
        );
        var (page, _) = await reader.OpenAsync(Page);
        Assert.Contains("Đang nhận số đến 11:30", page, StringComparison.Ordinal);
        Assert.Contains("2 Hoàng Diệu &amp; bên cạnh", page, StringComparison.Ordinal);
        Assert.Contains("href=\"tel:02433824567\"", page, StringComparison.Ordinal);
        Assert.Contains("thứ Hai: 08:00–11:30, 13:30–17:00<br>thứ Ba – chủ nhật: nghỉ", page, StringComparison.Ordinal);
        Assert.Contains("thứ Hai 30/11: Nghỉ bù, nghỉ", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Tết", Regex.Replace(page, "<script.*?</script>", "", RegexOptions.Singleline), StringComparison.Ordinal);
        Assert.Contains("Xe lăn", page, StringComparison.Ordinal);
        Assert.Contains("sáng thứ Ba", page, StringComparison.Ordinal);
        var linked = Regex.Match(page, "<script type=\"application/ld\\+json\">(.*?)</script>", RegexOptions.Singleline).Groups[1].Value;
        var government = JsonNode.Parse(linked)!.AsObject();
        Assert.Equal("GovernmentOffice", (string)government["@type"]!);
        Assert.Equal("Một cửa </script><b>", (string)government["name"]!);
        Assert.Equal(
            ["https://schema.org/Monday 08:00 11:30", "https://schema.org/Monday 13:30 17:00"],
            government["openingHoursSpecification"]!.AsArray().Select(of => $"{of!["dayOfWeek"]} {of["opens"]} {of["closes"]}")
        );
        Assert.Equal(
            ["2026-11-30 00:00 00:00", "2027-02-06 00:00 00:00"],
            government["specialOpeningHoursSpecification"]!.AsArray().Select(of => $"{of!["validFrom"]} {of["opens"]} {of["closes"]}")
        );
        var (map, answer) = await reader.OpenAsync("/cho/offices.geojson");
        Assert.Equal("application/geo+json", answer.Content.Headers.ContentType!.MediaType); // it has one
        var place = Assert.Single(JsonNode.Parse(map)!["features"]!.AsArray())!;
        Assert.Equal("[105.7788,20.9712]", place["geometry"]!["coordinates"]!.ToJsonString());
        Assert.Equal(new Uri(office.Server.Address, Page).ToString(), (string)place["properties"]!["url"]!);
    }

    [Fact]
    public async Task When_numbers_are_given_again()
    {
        await using var office = await RatedOffice.StartAsync(Folder);
        using var reader = Clients.Make(office.Server.Address);
        await office.ChangeAsync(settings =>
            settings with
            {
                Hours = new()
                {
                    Week =
                    [
                        new(DayOfWeek.Monday, [new(new(8, 0), new(9, 30)), new(new(13, 30), new(17, 0))]),
                        new(DayOfWeek.Wednesday, [new(new(8, 0), new(11, 30))]),
                    ],
                },
            }
        );
        Assert.Contains(">Nhận số lại lúc 13:30<", (await reader.OpenAsync(Page)).Text, StringComparison.Ordinal);
        office.Server.Time.Advance(TimeSpan.FromHours(3.5));
        Assert.Contains("Đang nhận số đến 17:00", (await reader.OpenAsync(Page)).Text, StringComparison.Ordinal);
        office.Server.Time.Advance(TimeSpan.FromHours(4));
        Assert.Contains("Nhận số lại lúc 08:00, thứ Tư 25/11", (await reader.OpenAsync(Page)).Text, StringComparison.Ordinal);
        Assert.Contains(
            "Numbers are given again at 08:00, Wednesday 25/11",
            (await reader.OpenAsync($"{Page}?language=en")).Text,
            StringComparison.Ordinal
        );
        Assert.Null((string?)JsonNode.Parse((await reader.OpenAsync($"{Page}.json")).Text)!["until"]);
    }
}
