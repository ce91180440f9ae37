using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using QueueServer.Storage;
using QueueServer.Storage.Sqlite;
using QueueServer.Tests.Running;
using static QueueServer.Tests.Running.Speaking;
using FirstRun = Tests.Shared.FirstRun;

namespace QueueServer.Tests.Reports;

/// <summary>What a past day would have come to, and what tomorrow needs: asked by a manager. Nothing is changed by it.</summary>
public sealed class WhatIfIsAsked(PlayedWeeks weeks) : IClassFixture<PlayedWeeks>
{
    private const string WhatIf = $"{OfficePath}/reports/what-if";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Of_a_day_with_one_more_counter_and_nothing_is_changed_by_it()
    {
        var before = weeks.Version;
        var view = await AskAsync(
            """
            {"day":"2026-11-20","changes":{"added":[{"services":["ho-tich","chung-thuc"],"open":{"from":"08:30","to":"10:00"}}]}}
            """
        );
        var (happened, replayed, changed) = (view["happened"]!, view["replayed"]!, view["changed"]!);
        var people = (double)happened["total"]!["issued"]!;
        Assert.Equal((people, people), ((double)replayed["total"]!["issued"]!, (double)changed["total"]!["issued"]!));
        Assert.Equal(people, (int)view["people"]!["played"]!);
        Assert.Equal(["2026-11-20"], view["days"]!.AsArray().Select(day => (string)day!));
        // counters of these days call at once: the replay is the day
        Assert.Equal(happened["services"]!.ToJsonString(), replayed["services"]!.ToJsonString());
        Assert.Equal(5400, (double)changed["counters"]!["added-1"]!["open"]!, 900.0); // who is there at ten is served
        Assert.Equal(before, weeks.Version);
    }

    [Fact]
    public async Task Of_a_weekday_as_it_usually_is()
    {
        var view = await AskAsync("""{"weekday":5,"days":4,"changes":{"paces":[{"service":"ho-tich","percent":50}]}}""");
        Assert.Equal(["2026-10-30", "2026-11-06", "2026-11-13", "2026-11-20"], view["days"]!.AsArray().Select(day => (string)day!));
        Assert.Equal((double)view["happened"]!["total"]!["issued"]!, (double)view["replayed"]!["total"]!["issued"]!, 4.0); // rounded
    }

    [Fact]
    public async Task And_of_nothing_changed_at_all()
    {
        var view = await AskAsync("""{"day":"2026-11-19"}""");
        Assert.Equal(view["replayed"]!.ToJsonString(), view["changed"]!.ToJsonString());
    }

    [Theory]
    [InlineData("""{}""", "day", "day-or-weekday")]
    [InlineData("""{"day":"2026-11-20","weekday":5}""", "day", "day-or-weekday")]
    [InlineData("""{"day":"0001-01-01"}""", "day", "out-of-range")]
    [InlineData("""{"weekday":8}""", "weekday", "out-of-range")]
    [InlineData("""{"weekday":5,"days":13}""", "days", "out-of-range")]
    [InlineData("""{"weekday":5,"days":1}""", "days", "out-of-range")]
    [InlineData("""{"day":"2026-11-22"}""", "day", "no-such-day")]
    [InlineData("""{"day":"2026-11-23"}""", "day", "day-goes-on")]
    [InlineData("""{"day":"2026-11-21"}""", "day", "day-incomplete")]
    [InlineData("""{"weekday":6}""", "weekday", "too-few-days")]
    [InlineData(
        """{"day":"2026-11-20","changes":{"added":[{"services":["no-such"],"open":{"from":"08:30","to":"10:00"}}]}}""",
        "changes.added[0].services",
        "unknown-service"
    )]
    [InlineData(
        """{"day":"2026-11-20","changes":{"counters":[{"counter":"no-such","works":null}]}}""",
        "changes.counters[0].counter",
        "unknown-counter"
    )]
    [InlineData(
        """{"day":"2026-11-20","changes":{"paces":[{"service":"ho-tich","percent":501}]}}""",
        "changes.paces[0].percent",
        "out-of-range"
    )]
    [InlineData("""{"day":"2026-11-20","changes":{"hours":{"from":"10:00","to":"08:00"}}}""", "changes.hours", "ends-before-it-begins")]
    [InlineData("""{"day":"2026-11-20","changes":{"calling":{"priority":11}}}""", "changes.calling.priority", "out-of-range")]
    public async Task That_cannot_be(string question, string field, string code) =>
        await PostAsync(question).MustBeInvalidAsync(field, code);

