using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using QueueServer.Features.Administration;
using QueueServer.Features.Media;
using QueueServer.Tests.Running;
using static QueueServer.Tests.Running.Speaking;

namespace QueueServer.Tests.Admin;

public sealed class SettingsAreGuarded(RunningServer server)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private static NewOfficeRequest New(string id, string? parent = "ha-dong") =>
        new(new(id), new() { ["vi"] = id }, "Asia/Ho_Chi_Minh", parent is null ? null : new OfficeId(parent));

    [Fact]
    public async Task A_stale_revision_is_refused_and_changes_nothing()
    {
        var office = await OwnOffice.MakeAsync(server, "cu-moi");
        var (mine, theirs) = (await office.ReadAsync(), await office.ReadAsync());
        theirs["maxTicketsPerVisitor"] = 4;
        await office.SaveAsync(theirs).MustBeAsync(HttpStatusCode.OK);
        mine["maxTicketsPerVisitor"] = 5;
        await office.SaveAsync(mine).MustBeAsync(HttpStatusCode.Conflict, "settings-stale");
        Assert.Equal(4, (int)(await office.ReadAsync())["maxTicketsPerVisitor"]!);
    }

    [Fact]
    public async Task An_office_of_others_is_not_there()
    {
        await server.Administrator.SendAsync("/api/offices", New("noi-khac", parent: null)).MustBeAsync(HttpStatusCode.OK);
        await server.Manager.GetAsync("/api/offices/noi-khac/settings", Cancelled).MustBeAsync(HttpStatusCode.NotFound, "unknown-office");
        var office = await OwnOffice.MakeAsync(server, "cua-toi");
        var settings = await office.ReadAsync();
        settings["parent"] = "noi-khac";
        await office.SaveAsync(settings).MustBeInvalidAsync("parent", "unknown-office");
        await server.Manager.SendAsync("/api/offices", New("len-tren", parent: null)).MustBeInvalidAsync("parent", "unknown-office");
        await server.Manager.SendAsync("/api/offices", New("len-ngang", "noi-khac")).MustBeInvalidAsync("parent", "unknown-office");
    }

    [Fact]
    public async Task No_office_stands_below_itself()
    {
        var upper = await OwnOffice.MakeAsync(server, "o-tren");
        await server.Manager.SendAsync("/api/offices", New("o-duoi", "o-tren")).MustBeAsync(HttpStatusCode.OK);
        var settings = await upper.ReadAsync();
        settings["parent"] = "o-duoi";
        await upper.SaveAsync(settings).MustBeInvalidAsync("parent", "unknown-office");
        settings["parent"] = "o-tren";
        await upper.SaveAsync(settings).MustBeInvalidAsync("parent", "own-parent");
    }

    [Fact]
    public async Task An_id_is_given_once() =>
        await server.Manager.SendAsync("/api/offices", New("ha-dong")).MustBeInvalidAsync("id", "name-taken");

    [Fact]
    public async Task An_auditor_reads_and_changes_nothing()
    {
        var office = await OwnOffice.MakeAsync(server, "chi-xem");
        await server.Auditor.GetAsync($"{office.Path}/settings", Cancelled).MustBeAsync(HttpStatusCode.OK);
        await office.SaveAsync(await office.ReadAsync(), server.Auditor).MustBeAsync(HttpStatusCode.Forbidden, "forbidden");
    }

    [Fact]
    public async Task A_body_that_is_too_large()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{OfficePath}/settings")
        {
            Content = new StringContent(new(' ', 300 * 1024), null, "application/json"),
        };
        request.Headers.ExpectContinue = true;
        await server.Manager.SendAsync(request, Cancelled).MustBeAsync(HttpStatusCode.RequestEntityTooLarge, "bad-request");
    }

    [Fact]
    public async Task A_check_says_what_would_be_and_saves_nothing()
    {
        var office = await OwnOffice.MakeAsync(server, "xem-truoc");
        var settings = await office.ReadAsync();
        var today = await Outlook(office, settings);
        Assert.Equal((null, true, null), (today.Refusal, today.Open, today.OpensAt));
        settings["hours"] = JsonNode.Parse("""{"week":[{"weekday":"monday","periods":[]}]}""");
        Assert.Equal(
            (null, false, null),
            (await Outlook(office, settings)) is var closed ? (closed.Refusal, closed.Open, closed.OpensAt) : default
        );
        settings["revision"] = 99;
        Assert.Equal("settings-stale", (await Outlook(office, settings)).Refusal);
        Assert.Empty((await office.ReadAsync())["hours"]!["week"]!.AsArray());
    }

    [Fact]
    public async Task A_check_counts_who_waits()
    {
        await server.Kiosk.SendAsync(TicketsPath, new IssueRequest(CommandId.New(), new("lao-dong"))).MustBeAsync(HttpStatusCode.OK);
        var view = await server.Manager.GetAsync($"{OfficePath}/settings", Cancelled).ReadAsync<SettingsView>();
        var outlook = await server
            .Manager.SendAsync($"{OfficePath}/settings/check", new SettingsRequest(CommandId.New(), view.Settings))
            .ReadAsync<SettingsPreview>();
        Assert.True(outlook.Waiting["lao-dong"] > 0);
    }

    public static TheoryData<string, byte[]> NoMedia =>
        new()
        {
            { "nothing", [] },
            { "a page", "<html></html>"u8.ToArray() },
            { "a picture with a script", "<svg xmlns='http://www.w3.org/2000/svg'/>"u8.ToArray() },
            { "a moving picture of old", "GIF89a"u8.ToArray() },
            { "a beginning", [0xFF, 0xD8] },
            { "a picture's head alone", [0x89, 0x50, 0x4E, 0x47, 1, 2, 3] },
        };

    [Theory]
    [MemberData(nameof(NoMedia))]
    public async Task Media_is_a_picture_or_a_video(string what, byte[] bytes)
    {
        Assert.NotEmpty(what);
        await SendAsync(bytes).MustBeInvalidAsync("file", "unknown-media");
    }

    [Fact]
    public async Task Media_is_read_by_its_own_name_only()
    {
        var made = await SendAsync(SampleMedia.Png).ReadAsync<MediaReply>();
        using var read = await server.Board.GetAsync(made.Path, Cancelled);
        Assert.Equal("image/png", read.Content.Headers.ContentType?.MediaType);
        foreach (
            var path in new[]
            {
                "/media/..%2Fqueue.db",
                "/media/%2e%2e/queue.db",
                "/media/..%5Cqueue.db",
                "/media/queue.db",
                made.Path.Replace(".png", ".jpg"),
                made.Path + ".png",
                made.Path + "%00",
            }
        )
        {
            using var answer = await server.Board.GetAsync(path, Cancelled);
            Assert.True(answer.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.BadRequest, $"{path}: {answer.StatusCode}");
        }
    }

    [Fact]
    public async Task Media_that_is_too_large()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{OfficePath}/media")
        {
            Content = new ByteArrayContent(new byte[(32 * 1024 * 1024) + 1]),
        };
        request.Headers.ExpectContinue = true;
        await server.Manager.SendAsync(request, Cancelled).MustBeAsync(HttpStatusCode.RequestEntityTooLarge, "bad-request");
    }

    private Task<HttpResponseMessage> SendAsync(byte[] bytes)
    {
        var content = new ByteArrayContent(bytes);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        return server.Manager.PostAsync($"{OfficePath}/media", content, Cancelled);
    }

    private static Task<SettingsPreview> Outlook(OwnOffice office, JsonObject settings) =>
        office.CheckAsync(settings).ReadAsync<SettingsPreview>();
}
