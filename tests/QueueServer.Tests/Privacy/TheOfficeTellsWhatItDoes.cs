using System.Net;
using System.Text.RegularExpressions;
using QueueServer.Access;
using QueueServer.Domain;
using QueueServer.Features.Administration;
using QueueServer.Features.Media;
using QueueServer.Features.Privacy;
using QueueServer.Journal;
using QueueServer.Tests.Running;
using static QueueServer.Tests.Running.Speaking;
using FirstRun = Tests.Shared.FirstRun;
using Made = QueueServer.Tests.Running.Faces;

namespace QueueServer.Tests.Privacy;

public sealed partial class TheOfficeTellsWhatItDoes : TempFolder
{
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    private async Task<(ClockedServer Server, HttpClient Kiosk, HttpClient Manager)> StartAsync()
    {
        var server = await ClockedServer.StartAsync(Folder, TestOffice.Morning);
        var kiosk = Clients.Make(
            server.Address,
            (await File.ReadAllTextAsync(Path.Combine(Folder, "devices", "kiosk-1.secret"), Stop)).Trim()
        );
        return (server, kiosk, (await Session.BeginAsync(server.Address, "manager", FirstRun.PasswordOf(Folder, "manager"))).Client);
    }

    private static Task<IssueReply> TakeAsync(HttpClient kiosk, int seed, byte[]? picture = null) =>
        kiosk
            .SendAsync(
                TicketsPath,
                new IssueRequest(
                    CommandId.New(),
                    TestOffice.Births,
                    Made.Of(seed),
                    picture,
                    Consent: Made.Consent(picture is not null, at: TestOffice.Morning)
                )
            )
            .ReadAsync<IssueReply>();

    private static Task<T> ReadAsync<T>(HttpClient client, string path) => client.GetAsync($"{OfficePath}/{path}", Stop).ReadAsync<T>();

    [Fact]
    public async Task How_much_is_held_since_when_and_never_of_whom()
    {
        var (server, kiosk, manager) = await StartAsync();
        await using var _ = server;
        Assert.Equal((0, 0, null), Held(await ReadAsync<PrivacyView>(manager, "privacy")));
        var first = await TakeAsync(kiosk, 1, Made.Jpeg);
        server.Time.Advance(TimeSpan.FromMinutes(5));
        await TakeAsync(kiosk, 2);
        var view = await ReadAsync<PrivacyView>(manager, "privacy");
        Assert.Equal((2, 1, TestOffice.Morning), Held(view));
        Assert.Equal([new ConsentCount(1, "vi", 2)], view.Consents);
        var text = await manager.GetStringAsync($"{OfficePath}/impact-assessment.json", Stop);
        Assert.All(
            new[] { $"{first.Ticket.Id}", $"{first.Ticket.Number}", $"{first.Ticket.Code}" },
            word => Assert.DoesNotContain(word, text, StringComparison.Ordinal)
        );
        await manager.SendAsync($"{OfficePath}/day/close", new CloseDayRequest(CommandId.New())).MustBeAsync(HttpStatusCode.OK);
        Assert.Equal((0, 0, null), Held(await ReadAsync<PrivacyView>(manager, "privacy")));
        var deleted = await ReadAsync<DeletionPage>(manager, "deletions?take=1");
        Assert.Equal(
            ("picture", 1, "dayClosed"),
            (deleted.Entries.Single().Kind, deleted.Entries.Single().Count, deleted.Entries.Single().Why)
        );
        Assert.Equal("template", (await ReadAsync<DeletionPage>(manager, $"deletions?take=1&before={deleted.Next}")).Entries.Single().Kind);
    }

    [Fact]
    public async Task The_sheet_says_what_is_configured_in_every_language_and_on_paper()
    {
        var (server, _, manager) = await StartAsync();
        await using var _ = server;
        foreach (var language in new[] { "vi", "en" })
        {
            var sheet = await ReadAsync<ImpactAssessment>(manager, $"impact-assessment.json?language={language}");
            var points = sheet.Sections.SelectMany(section => section.Points).ToDictionary(point => point.Key, point => point.Text);
            Assert.Contains("91/2025/QH15", points["law.vietnam"], StringComparison.Ordinal);
            Assert.Contains("0.6", points["system.models"], StringComparison.Ordinal);
            Assert.Contains("00:00", points["retention.template"], StringComparison.Ordinal);
            Assert.All(points.Values, text => Assert.DoesNotMatch(Placeholder(), text));
            Assert.True(points.ContainsKey("data.picture") && !points.ContainsKey("data.picture.off") && !points.ContainsKey("data.off"));
            var html = WebUtility.HtmlDecode(
                await manager.GetStringAsync($"{OfficePath}/impact-assessment.html?language={language}", Stop)
            );
            Assert.Contains($"<html lang=\"{language}\">", html, StringComparison.Ordinal);
            Assert.All(points.Values, text => Assert.Contains(text, html, StringComparison.Ordinal));
        }

        await manager
            .GetAsync($"{OfficePath}/impact-assessment.html?language=xx", Stop)
            .MustBeAsync(HttpStatusCode.BadRequest, "unknown-language");
        await ChangeAsync(manager, faces => faces with { Pictures = false });
        Assert.Contains("data.picture.off", await KeysAsync(manager));
        await ChangeAsync(manager, faces => faces with { Use = false });
        var off = await KeysAsync(manager);
        Assert.Contains("data.off", off);
        Assert.DoesNotContain("data.template", off);

        string[] ratings = ["data.rating", "retention.rating", "risks.rated"];
        Assert.Superset(ratings.ToHashSet(), off.ToHashSet());
        var settings = (await ReadAsync<SettingsView>(manager, "settings")).Settings;
        await manager
            .SendAsync($"{OfficePath}/settings", new SettingsRequest(CommandId.New(), settings with { Ratings = new() { Use = false } }))
            .MustBeAsync(HttpStatusCode.OK);
        Assert.Empty((await KeysAsync(manager)).Intersect(ratings));
    }

    [Fact]
    public async Task And_kiosks_are_told_what_is_used()
    {
        using var office = await TestOffice.StartAsync(Folder);
        Assert.Equal((true, true), Used(office));
        await office.Host.ExecuteAsync(
            new ChangeSettings(CommandId.New(), office.Host.Settings with { Faces = new() { Use = false } }, "manager")
        );
        Assert.Equal((false, false), Used(office));
    }

    private static (bool, bool) Used(TestOffice office) =>
        QueueServer.Screens.KioskViews.Of(office.Host.Now) is { } view ? (view.Faces, view.Pictures) : default;

    private static async Task<IEnumerable<string>> KeysAsync(HttpClient manager) =>
        (await ReadAsync<ImpactAssessment>(manager, "impact-assessment.json"))
            .Sections.SelectMany(section => section.Points)
            .Select(point => point.Key);

    private static async Task ChangeAsync(HttpClient manager, Func<FaceSettings, FaceSettings> change)
    {
        var settings = (await ReadAsync<SettingsView>(manager, "settings")).Settings;
        await manager
            .SendAsync($"{OfficePath}/settings", new SettingsRequest(CommandId.New(), settings with { Faces = change(settings.Faces) }))
            .MustBeAsync(HttpStatusCode.OK);
    }

    private static (int Templates, int Pictures, DateTimeOffset? Oldest) Held(PrivacyView view) =>
        view.Held.Single() is var held ? (held.Templates, held.Pictures, held.Oldest) : default;

    [GeneratedRegex(@"\{\w+\}")]
    private static partial Regex Placeholder();
}
