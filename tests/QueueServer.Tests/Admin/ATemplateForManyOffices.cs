using System.Net;
using System.Text.Json.Nodes;
using QueueServer.Domain;
using QueueServer.Features.Administration;
using QueueServer.Tests.Running;

namespace QueueServer.Tests.Admin;

/// <summary>One office's settings for others: what would change is shown for each, and is what changes.</summary>
public sealed class ATemplateForManyOffices(RunningServer server)
{
    private static readonly SettingsPart[] Services = [SettingsPart.Services];

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Is_taken_over_and_what_an_office_decided_itself_stays()
    {
        var (template, ward) = (await OwnOffice.MakeAsync(server, "mau-1"), await OwnOffice.MakeAsync(server, "phuong-1"));
        await ChangeAsync(ward, settings => settings["services"]!.AsArray().Add(Service("rieng", "R", 9)));
        await ChangeAsync(template, settings => settings["services"]![0]!["expectedMinutes"] = 25);

        var outlook = await LookAsync(template, Services, "phuong-1");
        Assert.Equal(["services"], outlook.Offices[0].Before.Select(part => part.Key));
        Assert.Equal(
            (5, 25),
            (
                (int)outlook.Offices[0].Before["services"]![0]!["expectedMinutes"]!,
                (int)outlook.Offices[0].After["services"]![0]!["expectedMinutes"]!
            )
        );
        Assert.Equal(
            (2, 3),
            (outlook.Offices[0].Template["services"]!.AsArray().Count, outlook.Offices[0].Own["services"]!.AsArray().Count)
        );
        Assert.Equal(5, (int)(await ward.ReadAsync())["services"]![0]!["expectedMinutes"]!);

        Assert.Equal([new("phuong-1", null)], await TakeOverAsync(template, Services, outlook));
        Assert.Equal(["mot 25", "hai 5", "rieng 9"], await ServicesAsync(ward));

        // From then on it is known which of its settings are its own.
        await ChangeAsync(ward, settings => settings["services"]![0]!["expectedMinutes"] = 40);
        await ChangeAsync(
            template,
            settings => (settings["services"]![0]!["expectedMinutes"], settings["services"]![1]!["expectedMinutes"]) = (30, 6)
        );
        await TakeOverAsync(template, Services, await LookAsync(template, Services, "phuong-1"));
        Assert.Equal(["mot 40", "hai 6", "rieng 9"], await ServicesAsync(ward));
        var origin = (await ward.ReadAsync())["template"]!;
        Assert.Equal("mau-1", (string)origin["office"]!);
        Assert.Equal((long)(await template.ReadAsync())["revision"]!, (long)origin["parts"]!["services"]!);
    }

    [Fact]
    public async Task An_office_that_began_as_a_copy_took_everything_over()
    {
        var template = await OwnOffice.MakeAsync(server, "mau-2");
        var copy = new NewOfficeRequest(new("phuong-2"), new() { ["vi"] = "Phường 2" }, "Asia/Ho_Chi_Minh", new("ha-dong"))
        {
            CopyOf = new("mau-2"),
        };
        await server.Manager.SendAsync("/api/v1/offices", copy).MustBeAsync(HttpStatusCode.OK);
        var ward = OwnOffice.At(server, "phuong-2");
        await ChangeAsync(ward, settings => settings["services"]![0]!["expectedMinutes"] = 40);
        await ChangeAsync(template, settings => settings["services"]!.AsArray().RemoveAt(1));
        await TakeOverAsync(template, Services, await LookAsync(template, Services, "phuong-2"));
        Assert.Equal(["mot 40"], await ServicesAsync(ward));
    }

