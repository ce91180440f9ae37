using System.Net;
using System.Text.Json;
using QueueServer.Tests.Running;
using static QueueServer.Tests.Running.Speaking;

namespace QueueServer.Tests.Http;

public sealed class WhoMayDoWhat(RunningServer server)
{
    /// <summary>Every operation of the server, as its OpenAPI document lists them.</summary>
    private async Task<List<(string Method, string Path)>> OperationsAsync()
    {
        using var document = JsonDocument.Parse(await server.Nobody.GetStringAsync("/openapi/v1.json", TestContext.Current.CancellationToken));
        return [.. document.RootElement.GetProperty("paths").EnumerateObject()
            .SelectMany(path => path.Value.EnumerateObject().Select(method => (method.Name.ToUpperInvariant(), path.Name)))];
    }

    [Fact]
    public async Task The_document_lists_every_route() => Assert.Equal(
        [
            "GET /api/me",
            "GET /api/offices/{office}/counters",
            "GET /api/offices/{office}/tickets/{ticket}/picture",
            "POST /api/offices/{office}/counters/{counter}/close",
            "POST /api/offices/{office}/counters/{counter}/continue",
            "POST /api/offices/{office}/counters/{counter}/finish",
            "POST /api/offices/{office}/counters/{counter}/hold",
            "POST /api/offices/{office}/counters/{counter}/next",
            "POST /api/offices/{office}/counters/{counter}/no-show",
            "POST /api/offices/{office}/counters/{counter}/open",
            "POST /api/offices/{office}/counters/{counter}/pause",
            "POST /api/offices/{office}/counters/{counter}/recall",
            "POST /api/offices/{office}/counters/{counter}/resume",
            "POST /api/offices/{office}/counters/{counter}/serve",
            "POST /api/offices/{office}/counters/{counter}/take-over",
            "POST /api/offices/{office}/counters/{counter}/transfer",
            "POST /api/offices/{office}/counters/{counter}/undo",
            "POST /api/offices/{office}/day/close",
            "POST /api/offices/{office}/tickets",
            "POST /api/offices/{office}/tickets/find",
            "POST /api/offices/{office}/tickets/walk-up",
            "POST /api/offices/{office}/tickets/{ticket}/cancel",
            "POST /api/offices/{office}/tickets/{ticket}/class",
            "POST /api/offices/{office}/tickets/{ticket}/return",
            "POST /api/sign-in",
            "POST /api/sign-out",
        ],
        (await OperationsAsync()).Select(operation => $"{operation.Method} {operation.Path.TrimEnd('/')}").Order(StringComparer.Ordinal));

    [Fact]
    public async Task Nobody_may_do_anything_and_a_wrong_secret_is_nobody()
    {
        foreach (var (method, template) in await OperationsAsync())
        {
            if (template is "/api/sign-in" or "/api/sign-out" or "/api/me") continue;
            var path = template.Replace("{office}", "ha-dong").Replace("{counter}", "quay-1").Replace("{ticket}", $"{TicketId.New()}");
            foreach (var bearer in new[] { null, "kiosk-1:wrong", "kiosk-1", "nobody:secret", ":", server.BoardBearer.Replace("board-1", "kiosk-1") })
            {
                using var client = server.Client(bearer);
                using var answer = await client.SendAsync(new(new(method), path), TestContext.Current.CancellationToken);
                Assert.True(answer.StatusCode == HttpStatusCode.Unauthorized, $"{method} {path} as '{bearer}': {answer.StatusCode}");
            }
        }
    }

    [Fact]
    public async Task A_kiosk_calls_nobody() => await server.Kiosk.AtCounterAsync("quay-1", "next").MustBeAsync(HttpStatusCode.Forbidden, "forbidden");

    [Fact]
    public async Task A_kiosk_does_not_close_the_day() =>
        await server.Kiosk.SendAsync($"{OfficePath}/day/close", new CloseDayRequest(CommandId.New())).MustBeAsync(HttpStatusCode.Forbidden, "forbidden");

