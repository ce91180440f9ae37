using System.Net;
using System.Text;
using QueueServer.Http;
using QueueServer.Tests.Running;
using static QueueServer.Tests.Running.Speaking;

namespace QueueServer.Tests.Access;

public sealed class AChangeSaysTheToken(RunningServer server)
{
    private static readonly string CounterPath = $"{OfficePath}/counters/quay-1/next";

    private async Task PostAsync(Session session, string? token, HttpStatusCode status, string code, string? cookie = null)
    {
        using var client = server.Client();
        using var request = new HttpRequestMessage(HttpMethod.Post, CounterPath)
        {
            Content = new StringContent("{}", Encoding.UTF8, "application/json"),
        };
        request.Headers.Add("Cookie", cookie ?? session.Cookie);
        if (token is not null)
            request.Headers.Add(AntiForgery.Header, token);
        await client.SendAsync(request, TestContext.Current.CancellationToken).MustBeAsync(status, code);
    }

    [Fact]
    public async Task Or_is_refused()
    {
        var session = server.OfficerSession;
        await PostAsync(session, session.Token, HttpStatusCode.BadRequest, "bad-request"); // past the guard
        await PostAsync(session, null, HttpStatusCode.BadRequest, "bad-csrf");
        await PostAsync(session, "", HttpStatusCode.BadRequest, "bad-csrf");
        await PostAsync(session, "nonsense", HttpStatusCode.BadRequest, "bad-csrf");
        await PostAsync(session, new string('x', 8000), HttpStatusCode.BadRequest, "bad-csrf");
        await PostAsync(session, server.ManagerSession.Token, HttpStatusCode.BadRequest, "bad-csrf");
        await PostAsync(
            session,
            session.Token,
            HttpStatusCode.BadRequest,
            "bad-csrf",
            cookie: session.Cookie.Split("; ").Single(part => part.StartsWith("console=", StringComparison.Ordinal))
        );
    }

    [Fact]
    public async Task Of_its_own_session_not_of_one_before()
    {
        var session = await server.NewSessionAsync("token-holder");
        var former = session.Token;
        await session.ChangePasswordAsync("quite another one");
        await PostAsync(session, former, HttpStatusCode.BadRequest, "bad-csrf");
        await PostAsync(session, session.Token, HttpStatusCode.BadRequest, "bad-request");
    }

    [Fact]
    public async Task But_a_bearer_and_nobody_need_none()
    {
        await server
            .Kiosk.PostAsync(TicketsPath, new StringContent("{}", Encoding.UTF8, "application/json"), TestContext.Current.CancellationToken)
            .MustBeAsync(HttpStatusCode.BadRequest, "bad-request");
        await server.Nobody.PostAsync("/api/sign-out", null, TestContext.Current.CancellationToken).MustBeAsync(HttpStatusCode.NoContent);
    }

    [Theory]
    [InlineData("https://evil.example")]
    [InlineData("null")]
    [InlineData("http://127.0.0.1:1")]
    public async Task And_a_page_of_another_site_is_refused_whatever_it_says(string origin)
    {
        foreach (var path in new[] { "/api/sign-in", "/api/sign-out", CounterPath })
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, path) { Headers = { { "Origin", origin } } };
            await server
                .Officer.SendAsync(request, TestContext.Current.CancellationToken)
                .MustBeAsync(HttpStatusCode.Forbidden, "foreign-origin");
        }
    }

    [Fact]
    public async Task And_the_servers_own_page_is_not_refused()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{OfficePath}/counters")
        {
            Headers = { { "Origin", server.Address.GetLeftPart(UriPartial.Authority) } },
        };
        await server.Officer.SendAsync(request, TestContext.Current.CancellationToken).MustBeAsync(HttpStatusCode.OK);
    }
}