    [Fact]
    public async Task One_that_cannot_take_it_over_is_told_why_and_the_others_have_it()
    {
        var template = await OwnOffice.MakeAsync(server, "mau-3");
        await OwnOffice.MakeAsync(server, "phuong-3");
        var busy = await OwnOffice.MakeAsync(server, "phuong-3a");
        var odd = await OwnOffice.MakeAsync(server, "phuong-3b");
        SettingsPart[] parts = [SettingsPart.Services, SettingsPart.Counters];
        string[] wards = ["phuong-3", "phuong-3a", "phuong-3b"];
        await ChangeAsync(template, settings => settings["counters"]![0]!["services"] = new JsonArray("mot", "hai"));
        await TakeOverAsync(template, parts, await LookAsync(template, parts, wards));
        await ChangeAsync(odd, settings => settings["services"]!.AsArray().Add(Service("rieng", "C", 9)));
        await ChangeAsync(
            template,
            settings =>
            {
                settings["services"]!.AsArray().RemoveAt(1);
                settings["services"]!.AsArray().Add(Service("moi", "C", 15)); // the letter of what one has of its own
                settings["counters"]![0]!["services"] = new JsonArray("mot", "moi");
            }
        );
        await server
            .Manager.SendAsync($"{busy.Path}/tickets/walk-up", new WalkUpRequest(CommandId.New(), new("hai")))
            .MustBeAsync(HttpStatusCode.OK);

        var outlook = await LookAsync(template, parts, wards);
        Assert.Equal([null, "service-in-use", "twice"], outlook.Offices.Select(office => office.Code));
        Assert.Equal(
            [("phuong-3", null), ("phuong-3a", "service-in-use"), ("phuong-3b", "twice")],
            await TakeOverAsync(template, parts, outlook)
        );
        Assert.Equal(["mot 5", "moi 15"], await ServicesAsync(OwnOffice.At(server, "phuong-3")));
        Assert.Equal(["mot 5", "hai 5"], await ServicesAsync(busy));
        Assert.Equal(["mot 5", "hai 5", "rieng 9"], await ServicesAsync(odd));
    }

    [Fact]
    public async Task Nothing_is_changed_that_was_not_shown()
    {
        var (template, ward) = (await OwnOffice.MakeAsync(server, "mau-4"), await OwnOffice.MakeAsync(server, "phuong-4"));
        await ChangeAsync(template, settings => settings["services"]![0]!["expectedMinutes"] = 25);
        var outlook = await LookAsync(template, Services, "phuong-4");
        await ChangeAsync(ward, settings => settings["maxTicketsPerVisitor"] = 1);
        Assert.Equal([("phuong-4", "settings-stale")], await TakeOverAsync(template, Services, outlook));

        outlook = await LookAsync(template, Services, "phuong-4");
        await ChangeAsync(template, settings => settings["services"]![0]!["expectedMinutes"] = 26);
        await SendAsync(template, Services, outlook).MustBeAsync(HttpStatusCode.Conflict, "settings-stale");
        Assert.Equal(["mot 5", "hai 5"], await ServicesAsync(ward));
    }

    [Fact]
    public async Task A_retry_changes_nothing_more()
    {
        var (template, ward) = (await OwnOffice.MakeAsync(server, "mau-5"), await OwnOffice.MakeAsync(server, "phuong-5"));
        await ChangeAsync(template, settings => settings["services"]![0]!["expectedMinutes"] = 25);
        var request = RequestOf(Services, await LookAsync(template, Services, "phuong-5"));
        for (var n = 0; n < 2; n++)
            Assert.Null((await server.Manager.SendAsync($"{template.Path}/template", request).ReadAsync<TemplateResult[]>()).Single().Code);
        Assert.Equal(3, (int)(await ward.ReadAsync())["revision"]!); // made, set up, taken over
    }

    [Fact]
    public async Task Who_may_not_act_there_is_told_of_no_such_office()
    {
        var template = await OwnOffice.MakeAsync(server, "mau-6");
        var elsewhere = new NewOfficeRequest(new("tinh-khac"), new() { ["vi"] = "Tỉnh khác" }, "Asia/Ho_Chi_Minh", null);
        await server.Administrator.SendAsync("/api/v1/offices", elsewhere).MustBeAsync(HttpStatusCode.OK);
        foreach (var other in new[] { "tinh-khac", "khong-co", "mau-6" })
        {
            await CheckAsync(template, Services, other).MustBeInvalidAsync("offices", "unknown-office");
            var request = new TemplateRequest(1, Services, [new(new(other), 1, CommandId.New())]);
            await server.Manager.SendAsync($"{template.Path}/template", request).MustBeInvalidAsync("offices", "unknown-office");
        }

        await server
            .Manager.SendAsync("/api/v1/offices/tinh-khac/template/check", new TemplateCheckRequest([new("ha-dong")], Services))
            .MustBeAsync(HttpStatusCode.NotFound, "unknown-office");
    }