    [Fact]
    public async Task An_officer_does_not_close_the_day() =>
        await server.Officer.SendAsync($"{OfficePath}/day/close", new CloseDayRequest(CommandId.New())).MustBeAsync(HttpStatusCode.Forbidden, "forbidden");

    [Fact]
    public async Task An_officer_takes_no_number() =>
        await server.Officer.SendAsync(TicketsPath, new IssueRequest(CommandId.New(), TestOffice.Births)).MustBeAsync(HttpStatusCode.Forbidden, "forbidden");

    [Fact]
    public async Task A_board_takes_no_number_and_finds_nobody()
    {
        await server.Board.SendAsync(TicketsPath, new IssueRequest(CommandId.New(), TestOffice.Births)).MustBeAsync(HttpStatusCode.Forbidden, "forbidden");
        await server.Board.SendAsync($"{TicketsPath}/find", new FindRequest(Code: "222-222")).MustBeAsync(HttpStatusCode.Forbidden, "forbidden");
    }

    [Fact]
    public async Task A_kiosk_sees_no_picture() =>
        await server.Kiosk.GetAsync($"{TicketsPath}/{TicketId.New()}/picture", TestContext.Current.CancellationToken).MustBeAsync(HttpStatusCode.Forbidden, "forbidden");

    [Theory]
    [InlineData("https://evil.example")]
    [InlineData("null")]
    [InlineData("http://127.0.0.1:1")]
    public async Task A_page_of_another_site_is_refused(string origin)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/sign-out") { Headers = { { "Origin", origin } } };
        await server.Officer.SendAsync(request, TestContext.Current.CancellationToken).MustBeAsync(HttpStatusCode.Forbidden, "foreign-origin");
    }

    [Fact]
    public async Task The_servers_own_page_is_not_refused()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{OfficePath}/counters") { Headers = { { "Origin", server.Address.GetLeftPart(UriPartial.Authority) } } };
        await server.Officer.SendAsync(request, TestContext.Current.CancellationToken).MustBeAsync(HttpStatusCode.OK);
    }

    [Fact]
    public async Task An_office_that_is_not_here_is_unknown() =>
        await server.Kiosk.SendAsync("/api/offices/elsewhere/tickets", new IssueRequest(CommandId.New(), TestOffice.Births)).MustBeAsync(HttpStatusCode.NotFound, "unknown-office");
}

public sealed class PeopleSignIn(RunningServer server)
{
    [Fact]
    public async Task With_name_and_password()
    {
        using var client = server.Client(kept: new());
        await client.GetAsync("/api/me", TestContext.Current.CancellationToken).MustBeAsync(HttpStatusCode.NoContent);
        var (name, password) = server.OfficerAccount;
        using var answer = await client.SendAsync("/api/sign-in", new { username = name, password });
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"));
        Assert.Contains("samesite=strict", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        await client.GetAsync("/api/me", TestContext.Current.CancellationToken).MustBeAsync(HttpStatusCode.OK);
        await client.PostAsync("/api/sign-out", null, TestContext.Current.CancellationToken).MustBeAsync(HttpStatusCode.NoContent);
        await client.GetAsync("/api/me", TestContext.Current.CancellationToken).MustBeAsync(HttpStatusCode.NoContent);
    }

    [Theory]
    [InlineData("officer", "wrong")]
    [InlineData("officer", "")]
    [InlineData("nobody", "wrong")]
    [InlineData("kiosk-1", "wrong")]
    public async Task But_not_with_a_wrong_one(string username, string password) =>
        await server.Nobody.SendAsync("/api/sign-in", new { username, password }).MustBeAsync(HttpStatusCode.BadRequest, "wrong-password");

    [Fact]
    public async Task And_a_devices_secret_is_no_password() => await server.Nobody
        .SendAsync("/api/sign-in", new { username = "kiosk-1", password = server.KioskBearer.Split(':')[1] }).MustBeAsync(HttpStatusCode.BadRequest, "wrong-password");
}