    [Theory]
    [InlineData("""{"day":"2026-02-30"}""")]
    [InlineData("""{"day":"2026-11-20","changes":null}""")]
    [InlineData("""{"day":"2026-11-20","changes":{"added":null}}""")]
    [InlineData("""{"day":"2026-11-20","changes":{"added":[{"services":["ho-tich"]}]}}""")]
    [InlineData("""{"day":"2026-11-20","changes":{"counters":[{"counter":"quay-1"}]}}""")] // that it is closed is said
    [InlineData("""{"day":"2026-11-20","changes":{"more":1}}""")]
    [InlineData("""[]""")]
    [InlineData("")]
    public async Task That_nobody_can_read(string question) =>
        await PostAsync(question).MustBeAsync(HttpStatusCode.BadRequest, "bad-request");

    [Fact]
    public async Task With_what_there_is_to_choose_from()
    {
        var choices = await ReadAsync(WhatIf);
        Assert.Equal("2026-11-20", (string)choices["lastDay"]!);
        Assert.Equal((7, 6), (choices["services"]!.AsArray().Count, choices["counters"]!.AsArray().Count));
        Assert.Equal(("08:00:00", "17:00:00"), ((string)choices["hours"]!["from"]!, (string)choices["hours"]!["to"]!));
        Assert.True((bool)choices["hasClasses"]!);
    }

    [Fact]
    public async Task And_tomorrow_is_advised_beside_what_came_of_last_week()
    {
        var advice = await ReadAsync($"{OfficePath}/reports/advice");
        var (next, last) = (advice["next"]!, advice["last"]!);
        Assert.Equal(("2026-11-24", "2026-11-17"), ((string)next["day"]!, (string)last["day"]!));
        Assert.Equal(
            ["2026-10-13", "2026-10-20", "2026-10-27", "2026-11-03", "2026-11-10", "2026-11-17"],
            next["days"]!.AsArray().Select(day => (string)day!)
        );
        Assert.Equal("2026-11-10", (string)last["days"]!.AsArray()[^1]!); // of nothing that was not known on its eve
        var group = Assert.Single(next["groups"]!.AsArray())!; // counter 1 serves everything
        Assert.Equal((7, 6), (group["services"]!.AsArray().Count, group["counters"]!.AsArray().Count));
        Assert.All(group["times"]!.AsArray(), time => Assert.Null(time!["outcome"]));
        var was = last["groups"]![0]!["times"]!.AsArray();
        Assert.All(was, time => Assert.InRange((double)time!["outcome"]!["opened"]!, 0, 6));
        Assert.InRange(was.Sum(time => (int)time!["outcome"]!["inTime"]!["of"]!), 40, 70);
    }

    private async Task<JsonObject> AskAsync(string question) => await PostAsync(question).ReadAsync<JsonObject>();

    private Task<JsonObject> ReadAsync(string path) => weeks.Manager.GetAsync(path, Stop).ReadAsync<JsonObject>();

    private Task<HttpResponseMessage> PostAsync(string question) =>
        weeks.Manager.PostAsync(WhatIf, new StringContent(question, Encoding.UTF8, "application/json"), Stop);
}

