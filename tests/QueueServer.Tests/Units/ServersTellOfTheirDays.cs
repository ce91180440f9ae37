using System.Collections.Immutable;
using System.Net;
using System.Text.Json.Nodes;
using QueueServer.Access;
using QueueServer.Domain.Summaries;
using QueueServer.Domain.Units;
using QueueServer.Features.People;
using QueueServer.Features.Units;
using QueueServer.Tests.Running;
using static QueueServer.Tests.Running.Speaking;
using static QueueServer.Tests.Summaries.MadeSummaries;
using FirstRun = Tests.Shared.FirstRun;

namespace QueueServer.Tests.Units;

/// <summary>Servers of other offices are paired, hand their days in, and whoever may sees what they come to.</summary>
public sealed class ServersTellOfTheirDays : TempFolder, IAsyncLifetime
{
    private static readonly DateOnly Friday = new(2026, 11, 20);
    private const string November = "/api/v1/units/report?from=2026-11-01&to=2026-11-22";

    private ClockedServer server = null!; // set by InitializeAsync, before each test
    private HttpClient admin = null!; // as above
    private PairedServer ward = null!; // as above

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        server = await ClockedServer.StartAsync(Folder, TestOffice.Morning);
        admin = (await Session.BeginAsync(server.Address, "admin", FirstRun.PasswordOf(Folder, "admin"))).Client;
        ward = await PairedServer.PairAsync(server.Address, admin, "ward-server");
    }

    public async ValueTask DisposeAsync()
    {
        ward.Dispose();
        await server.DisposeAsync();
        Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Each_day_counts_once_however_often_it_is_told()
    {
        Assert.Equal(["taken", "taken"], await ward.TellAsync(Of("w1", Friday, 40), Of("w2", Friday, 60)));
        Assert.Equal(["known"], await ward.TellAsync(Of("w1", Friday, 40)));
        Assert.Equal(100, await IssuedAsync());
        Assert.Equal(["taken"], await ward.TellAsync(Of("w1", Friday, 50) with { Sequence = 2 }));
        Assert.Equal(["older"], await ward.TellAsync(Of("w1", Friday, 40))); // a late repetition
        Assert.Equal(110, await IssuedAsync());
        var corrected = Assert.Single((await ReadAsync(admin, November))["corrections"]!.AsArray())!;
        Assert.Equal(("w1", 40), ((string)corrected["office"]!, (int)corrected["issuedBefore"]!));
    }

    [Fact]
    public async Task What_is_none_or_not_theirs_changes_nothing()
    {
        var day = Of("w1", Friday, 40);
        var signed = ward.Sign(day);
        using var other = await PairedServer.PairAsync(server.Address, admin, "other-server");
        HandedSummary[] wrong =
        [
            signed with
            {
                Body = signed.Body.Replace("40", "41", StringComparison.Ordinal),
            },
            signed with
            {
                Signature = [],
            },
            other.Sign(day),
            signed with
            {
                Body = "{}",
            },
            signed with
            {
                Body = "null",
            },
            signed with
            {
                Body = new string('[', 2000),
            },
            ward.Sign(day with { Sums = day.Sums with { Issued = -1 } }),
            ward.Sign(day with { Sums = day.Sums with { OnTime = day.Sums.OnTimeOf + 1 } }),
            ward.Sign(day with { Waits = day.Waits.Add(101, 1) }),
            ward.Sign(day with { Waits = day.Waits.SetItem(day.Waits.Keys.First(), 41) }),
            ward.Sign(day with { TimeZone = "Mars/Olympus" }),
            ward.Sign(day with { Name = day.Name.Clear() }),
            ward.Sign(day with { Known = DayKnown.Closed }),
            ward.Sign(day with { Sequence = 0 }),
        ];
        var outcomes = (await ward.SendAsync(wrong).ReadAsync<SummariesReply>()).Outcomes;
        Assert.All(outcomes, outcome => Assert.Contains(outcome, new[] { "not-a-summary", "wrong-signature" }));
        Assert.Equal(["future-day"], await ward.TellAsync(Of("w1", new(2026, 11, 24), 1)));
        Assert.Equal(["hosted-here"], await ward.TellAsync(Of("ha-dong", Friday, 1)));
        Assert.Equal(["newer-form"], (await ward.SendAsync([signed], form: 2).ReadAsync<SummariesReply>()).Outcomes);
        Assert.Equal(0, await IssuedAsync());
        Assert.Equal(["taken"], await ward.TellAsync(day));
        Assert.Equal(["other-source"], await other.TellAsync(day with { Sequence = 2 }));
        Assert.Equal(40, await IssuedAsync());
        await ward.SendAsync([.. Enumerable.Repeat(signed, SummariesRequest.Most + 1)]).MustBeAsync(HttpStatusCode.BadRequest, "too-many");
    }

    /// <summary>Whoever has the secret alone cannot speak for the server: the key came with the pairing.</summary>
    [Fact]
    public async Task Another_key_is_refused_until_the_server_is_paired_anew()
    {
        await ward.TellAsync(Of("w1", Friday, 40));
        ward.LoseKey();
        await ward.SendAsync([ward.Sign(Of("w1", Friday, 1))]).MustBeAsync(HttpStatusCode.Conflict, "other-key");
        await ward.SendAsync([]).MustBeAsync(HttpStatusCode.Conflict, "other-key");
        await admin.PostAsync($"{OfficePath}/devices/ward-server/revoke", null, Stop).MustBeAsync(HttpStatusCode.OK);
        await ward.SendAsync([]).MustBeAsync(HttpStatusCode.Unauthorized);
        server.Time.Advance(TimeSpan.FromSeconds(1)); // pairings are told apart by their moments
        using var again = await PairedServer.PairAsync(server.Address, admin, "ward-server");
        Assert.Equal(["taken"], await again.TellAsync(Of("w1", Friday, 45) with { Sequence = 2 }));
    }

    [Fact]
    public async Task Offices_of_a_revoked_server_may_be_told_of_by_another()
    {
        await ward.TellAsync(Of("w1", Friday, 40));
        await admin.PostAsync($"{OfficePath}/devices/ward-server/revoke", null, Stop).MustBeAsync(HttpStatusCode.OK);
        using var other = await PairedServer.PairAsync(server.Address, admin, "other-server");
        Assert.Equal(["known"], await other.TellAsync(Of("w1", Friday, 40)));
        Assert.Equal(["taken"], await other.TellAsync(Of("w1", Friday.AddDays(-1), 40)));
    }

    /// <summary>Administrators see all; whoever answers for a unit's head sees the unit; nobody else does.</summary>
    [Fact]
    public async Task Who_answers_for_a_unit_sees_it_and_no_other()
    {
        await ward.TellAsync(Of("w1", Friday, 40), Of("w2", Friday, 60), Of("w3", Friday, 90));
        await SaveAsync(
            new(
                [UnitOf("city", "Thành phố") with { Head = new("ha-dong") }, UnitOf("ward", "Phường"), UnitOf("far", "Tỉnh khác")],
                [
                    new(new("city"), new(2026, 1, 1)) { Unit = new("ward") },
                    new(new("ward"), new(2026, 1, 1)) { Office = new("w1") },
                    new(new("city"), new(2026, 1, 1)) { Office = new("w2") },
                    new(new("far"), new(2026, 1, 1)) { Office = new("w3") },
                ]
            )
        );
        Assert.Equal(["city 100", "far 90", "ha-dong 0"], await RowsAsync(admin, November));
        Assert.Equal(["ward 40", "w2 60"], await RowsAsync(admin, $"{November}&unit=city"));
        Assert.Equal(["w1 40"], await RowsAsync(admin, $"{November}&unit=ward"));
        foreach (var role in new[] { Roles.Manager, Roles.Leader, Roles.Auditor })
        {
            var theirs = await MakeAsync($"is-{role}", role);
            Assert.Equal(["city 100", "ha-dong 0"], await RowsAsync(theirs, November));
            Assert.Equal(["w1 40"], await RowsAsync(theirs, $"{November}&unit=ward"));
            Assert.Equal(
                ["city", "ward"],
                (await ReadAsync(theirs, $"{November}&unit=ward"))["path"]!.AsArray().Select(unit => (string)unit!["id"]!)
            );
            await theirs.GetAsync($"{November}&unit=far", Stop).MustBeAsync(HttpStatusCode.NotFound, "unknown-unit");
            await theirs.GetAsync($"{November}&unit=nowhere", Stop).MustBeAsync(HttpStatusCode.NotFound, "unknown-unit");
        }
    }

    [Theory]
    [InlineData("from=2026-11-02&to=2026-11-01", "from-after-to")]
    [InlineData("from=1999-11-02&to=2026-11-01", "out-of-range")]
    [InlineData("from=2016-11-02&to=2026-11-01", "range-too-long")]
    public async Task A_question_that_makes_no_sense_is_refused(string asked, string code)
    {
        var answer = await admin.GetAsync($"/api/v1/units/report?{asked}", Stop);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(code, await answer.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_tree_is_saved_under_its_revision_and_a_wrong_one_is_refused()
    {
        var tree = new UnitTree([UnitOf("a", "A")], []);
        Assert.Equal(1, (await SaveAsync(tree)).Revision);
        Assert.Equal(1, (await SaveAsync(tree)).Revision); // said again
        await admin.SendAsync("/api/v1/units", tree with { Units = [] }).MustBeAsync(HttpStatusCode.Conflict, "settings-stale");
        var circle = tree with { Revision = 1, Places = [new(new("a"), Friday) { Unit = new("a") }] };
        var refused = await admin.SendAsync("/api/v1/units", circle);
        Assert.Contains("circle", await refused.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
        Assert.Equal(1, (await admin.GetAsync("/api/v1/units", Stop).ReadAsync<UnitTreeView>()).Tree.Revision);
    }

    private async Task<UnitTree> SaveAsync(UnitTree tree) => await admin.SendAsync("/api/v1/units", tree).ReadAsync<UnitTree>();

    private async Task<int> IssuedAsync() => (int)(await ReadAsync(admin, November))["whole"]!["issued"]!;

    private static async Task<JsonObject> ReadAsync(HttpClient client, string path) =>
        await client.GetAsync(path, Stop).ReadAsync<JsonObject>();

    private static async Task<IEnumerable<string>> RowsAsync(HttpClient client, string path) =>
        (await ReadAsync(client, path))["rows"]!
            .AsArray()
            .Select(row => $"{(string?)row!["unit"] ?? (string?)row["office"]} {(int)row["figures"]!["issued"]!}");

    private async Task<HttpClient> MakeAsync(string name, string role)
    {
        var first = await admin.SendAsync($"{OfficePath}/people", new NewPersonRequest(name, role)).ReadAsync<FirstPassword>();
        return (await Session.BeginAsync(server.Address, name, first.Password)).Client;
    }

    private static Unit UnitOf(string id, string name) =>
        new(new(id), UnitKind.Ward, ImmutableSortedDictionary<string, string>.Empty.Add("vi", name));
}
