using System.Net;
using QueueServer.Features.Media;
using QueueServer.Tests.Running;

namespace QueueServer.Tests.Admin;

public sealed class TheLogoIsEverybodys(RunningServer server)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task While_an_office_shows_it_and_no_other_picture_is()
    {
        var office = await OwnOffice.MakeAsync(server, "bieu-trung");
        var added = await server
            .Manager.PostAsync($"{office.Path}/media", new ByteArrayContent(SampleMedia.Png), Stop)
            .ReadAsync<MediaReply>();
        var logo = added.Path.Replace("/media/", "/logo/", StringComparison.Ordinal);
        await server.Nobody.GetAsync(added.Path, Stop).MustBeAsync(HttpStatusCode.Unauthorized);
        await server.Nobody.GetAsync(logo, Stop).MustBeAsync(HttpStatusCode.NotFound);

        var settings = await office.ReadAsync();
        settings["brand"]!["logo"] = added.Path;
        settings["brand"]!["colour"] = "#7a1f2b";
        await office.SaveAsync(settings).MustBeAsync(HttpStatusCode.OK);

        using var shown = await server.Nobody.GetAsync(logo, Stop);
        Assert.Equal((HttpStatusCode.OK, "image/png"), (shown.StatusCode, shown.Content.Headers.ContentType?.MediaType));
        settings = await office.ReadAsync();
        settings["brand"]!["logo"] = null;
        await office.SaveAsync(settings).MustBeAsync(HttpStatusCode.OK);
        await server.Nobody.GetAsync(logo, Stop).MustBeAsync(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("../first-run.txt")]
    [InlineData("..%2Ffirst-run.txt")]
    [InlineData("nothing.png")]
    public async Task Nothing_else_is_reached_by_its_path(string name) =>
        await server.Nobody.GetAsync($"/logo/{name}", Stop).MustBeAsync(HttpStatusCode.NotFound);
}
