using System.Net;
using System.Text.Json.Nodes;
using QueueServer.Features.Administration;
using QueueServer.Tests.Running;

namespace QueueServer.Tests.Admin;

public sealed class AnOfficeBeginsWithAnothers(RunningServer server)
{
    private static NewOfficeRequest New(string id, string copyOf) =>
        new(new(id), new() { ["vi"] = "Một cửa mới" }, "Asia/Bangkok", new OfficeId("ha-dong")) { CopyOf = new(copyOf) };

    [Fact]
    public async Task Settings_but_its_name_its_place_and_its_past()
    {
        var source = await OwnOffice.MakeAsync(server, "goc");
        var before = await source.ReadAsync();
        before["texts"] = JsonNode.Parse("""{"kiosk.idle":{"vi":"Kính chào ông/bà"}}""");
        before["hours"]!["week"] = JsonNode.Parse("""[{"weekday":"monday","periods":[{"from":"08:00:00","to":"11:30:00"}]}]""");
        await source.SaveAsync(before).MustBeAsync(HttpStatusCode.OK);
        before = await source.ReadAsync();

        await server.Manager.SendAsync("/api/v1/offices", New("ban-sao", "goc")).MustBeAsync(HttpStatusCode.OK);

        var made = (
            await server.Manager.GetAsync("/api/v1/offices/ban-sao/settings", TestContext.Current.CancellationToken).ReadAsync<JsonObject>()
        )["settings"]!.AsObject();
        Assert.Equal(("Một cửa mới", "Asia/Bangkok", 1), ((string)made["name"]!["vi"]!, (string)made["timeZone"]!, (int)made["revision"]!));
        foreach (var own in new[] { "id", "name", "timeZone", "revision", "parent", "consentVersion", "consentSince", "template" })
        {
            before.Remove(own);
            made.Remove(own);
        }

        Assert.True(JsonNode.DeepEquals(before, made), $"{before}\n{made}");
    }

    [Fact]
    public async Task But_not_of_an_office_of_others()
    {
        await server
            .Administrator.SendAsync("/api/v1/offices", New("nguoi-khac", "ha-dong") with { Parent = null })
            .MustBeAsync(HttpStatusCode.OK);
        await server.Manager.SendAsync("/api/v1/offices", New("nhin-trom", "nguoi-khac")).MustBeInvalidAsync("copyOf", "unknown-office");
        await server.Manager.SendAsync("/api/v1/offices", New("khong-co", "nowhere")).MustBeInvalidAsync("copyOf", "unknown-office");
    }
}
