using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using CsvHelper;
using QueueServer.Access;
using QueueServer.Domain;
using QueueServer.Features.Administration;
using QueueServer.Features.AuditTrail;
using QueueServer.Features.People;
using QueueServer.Features.Reports;
using QueueServer.Tests.Running;
using static QueueServer.Tests.Running.Speaking;
using FirstRun = Tests.Shared.FirstRun;

namespace QueueServer.Tests.Reports;

/// <summary>Two officers serve three of four visitors; one of the four still waits.</summary>
public sealed class AReportIsRead : TempFolder, IAsyncLifetime
{
    private const string Today = "from=2026-11-23&to=2026-11-23";
    private const string Reports = $"{OfficePath}/reports";

    private ClockedServer server = null!; // set by InitializeAsync, before each test
    private Session manager = null!; // as above
    private Session lan = null!; // as above

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        server = await ClockedServer.StartAsync(Folder, TestOffice.Morning);
        manager = await Session.BeginAsync(server.Address, "manager", FirstRun.PasswordOf(Folder, "manager"));
        lan = await MakeAsync("lan", Roles.Officer);
        var view = await manager.Client.GetAsync($"{OfficePath}/settings", Stop).ReadAsync<SettingsView>();
        var registered = new ProcedureSettings(new("1.001193"), view.Settings.Name, TestOffice.Births);
        var settings = view.Settings with { Procedures = [registered] };
        await manager
            .Client.SendAsync($"{OfficePath}/settings", new SettingsRequest(CommandId.New(), settings))
            .MustBeAsync(HttpStatusCode.OK);
        for (var n = 0; n < 4; n++)
            await lan
                .Client.SendAsync($"{TicketsPath}/walk-up", new WalkUpRequest(CommandId.New(), TestOffice.Births))
                .MustBeAsync(HttpStatusCode.OK);
        await ServeAsync(lan, "quay-1", 2);
        await ServeAsync(manager, "quay-2", 1);
    }

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task By_whoever_answers_for_the_office()
    {
        var report = await manager.Client.GetAsync($"{Reports}?{Today}&by=counter", Stop).ReadAsync<JsonObject>();
        Assert.Equal((4, 3), ((int)report["total"]!["issued"]!, (int)report["total"]!["finished"]!));
        Assert.Equal(
            [("", 0), ("quay-1", 2), ("quay-2", 1)],
            report["parts"]!.AsArray().Select(part => ((string)part!["key"]!, (int)part["figures"]!["finished"]!))
        );
        Assert.Equal("counter", (string)report["by"]!);
        Assert.Equal((true, false), ((bool)report["days"]!["goesOn"]!, (bool)report["isOwn"]!));
        Assert.Equal(360, (double)report["total"]!["service"]!["mean"]!);
        var people = await manager.Client.GetAsync($"{Reports}?{Today}&by=officer", Stop).ReadAsync<JsonObject>();
        Assert.Equal(["", "lan", "manager"], people["parts"]!.AsArray().Select(part => (string)part!["key"]!));
    }

    /// <summary>What is compared with may overlap the days themselves: nobody is counted twice, and nobody is left out.</summary>
    [Theory]
    [InlineData("from=2026-11-24&to=2026-11-24", 0, 4, 0)]
    [InlineData("from=2027-11-23&to=2027-11-23", 0, 0, 4)]
    [InlineData("from=2026-11-01&to=2027-12-01", 4, 0, 4)]
    [InlineData("from=2026-11-24&to=2027-11-30", 0, 4, 4)]
    public async Task Beside_the_days_before_and_those_of_a_year_ago(string asked, int now, int before, int yearBefore)
    {
        var report = await manager.Client.GetAsync($"{Reports}?{asked}", Stop).ReadAsync<JsonObject>();
        Assert.Equal(
            (now, before, yearBefore),
            ((int)report["total"]!["issued"]!, (int)report["before"]!["issued"]!, (int)report["yearBefore"]!["issued"]!)
        );
    }

    [Fact]
    public async Task By_an_officer_of_their_own_work_alone()
    {
        var report = await lan.Client.GetAsync($"{Reports}?{Today}", Stop).ReadAsync<JsonObject>();
        Assert.Equal((2, true), ((int)report["total"]!["finished"]!, (bool)report["isOwn"]!));
        var rows = Read(await lan.Client.GetByteArrayAsync($"{Reports}/tickets/csv?{Today}", Stop));
        Assert.Equal(["A001", "A002"], rows.Select(row => row["number"]));
        await lan.Client.GetAsync($"{Reports}?{Today}&by=officer", Stop).MustBeAsync(HttpStatusCode.Forbidden, "forbidden");
    }

    [Fact]
    public async Task By_a_leader_and_an_auditor_who_see_no_names()
    {
        foreach (var role in new[] { Roles.Leader, Roles.Auditor })
        {
            var client = (await MakeAsync($"is-{role}", role)).Client;
            Assert.Equal(4, (int)(await client.GetAsync($"{Reports}?{Today}", Stop).ReadAsync<JsonObject>())["total"]!["issued"]!);
            await client.GetAsync($"{Reports}?{Today}&by=officer", Stop).MustBeAsync(HttpStatusCode.Forbidden, "forbidden");
            var rows = Read(await client.GetByteArrayAsync($"{Reports}/tickets/csv?{Today}", Stop));
            Assert.Equal(4, rows.Count);
            Assert.All(rows.Take(3), row => Assert.Matches("^[0-9a-f]{8}$", row["officer"]));
            Assert.Equal(2, rows.Take(3).Select(row => row["officer"]).Distinct().Count());
        }
    }

    [Theory]
    [InlineData("from=2026-11-24&to=2026-11-23", "from", "from-after-to")]
    [InlineData("from=2016-11-23&to=2026-11-23", "to", "range-too-long")]
    [InlineData("from=0001-01-01&to=0001-01-01", "from", "out-of-range")]
    [InlineData("from=2026-01-01&to=9999-12-31", "to", "out-of-range")]
    [InlineData($"{Today}&by=colour", "by", "unknown-cut")]
    [InlineData($"{Today}&by=3", "by", "unknown-cut")]
    [InlineData($"{Today}&lang=fr", "lang", "unknown-language")]
    public async Task That_cannot_be(string asked, string field, string code)
    {
        foreach (var path in new[] { "", "/figures.csv", "/tickets/csv", "/tickets/xlsx", "/tickets/json" })
            await manager.Client.GetAsync($"{Reports}{path}?{asked}", Stop).MustBeInvalidAsync(field, code);
    }

    [Theory]
    [InlineData("from=yesterday&to=2026-11-23")]
    [InlineData("to=2026-11-23")]
    [InlineData("from=2026-02-30&to=2026-11-23")]
    [InlineData($"{Today}&service=No Such")]
    public async Task That_nobody_can_read(string asked) =>
        await manager.Client.GetAsync($"{Reports}?{asked}", Stop).MustBeAsync(HttpStatusCode.BadRequest, "bad-request");

    [Theory]
    [InlineData("from=2001-01-01&to=2001-12-31")]
    [InlineData("from=2090-01-01&to=2090-12-31")]
    public async Task Of_days_on_which_nothing_was(string asked)
    {
        var report = await manager.Client.GetAsync($"{Reports}?{asked}", Stop).ReadAsync<JsonObject>();
        Assert.Equal(0, (int)report["total"]!["issued"]!);
        Assert.Empty(report["parts"]!.AsArray());
    }

    [Fact]
    public async Task As_tables_for_spreadsheets_and_programs()
    {
        using var csv = await manager.Client.GetAsync($"{Reports}/tickets/csv?{Today}", Stop);
        Assert.Equal("bao-cao_ha-dong_2026-11-23_2026-11-23_tickets.csv", csv.Content.Headers.ContentDisposition?.FileName);
        var bytes = await csv.Content.ReadAsByteArrayAsync(Stop);
        Assert.Equal([0xEF, 0xBB, 0xBF], bytes[..3]);
        Assert.Equal(5, Encoding.UTF8.GetString(bytes).Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
        var first = Read(bytes)[0];
        Assert.Equal(
            ("2026-11-23", "A001", "ho-tich", "2026-11-23 10:00:00", "360", "finished", "officer", "accepted", "1.001193x2"),
            (
                first["day"],
                first["number"],
                first["service"],
                first["issued_at"],
                first["service_time"],
                first["end"],
                first["channel"],
                first["outcome"],
                first["procedures"]
            )
        );

        var json = JsonNode.Parse(await manager.Client.GetStringAsync($"{Reports}/tickets/json?{Today}", Stop))!;
        Assert.Equal(
            TicketColumns.All.Select(column => column.Name),
            json["schema"]!["fields"]!.AsArray().Select(field => (string)field!["name"]!)
        );
        Assert.Equal((4, 360), (json["data"]!.AsArray().Count, (int)json["data"]![0]!["service_time"]!));

        using var book = new ZipArchive(await manager.Client.GetStreamAsync($"{Reports}/tickets/xlsx?{Today}&lang=en", Stop));
        var sheet = await TextOf(book, "xl/worksheets/sheet1.xml");
        Assert.Contains("<pane", sheet, StringComparison.Ordinal); // the head stays
        Assert.Contains("<v>0.004166", sheet, StringComparison.Ordinal); // six minutes, of a day
        Assert.Contains("[h]:mm:ss", await TextOf(book, "xl/styles.xml"), StringComparison.Ordinal);
        Assert.Contains("Kaplan–Meier", await TextOf(book, "xl/worksheets/sheet2.xml"), StringComparison.Ordinal);
        Assert.Contains("How it is counted", await TextOf(book, "xl/workbook.xml"), StringComparison.Ordinal);

        var audit = await manager.Client.GetAsync("/api/v1/audit?what=tickets-exported", Stop).ReadAsync<AuditPage>();
        Assert.Equal(
            ["2026-11-23/2026-11-23 xlsx", "2026-11-23/2026-11-23 json", "2026-11-23/2026-11-23 csv"],
            audit.Entries.Select(entry => entry.Subject)
        );
    }

    [Fact]
    public async Task As_a_table_of_its_figures_in_either_language()
    {
        foreach (var (language, service, total) in new[] { ("vi", "Hộ tịch", "Tất cả"), ("en", "Civil status", "All") })
        {
            var text = await manager.Client.GetStringAsync($"{Reports}/figures.csv?{Today}&lang={language}", Stop);
            Assert.Contains($"ho-tich,{service},4,3,3,", text, StringComparison.Ordinal);
            Assert.Contains($",{total},4,3,3,", text, StringComparison.Ordinal);
        }

        foreach (var cut in Enum.GetNames<Domain.Facts.Cut>())
            await manager.Client.GetAsync($"{Reports}/figures.csv?{Today}&by={cut}", Stop).MustBeAsync(HttpStatusCode.OK);
    }

    private async Task<Session> MakeAsync(string name, string role)
    {
        var made = await manager.Client.SendAsync($"{OfficePath}/people", new NewPersonRequest(name, role)).ReadAsync<FirstPassword>();
        return await Session.BeginAsync(server.Address, name, made.Password);
    }

    private async Task ServeAsync(Session officer, string counter, int tickets)
    {
        await officer.Client.AtCounterAsync(counter, "open").MustBeAsync(HttpStatusCode.OK);
        for (var n = 0; n < tickets; n++)
        {
            var called = await officer
                .Client.SendAsync($"{OfficePath}/counters/{counter}/next", new CounterRequest(CommandId.New()))
                .ReadAsync<CommandReply>();
            server.Time.Advance(TimeSpan.FromMinutes(6));
            var finish = new FinishRequest(CommandId.New(), called.Ticket, OutcomeKind.Accepted, [new(new("1.001193"), 2)]);
            await officer.Client.SendAsync($"{OfficePath}/counters/{counter}/finish", finish).MustBeAsync(HttpStatusCode.OK);
        }
    }

    private static List<Dictionary<string, string>> Read(byte[] bytes)
    {
        using var csv = new CsvReader(new StreamReader(new MemoryStream(bytes)), CultureInfo.InvariantCulture);
        return
        [
            .. csv.GetRecords<dynamic>().Select(row => ((IDictionary<string, object>)row).ToDictionary(of => of.Key, of => $"{of.Value}")),
        ];
    }

    private static async Task<string> TextOf(ZipArchive book, string entry)
    {
        using var reader = new StreamReader(await book.GetEntry(entry)!.OpenAsync(Stop)); // a workbook has it
        return await reader.ReadToEndAsync(Stop);
    }
}