/// <summary>The same where a day cannot be read, and where there is none.</summary>
public sealed class WhatIfOfWhatIsNotThere : TempFolder
{
    private const string WhatIf = $"{OfficePath}/reports/what-if";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Of_a_day_whose_journal_is_damaged()
    {
        await using var weeks = new PlayedWeeks();
        await weeks.InitializeAsync();
        var manager = weeks.Manager;
        await using (var database = weeks.Database())
            await database.Database.ExecuteSqlAsync(
                $"""UPDATE journal SET "Checksum" = 1 WHERE "Day" = {PlayedWeeks.Friday.DayNumber}""",
                Stop
            );
        await PostAsync(manager, """{"day":"2026-11-20"}""").MustBeInvalidAsync("day", "day-unread");
        Assert.Equal("2026-11-19", (string)(await ReadAsync(manager, WhatIf))["lastDay"]!);
    }

    [Fact]
    public async Task Where_nothing_has_been_yet()
    {
        await using var server = await ClockedServer.StartAsync(Folder, TestOffice.Morning);
        var manager = (await Session.BeginAsync(server.Address, "manager", FirstRun.PasswordOf(Folder, "manager"))).Client;
        Assert.Null((await ReadAsync(manager, WhatIf))["lastDay"]);
        await PostAsync(manager, """{"day":"2026-11-20"}""").MustBeInvalidAsync("day", "no-such-day");
        await PostAsync(manager, """{"weekday":1}""").MustBeInvalidAsync("weekday", "too-few-days");
        var advice = await ReadAsync(manager, $"{OfficePath}/reports/advice");
        Assert.Equal((true, 0), ((bool)advice["next"]!["hasTooFewDays"]!, advice["next"]!["groups"]!.AsArray().Count));
        Assert.Null(advice["last"]);
    }

    private static Task<JsonObject> ReadAsync(HttpClient manager, string path) => manager.GetAsync(path, Stop).ReadAsync<JsonObject>();

    private static Task<HttpResponseMessage> PostAsync(HttpClient manager, string question) =>
        manager.PostAsync(WhatIf, new StringContent(question, Encoding.UTF8, "application/json"), Stop);
}

/// <summary>
/// Seven weeks of an office, until the Friday before; on the Saturday a day that lost records. Its manager asks.
/// </summary>
public sealed class PlayedWeeks : TempFolder, IAsyncLifetime
{
    /// <summary>The last whole day.</summary>
    public static readonly DateOnly Friday = new(2026, 11, 20);

    private ClockedServer server = null!; // set by InitializeAsync, before each test

    /// <summary>The manager.</summary>
    public HttpClient Manager { get; private set; } = null!; // as above

    /// <summary>How far the office's journal is.</summary>
    public long Version => server.Offices.All.Single().State.Version;

    public async ValueTask InitializeAsync()
    {
        await PlayedFolder.FillAsync(Folder, hours: true, Days);
        server = await ClockedServer.StartAsync(Folder, TestOffice.Morning);
        Manager = (await Session.BeginAsync(server.Address, "manager", FirstRun.PasswordOf(Folder, "manager"))).Client;
    }

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Its database.</summary>
    internal QueueContext Database() =>
        new SqliteDatabase(
            Path.Combine(Folder, SqliteDatabase.FileName),
            TimeProvider.System,
            NullLoggerFactory.Instance
        ).CreateDbContext();

    private static IEnumerable<IReadOnlyList<JournalRecord>> Days(OfficeSettings office)
    {
        var days = ManyDays.Make(office, Friday, days: 35, tickets: 60, seed: 7).ToList();
        return days.Append(Repaired(office, days[^1][^1].Version));
    }

    private static JournalRecord[] Repaired(OfficeSettings office, long version)
    {
        var day = Friday.AddDays(1);
        var at = OpeningHours.StartOf(day, office.Zone);
        return
        [
            .. new QueueEvent[]
            {
                new DayOpened(at, day),
                new QueueRepaired(at),
                new RepairSeen(at, "manager"),
                new DayClosed(at.AddHours(9)),
            }.Select((happened, i) => new JournalRecord(version + i + 1, day, CommandId.New(), "Given", null, [happened])),
        ];
    }
}
