using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using QueueServer.Access;
using QueueServer.Features.AuditTrail;
using QueueServer.Features.People;
using QueueServer.Features.SignIn;
using QueueServer.Storage;
using QueueServer.Tests.Running;
using static QueueServer.Tests.Running.Speaking;

namespace QueueServer.Tests.Audit;

public sealed class TheAuditIsKept : TempFolder
{
    [Theory]
    [InlineData("UPDATE audit SET Who = 'somebody else'")]
    [InlineData("DELETE FROM audit")]
    [InlineData("INSERT OR REPLACE INTO audit (Id, At, Office, Who, Role, What, Address) VALUES (1, 0, '', '', '', 'nothing', '')")]
    public async Task Whatever_is_said_to_the_database(string statement)
    {
        using var accounts = await TestAccounts.StartAsync(Folder);
        await accounts.Audit.WriteAsync(new DefaultHttpContext(), new("ha-dong"), "tested", "this");
        await using var context = accounts.Database.CreateDbContext();
        var refused = await Assert.ThrowsAsync<SqliteException>(() =>
            context.Database.ExecuteSqlRawAsync(statement, TestContext.Current.CancellationToken)
        );
        Assert.Contains("only added to", refused.Message, StringComparison.Ordinal);
        Assert.Equal("tested", Assert.Single(await accounts.AuditedAsync()).What);
    }

    [Fact]
    public async Task With_who_did_what_to_whom_from_where_and_the_facts_before_and_after()
    {
        using var accounts = await TestAccounts.StartAsync(Folder);
        var http = new DefaultHttpContext
        {
            User = Principals.Create(accounts.Accounts.Find("lan")!, "test"),
            Connection = { RemoteIpAddress = IPAddress.Parse("10.1.2.3") },
        };
        await accounts.Audit.WriteAsync(http, new("ha-dong"), "tested", "this", new { Number = 1 }, new { Number = 2 });
        var row = Assert.Single(await accounts.AuditedAsync());
        Assert.Equal(
            (
                TestOffice.Morning.ToUnixTimeMilliseconds(),
                "ha-dong",
                "lan",
                Roles.Officer,
                "tested",
                "this",
                "10.1.2.3",
                """{"number":1}""",
                """{"number":2}"""
            ),
            (row.At, row.Office, row.Who, row.Role, row.What, row.Subject, row.Address, row.Before, row.After)
        );
    }

    [Fact]
    public async Task Or_the_change_it_tells_of_is_not_made_either()
    {
        using var accounts = await TestAccounts.StartAsync(Folder);
        var impossible = accounts.Audit.Row(new DefaultHttpContext(), null, null!); // a row the database refuses
        await Assert.ThrowsAsync<DbUpdateException>(() =>
            accounts.Accounts.ChangeAsync("lan", present => present with { Disabled = true }, (_, _) => impossible)
        );
        Assert.False(accounts.Accounts.Find("lan")?.Disabled);
        await accounts.Accounts.LoadAsync();
        Assert.False(accounts.Accounts.Find("lan")?.Disabled);
    }
}

public sealed class TheAuditIsRead(RunningServer server)
{
    private Task<AuditPage> ReadAsync(string query) =>
        server.Auditor.GetAsync($"/api/v1/audit?{query}", TestContext.Current.CancellationToken).ReadAsync<AuditPage>();

    [Fact]
    public async Task Newest_first_a_page_at_a_time_and_nothing_twice()
    {
        var session = await server.NewSessionAsync("auditable", Roles.Manager);
        for (var made = 0; made < 5; made++)
            await session
                .Client.SendAsync($"{OfficePath}/people", new NewPersonRequest($"audited-{made}", Roles.Officer))
                .MustBeAsync(HttpStatusCode.OK);
        List<string?> subjects = [];
        AuditPage? page = null;
        do
        {
            page = await ReadAsync($"who=auditable&what={Audited.PersonMade}&take=2" + (page is null ? "" : $"&before={page.Next}"));
            subjects.AddRange(page.Entries.Select(entry => entry.Subject));
        } while (page.Next is not null);
        Assert.Equal(["audited-4", "audited-3", "audited-2", "audited-1", "audited-0"], subjects);
    }

