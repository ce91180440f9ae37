using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using QueueServer.Domain;
using QueueServer.Features.PublicPages;
using QueueServer.Tests.Ratings;
using QueueServer.Tests.Running;

namespace QueueServer.Tests.PublicPages;

/// <summary>What everybody reads of an office now, as a page, in a frame, as a picture and as data.</summary>
public sealed class EverybodyReads : TempFolder
{
    private const string Page = "/cho/ha-dong";
    private const string Json = $"{Page}.json";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task How_long_the_lines_are_and_nothing_of_anybody()
    {
        await using var office = await RatedOffice.StartAsync(Folder);
        using var reader = Clients.Make(office.Server.Address);
        var tickets = new List<Ticket>();
        for (var n = 0; n < 4; n++)
            tickets.Add(await TakeAsync(office));
        office.Server.Time.Advance(TimeSpan.FromMinutes(1));
        var (page, answer) = await reader.OpenAsync(Page);
        Assert.Contains("<html lang=\"vi\">", page, StringComparison.Ordinal);
        Assert.Contains(office.Office.Settings.Name["vi"], page, StringComparison.Ordinal);
        Assert.Contains("Đang nhận số", page, StringComparison.Ordinal);
        Assert.Contains("3–5 người đang chờ", page, StringComparison.Ordinal);
        Assert.Contains("2 quầy đang gọi", page, StringComparison.Ordinal);
        Assert.Contains("Số liệu lúc 10:01", page, StringComparison.Ordinal);
        Assert.Contains("<html lang=\"en\">", (await reader.OpenAsync($"{Page}?language=en")).Text, StringComparison.Ordinal);
        Assert.Contains("3–5 people waiting", (await reader.OpenAsync($"{Page}?language=en")).Text, StringComparison.Ordinal);
        Assert.Contains("<html lang=\"vi\">", (await reader.OpenAsync($"{Page}?language=../vi")).Text, StringComparison.Ordinal);
        foreach (var path in new[] { Page, Json, $"{Page}/embed", $"{Page}/badge.svg" })
            Assert.All(
                tickets,
                ticket =>
                {
                    var text = reader.GetStringAsync(path, Stop).GetAwaiter().GetResult();
                    Assert.DoesNotContain($"{ticket.Number}", text, StringComparison.Ordinal);
                    Assert.DoesNotContain($"{ticket.Id}", text, StringComparison.Ordinal);
                    Assert.DoesNotContain(ticket.Code.Value, text, StringComparison.Ordinal);
                }
            );

        Assert.False(answer.Headers.Contains("Set-Cookie"));
        Assert.Equal("public, max-age=15", answer.Headers.CacheControl!.ToString()); // it has one
    }

    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(1, 1, 2)]
    [InlineData(2, 1, 2)]
    [InlineData(3, 3, 5)]
    [InlineData(5, 3, 5)]
    [InlineData(6, 6, 10)]
    [InlineData(10, 6, 10)]
    [InlineData(11, 11, 11)]
    [InlineData(312, 312, 312)]
    public void Nobody_is_known_by_being_alone(int waiting, int from, int to) => Assert.Equal(new(from, to), WaitingRange.Of(waiting));

    [Fact]
    public async Task The_same_for_a_minute_and_then_what_is_new()
    {
        await using var office = await RatedOffice.StartAsync(Folder);
        using var reader = Clients.Make(office.Server.Address);
        var (first, answer) = await reader.OpenAsync(Json);
        await TakeAsync(office);
        office.Server.Time.Advance(TimeSpan.FromSeconds(59));
        var (same, again) = await reader.OpenAsync(Json);
        Assert.Equal(first, same);
        Assert.Equal(answer.Headers.ETag, again.Headers.ETag);
        using var known = new HttpRequestMessage(HttpMethod.Get, Json);
        known.Headers.IfNoneMatch.Add(answer.Headers.ETag!); // it has one
        using var unchanged = await reader.SendAsync(known, Stop);
        Assert.Equal(HttpStatusCode.NotModified, unchanged.StatusCode);
        office.Server.Time.Advance(TimeSpan.FromSeconds(1));
        var (next, _) = await reader.OpenAsync(Json);
        Assert.NotEqual(first, next);
        Assert.Equal("""{"from":1,"to":2}""", ServiceOf(next, TestOffice.Births)["waiting"]!.ToJsonString());
    }

    [Fact]
    public async Task In_one_answer_whose_style_and_script_are_the_ones_that_it_allows()
    {
        await using var office = await RatedOffice.StartAsync(Folder);
        using var reader = Clients.Make(office.Server.Address);
        foreach (var (path, framedBy) in new[] { (Page, "'none'"), ($"{Page}/embed", "*"), ("/cho/nowhere", "'none'") })
        {
            using var answer = await reader.GetAsync(path, Stop);
            var page = await answer.Content.ReadAsStringAsync(Stop);
            var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
            Assert.EndsWith($"frame-ancestors {framedBy}", policy, StringComparison.Ordinal);
            Reading.AssertOne(page, policy);
        }
    }

    [Fact]
    public async Task From_pages_of_others_but_nothing_else_is_read_from_there()
    {
        await using var office = await RatedOffice.StartAsync(Folder);
        using var reader = Clients.Make(office.Server.Address);
        reader.DefaultRequestHeaders.Add("Origin", "https://tin-tuc.example.vn");
        foreach (var path in new[] { Json, $"{Page}/badge.svg", "/cho/offices.geojson", "/data/catalog.jsonld" })
        {
            var (_, answer) = await reader.OpenAsync(path);
            Assert.Equal("*", answer.Headers.GetValues("Access-Control-Allow-Origin").Single());
        }

        using var other = await reader.GetAsync("/api/v1/walls/ha-dong", Stop);
        Assert.Equal(HttpStatusCode.Forbidden, other.StatusCode);
        Assert.False(other.Headers.Contains("Access-Control-Allow-Origin"));
    }

    [Fact]
    public async Task So_often_and_is_told_how_often()
    {
        await using var office = await RatedOffice.StartAsync(Folder);
        using var reader = Clients.Make(office.Server.Address);
        var (_, first) = await reader.OpenAsync(Json);
        Assert.Equal($"\"public\";q={PublicLimit.AMinute};w=60", first.Headers.GetValues("RateLimit-Policy").Single());
        Assert.Equal($"\"public\";r={PublicLimit.AMinute - 1}", first.Headers.GetValues("RateLimit").Single());
        for (var n = 1; n < PublicLimit.AMinute; n++)
            await reader.OpenAsync(Json);
        using var refused = await reader.GetAsync(Json, Stop);
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.Equal(TimeSpan.FromMinutes(1), refused.Headers.RetryAfter!.Delta); // it says so
        await reader.OpenAsync(Page); // whoever looks at the page goes on
    }

    [Fact]
    public async Task Of_no_office_that_does_not_show_itself()
    {
        await using var office = await RatedOffice.StartAsync(Folder);
        using var reader = Clients.Make(office.Server.Address);
        await reader.OpenAsync(Page);
        await office.ChangeAsync(settings =>
            settings with
            {
                PublicPage = new() { Use = false, Place = "20.9712, 105.7788" },
            }
        );
        foreach (var path in new[] { Page, $"{Page}/embed", "/cho/nowhere", "/cho/nowhere?language=en" })
        {
            using var answer = await reader.GetAsync(path, Stop);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
            Assert.Contains("<h1>", await answer.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
        }

        foreach (var path in new[] { Json, $"{Page}/badge.svg", "/data/ha-dong/latest.csv", "/data/ha-dong/2026-11-22.csv" })
            await reader.GetAsync(path, Stop).MustBeAsync(HttpStatusCode.NotFound, "unknown-office");
        Assert.Empty(JsonNode.Parse((await reader.OpenAsync("/cho/offices.geojson")).Text)!["features"]!.AsArray());
        Assert.Empty(JsonNode.Parse((await reader.OpenAsync("/data/catalog.jsonld")).Text)!["dcat:dataset"]!.AsArray());
    }

    [Fact]
    public async Task However_many_services_with_long_names_there_are()
    {
        await using var office = await RatedOffice.StartAsync(Folder);
        using var reader = Clients.Make(office.Server.Address);
        await office.ChangeAsync(settings =>
        {
            var names = settings.Name.Clear().Add("vi", string.Concat(Enumerable.Repeat("Đăng ký ", 10)).Trim()).Add("en", "Registration");
            return settings with
            {
                Services = [.. Enumerable.Range(0, 26).Select(n => new ServiceSettings(new($"s-{n}"), (char)('A' + n), names, 10))],
                Counters =
                [
                    .. settings.Counters.Select(counter =>
                        counter with
                        {
                            Services = [.. Enumerable.Range(0, 26).Select(n => new ServiceId($"s-{n}"))],
                        }
                    ),
                ],
                Groups = [],
                Procedures = [],
                Boards = [],
            };
        });
        var (page, _) = await reader.OpenAsync(Page);
        Assert.Equal(26, Regex.Count(page, "<li "));
        Assert.InRange(Encoding.UTF8.GetByteCount(page), 10_000, 30_000);
    }

    private static JsonNode ServiceOf(string json, ServiceId service) =>
        JsonNode.Parse(json)!["services"]!.AsArray().Single(of => (string)of!["id"]! == service.Value)!; // it has it

    private static async Task<Ticket> TakeAsync(RatedOffice office)
    {
        var taken = await office.Office.IssueAsync(new(CommandId.New(), TestOffice.Births), TestOffice.Kiosk);
        return office.Office.State.Tickets[Assert.IsType<Decision.Accepted>(taken.Decision).Ticket!.Value]; // a number was given
    }
}