    [Fact]
    public async Task What_is_asked_for_is_checked()
    {
        var template = await OwnOffice.MakeAsync(server, "mau-7");
        await OwnOffice.MakeAsync(server, "phuong-7");
        await CheckAsync(template, [], "phuong-7").MustBeInvalidAsync("parts", "missing");
        await CheckAsync(template, Services).MustBeInvalidAsync("offices", "missing");
        await CheckAsync(template, Services, "phuong-7", "phuong-7").MustBeInvalidAsync("offices", "twice");
        await CheckAsync(template, Services, [.. Enumerable.Range(0, 101).Select(n => $"o-{n}")]).MustBeInvalidAsync("offices", "too-many");
        await server
            .Manager.SendAsync($"{template.Path}/template/check", new { offices = new[] { "phuong-7" }, parts = new[] { "roof" } })
            .MustBeAsync(HttpStatusCode.BadRequest, "bad-request");
    }

    /// <summary>Settings that are saved by hand say nothing of where they came from.</summary>
    [Fact]
    public async Task Where_it_came_from_is_not_for_anybody_to_say()
    {
        var ward = await OwnOffice.MakeAsync(server, "phuong-8");
        await ChangeAsync(ward, settings => settings["template"] = JsonNode.Parse("""{"office":"ha-dong","parts":{"services":1}}"""));
        Assert.Null((await ward.ReadAsync())["template"]);
    }

    private static JsonNode Service(string id, string prefix, int minutes) =>
        new JsonObject
        {
            ["id"] = id,
            ["prefix"] = prefix,
            ["name"] = new JsonObject { ["vi"] = id },
            ["expectedMinutes"] = minutes,
        };

    private static async Task ChangeAsync(OwnOffice office, Action<JsonObject> change)
    {
        var settings = await office.ReadAsync();
        change(settings);
        await office.SaveAsync(settings).MustBeAsync(HttpStatusCode.OK);
    }

    private static async Task<IEnumerable<string>> ServicesAsync(OwnOffice office) =>
        (await office.ReadAsync())["services"]!.AsArray().Select(service => $"{service!["id"]} {service["expectedMinutes"]}");

    private Task<HttpResponseMessage> CheckAsync(OwnOffice template, SettingsPart[] parts, params string[] offices) =>
        server.Manager.SendAsync(
            $"{template.Path}/template/check",
            new TemplateCheckRequest([.. offices.Select(office => new OfficeId(office))], parts)
        );

    private async Task<TemplateCheck> LookAsync(OwnOffice template, SettingsPart[] parts, params string[] offices) =>
        await CheckAsync(template, parts, offices).ReadAsync<TemplateCheck>();

    private static TemplateRequest RequestOf(SettingsPart[] parts, TemplateCheck outlook) =>
        new(
            outlook.Revision,
            parts,
            [.. outlook.Offices.Select(office => new TemplateTarget(office.Office, office.Revision, CommandId.New()))]
        );

    private Task<HttpResponseMessage> SendAsync(OwnOffice template, SettingsPart[] parts, TemplateCheck outlook) =>
        server.Manager.SendAsync($"{template.Path}/template", RequestOf(parts, outlook));

    private async Task<IEnumerable<(string, string?)>> TakeOverAsync(OwnOffice template, SettingsPart[] parts, TemplateCheck outlook) =>
        (await SendAsync(template, parts, outlook).ReadAsync<TemplateResult[]>()).Select(result => (result.Office.Value, result.Code));
}