    [Fact]
    public async Task With_everything_that_was_done_to_an_account()
    {
        var session = await server.NewSessionAsync("well-known");
        await server
            .Manager.SendAsync($"{OfficePath}/people/well-known", new PersonRequest(Role: Roles.Auditor))
            .MustBeAsync(HttpStatusCode.OK);
        await server
            .Manager.PostAsync($"{OfficePath}/people/well-known/reset", null, TestContext.Current.CancellationToken)
            .MustBeAsync(HttpStatusCode.OK);
        await server
            .Client()
            .SendAsync("/api/v1/sign-in", new SignInRequest("well-known", "wrong"))
            .MustBeAsync(HttpStatusCode.BadRequest, "wrong-password");
        var entries = (await ReadAsync("take=200"))
            .Entries.Where(entry => entry.Subject == "well-known" || entry.Who == "well-known")
            .Reverse()
            .ToList();
        Assert.Equal(
            [
                Audited.PersonMade,
                Audited.SignedIn,
                Audited.PasswordChanged,
                Audited.PersonChanged,
                Audited.PasswordReset,
                Audited.SignInFailed,
            ],
            entries.Select(entry => entry.What)
        );
        Assert.Equal(
            (
                """{"role":"officer","office":"ha-dong","disabled":false,"fullName":null,"shortName":null}""",
                """{"role":"auditor","office":"ha-dong","disabled":false,"fullName":null,"shortName":null}"""
            ),
            ($"{entries[3].Before}", $"{entries[3].After}")
        );
        Assert.StartsWith("127.0.", entries[1].Address, StringComparison.Ordinal);
        Assert.DoesNotContain(entries, entry => $"{entry}".Contains(session.Password, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Of_the_moments_asked_for()
    {
        var (past, future) = (Uri.EscapeDataString("2020-01-01T00:00:00+07:00"), Uri.EscapeDataString("2120-01-01T00:00:00+07:00"));
        Assert.NotEmpty((await ReadAsync($"since={past}&until={future}")).Entries);
        Assert.Empty((await ReadAsync($"until={past}")).Entries);
        Assert.Empty((await ReadAsync($"since={future}")).Entries);
    }

    [Fact]
    public async Task And_what_happened_in_no_office_by_administrators_only()
    {
        await server
            .Client()
            .SendAsync("/api/v1/sign-in", new SignInRequest("nobody-audits-this-name", "wrong"))
            .MustBeAsync(HttpStatusCode.BadRequest, "wrong-password");
        Assert.DoesNotContain((await ReadAsync("take=200")).Entries, entry => entry.Office.Length == 0);
        var all = await server
            .Administrator.GetAsync($"/api/v1/audit?what={Audited.SignInFailed}&take=200", TestContext.Current.CancellationToken)
            .ReadAsync<AuditPage>();
        Assert.Contains(all.Entries, entry => entry is { Office: "", Subject: null });
        var none = await server
            .Administrator.GetAsync("/api/v1/audit?noOffice=true&take=200", TestContext.Current.CancellationToken)
            .ReadAsync<AuditPage>();
        Assert.NotEmpty(none.Entries);
        Assert.All(none.Entries, entry => Assert.Empty(entry.Office));
        Assert.Empty((await ReadAsync("noOffice=true")).Entries);
        Assert.DoesNotContain(all.Entries, entry => $"{entry}".Contains("nobody-audits", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("take=0", "bad-take")]
    [InlineData("take=201", "bad-take")]
    [InlineData("take=many", "bad-request")]
    [InlineData("since=yesterday", "bad-request")]
    [InlineData("office=B%C3%A0%20%C4%90%C3%ACnh", "bad-request")]
    public async Task But_not_by_a_question_that_makes_no_sense(string query, string code) =>
        await server
            .Auditor.GetAsync($"/api/v1/audit?{query}", TestContext.Current.CancellationToken)
            .MustBeAsync(HttpStatusCode.BadRequest, code);
}
