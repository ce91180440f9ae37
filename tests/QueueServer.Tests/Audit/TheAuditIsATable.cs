using System.Globalization;
using System.Net;
using System.Text;
using CsvHelper;
using QueueServer.Access;
using QueueServer.Features.AuditTrail;
using QueueServer.Features.People;
using QueueServer.Storage;
using QueueServer.Tests.Running;
using static QueueServer.Tests.Running.Speaking;

namespace QueueServer.Tests.Audit;

public sealed class TheAuditIsATable(RunningServer server)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Of_what_is_asked_for_newest_first()
    {
        var session = await server.NewSessionAsync("exported", Roles.Manager);
        foreach (var name in new[] { "table-1", "table-2" })
            await session
                .Client.SendAsync($"{OfficePath}/people", new NewPersonRequest(name, Roles.Officer))
                .MustBeAsync(HttpStatusCode.OK);
        using var answer = await server.Auditor.GetAsync($"/api/v1/audit.csv?who=exported&what={Audited.PersonMade}", Stop);
        Assert.Equal("text/csv; charset=utf-8", $"{answer.Content.Headers.ContentType}");
        Assert.Equal("audit.csv", answer.Content.Headers.ContentDisposition?.FileName);
        var rows = Read(await answer.Content.ReadAsByteArrayAsync(Stop));
        Assert.Equal(["table-2", "table-1"], rows.Select(row => row["subject"]));
        Assert.All(rows, row => Assert.EndsWith("+07:00", row["at"], StringComparison.Ordinal));
        Assert.All(rows, row => Assert.Equal(("exported", Roles.Manager, "ha-dong"), (row["who"], row["role"], row["office"])));
    }

    [Fact]
    public async Task That_no_spreadsheet_takes_for_formulas()
    {
        using var stream = new MemoryStream();
        var row = new AuditRow
        {
            At = 0,
            Office = "",
            Who = "=cmd|'/C calc'!A0",
            Role = "@SUM(1)",
            What = "tested",
            Subject = "a \"quoted\", comma\r\nand a line",
            Address = "+1",
            Before = "-2",
            After = "Đất đai",
        };
        await AuditTable.WriteAsync(stream, new[] { row }.ToAsyncEnumerable(), TimeZoneInfo.Utc);
        var bytes = stream.ToArray();
        Assert.Equal(Encoding.UTF8.GetPreamble(), bytes[..3]);
        Assert.Contains("\r\n", Encoding.UTF8.GetString(bytes), StringComparison.Ordinal);
        var read = Assert.Single(Read(bytes));
        Assert.All(new[] { "who", "role", "address", "before" }, name => Assert.StartsWith("'", read[name], StringComparison.Ordinal));
        Assert.Equal(("a \"quoted\", comma\r\nand a line", "Đất đai"), (read["subject"], read["after"]));
    }

    [Fact]
    public async Task But_of_no_office_of_others()
    {
        await server.Nobody.GetAsync("/api/v1/audit.csv", Stop).MustBeAsync(HttpStatusCode.Unauthorized);
        await server.Auditor.GetAsync("/api/v1/audit.csv?office=nowhere", Stop).MustBeAsync(HttpStatusCode.NotFound, "unknown-office");
        await server.Auditor.GetAsync("/api/v1/audit.csv?since=yesterday", Stop).MustBeAsync(HttpStatusCode.BadRequest, "bad-request");
    }

    private static List<Dictionary<string, string>> Read(byte[] content)
    {
        using var csv = new CsvReader(new StreamReader(new MemoryStream(content)), CultureInfo.InvariantCulture);
        csv.Read();
        csv.ReadHeader();
        var rows = new List<Dictionary<string, string>>();
        while (csv.Read())
            rows.Add(csv.HeaderRecord!.ToDictionary(name => name, name => csv[name]!)); // it was read
        return rows;
    }
}
