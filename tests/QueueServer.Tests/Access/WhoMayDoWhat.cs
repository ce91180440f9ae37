using System.Net;
using System.Reflection;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.SignalR;
using QueueServer.Access;
using QueueServer.Tests.Running;
using static QueueServer.Tests.Access.Caller;

namespace QueueServer.Tests.Access;

/// <summary>One table of who may do what. An endpoint or hub method without a row fails, and so does a row without its endpoint.</summary>
public sealed partial class WhoMayDoWhat(RunningServer server) : TempFolder
{
    private const string SignOut = "POST /api/v1/sign-out";

    public static TheoryData<Caller> Callers =>
        [Nobody, Kiosk, Caller.Board, Caller.Rating, Caller.Server, Officer, Manager, Administrator, Auditor, Leader, NewOfficer];

    /// <summary>The table, and a file of every folder of the pages: files are for everybody.</summary>
    private static IEnumerable<KeyValuePair<string, Caller>> Rows =>
        Endpoints.Concat(StaticFiles.Select(file => KeyValuePair.Create($"GET {file}", Everybody)));

    private static IEnumerable<string> StaticFiles
    {
        get
        {
            var root = Path.Combine(AppContext.BaseDirectory, "wwwroot");
            return Directory
                .EnumerateDirectories(root, "*", SearchOption.AllDirectories)
                .Append(root)
                .Select(folder => Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal).FirstOrDefault())
                .OfType<string>()
                .Select(file => $"/{Path.GetRelativePath(root, file).Replace('\\', '/')}");
        }
    }

    [Fact]
    public async Task Every_endpoint_has_a_row_and_every_row_its_endpoint()
    {
        await using var mapped = await ClockedServer.StartAsync(Folder, TestOffice.Morning);
        var endpoints = mapped
            .Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<HubMetadata>() is null) // the hub has a table of its own
            .SelectMany(endpoint =>
                (endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"]).Select(method =>
                    $"{method} /{endpoint.RoutePattern.RawText!.Trim('/')}"
                )
            ) // mapped by a text
            .Distinct();
        Assert.Equal(endpoints.Order(StringComparer.Ordinal), Endpoints.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_hub_method_has_a_row_and_every_row_its_method() =>
        Assert.Equal(
            typeof(IScreenHub)
                .GetMethods(BindingFlags.Public | BindingFlags.Instance)
                .Select(method => method.Name)
                .Order(StringComparer.Ordinal),
            HubMethods.Keys.Order(StringComparer.Ordinal)
        );

    [Theory]
    [MemberData(nameof(Callers))]
    public async Task At_every_endpoint(Caller caller)
    {
        List<string> wrong = [];
        foreach (var (row, allowed) in Rows)
        {
            using var client = server.Client();
            using var request = RequestOf(row, caller);
            if (row == SignOut)
                await SignInToLeaveAsync(request, caller);
            using var answer = await client.SendAsync(
                request,
                HttpCompletionOption.ResponseHeadersRead,
                TestContext.Current.CancellationToken
            );
            var text =
                answer.Content.Headers.ContentType?.MediaType == "text/event-stream"
                    ? ""
                    : await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken); // a stream has no end
            var code =
                answer.Content.Headers.ContentType?.MediaType == "application/problem+json"
                    ? JsonDocument.Parse(text).RootElement.GetProperty("code").GetString()
                    : null;
            var refusal = caller switch
            {
                Nobody => (HttpStatusCode.Unauthorized, "signed-out"),
                NewOfficer => (HttpStatusCode.Forbidden, "password-must-change"),
                _ => (HttpStatusCode.Forbidden, "forbidden"),
            };
            // Who may, gets past the guards, and is then told what is wrong with an empty request.
            var asItShould = allowed.HasFlag(caller)
                ? answer.StatusCode is not (HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or HttpStatusCode.InternalServerError)
                    && code is not ("bad-csrf" or "unknown-office")
                    && (code != "not-found" || row.Contains("{ticket}") || row.Contains("/media/") || row.Contains("/logo/"))
                : (answer.StatusCode, code) == refusal;
            if (!asItShould)
                wrong.Add($"{row}: {(int)answer.StatusCode} {code}");
        }

        Assert.Empty(wrong);
    }

    [Theory]
    [MemberData(nameof(Callers))]
    public async Task At_every_hub_method(Caller caller)
    {
        var headers = HeadersOf(caller);
        if (caller is Nobody or NewOfficer)
        {
            Assert.Equal(
                caller == Nobody ? HttpStatusCode.Unauthorized : HttpStatusCode.Forbidden,
                await HubSocket.RefusedWithAsync(server.Address, headers)
            );
            return;
        }

        using var hub = await HubSocket.OpenAsync(server.Address, headers);
        foreach (var (method, (allowed, arguments)) in HubMethods)
        {
            using var answer = await hub.InvokeAsync(method, arguments);
            Assert.True(answer.RootElement.TryGetProperty("result", out _) == allowed.HasFlag(caller), $"{method}: {answer.RootElement}");
        }
    }

    [Theory]
    [InlineData("kiosk-1:wrong")]
    [InlineData("kiosk-1")]
    [InlineData("nobody:secret")]
    [InlineData(":")]
    [InlineData("")]
    public async Task A_wrong_secret_is_nobody(string bearer)
    {
        foreach (var row in Endpoints.Where(row => !row.Value.HasFlag(Nobody)).Select(row => row.Key))
        {
            using var client = server.Client();
            using var request = RequestOf(row, Nobody);
            request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {bearer}");
            await client.SendAsync(request, TestContext.Current.CancellationToken).MustBeAsync(HttpStatusCode.Unauthorized, "signed-out");
        }
    }

    [Fact]
    public async Task A_devices_secret_is_no_other_devices() =>
        await server
            .Client(server.BoardBearer.Replace("board-1", "kiosk-1"))
            .GetAsync($"{Speaking.OfficePath}/counters", TestContext.Current.CancellationToken)
            .MustBeAsync(HttpStatusCode.Unauthorized, "signed-out");

    /// <summary>The request of a row, with nothing in it that could succeed: nobody's name, no ticket, no body.</summary>
    private HttpRequestMessage RequestOf(string row, Caller caller)
    {
        var (method, template) = row.Split(' ') is [var first, var second] ? (first, second) : throw new InvalidOperationException(row);
        var request = new HttpRequestMessage(new(method), PathOf(template));
        if (method == "POST")
            request.Content = new StringContent("", Encoding.UTF8, "application/json");
        foreach (var (name, value) in HeadersOf(caller))
            request.Headers.TryAddWithoutValidation(name, value);
        return request;
    }

    /// <summary>What a path says of how an office is written.</summary>
    internal const string OfficeRule = ":regex(^[a-z0-9-]+$)";

    /// <summary>An endpoint's path, with an office and a counter there are, and otherwise nobody's names.</summary>
    internal static string PathOf(string template) =>
        template
            .Replace(OfficeRule, "")
            .Replace("{office}", "ha-dong")
            .Replace("{counter}", "quay-1")
            .Replace("{ticket}", $"{TicketId.New()}")
            .Replace("{check}", $"{CommandId.New()}")
            .Replace("{name}", "nothing")
            .Replace("{file}", "nothing")
            .Replace("{documentName}", "v1");

    /// <summary>Makes it the request of a session of its own: it ends it, and the other tests go on with theirs.</summary>
    private async Task SignInToLeaveAsync(HttpRequestMessage request, Caller caller)
    {
        if (SessionOf(caller) is not { } theirs)
            return;
        var session = await Session.SignInAsync(server.Address, theirs.Name, theirs.Password);
        foreach (var (name, value) in Of(session))
        {
            request.Headers.Remove(name);
            request.Headers.Add(name, value);
        }
    }

    private (string Name, string Value)[] HeadersOf(Caller caller) =>
        caller switch
        {
            Nobody => [],
            Kiosk => [("Authorization", $"Bearer {server.KioskBearer}")],
            Caller.Board => [("Authorization", $"Bearer {server.BoardBearer}")],
            Caller.Rating => [("Authorization", $"Bearer {server.RatingBearer}")],
            Caller.Server => [("Authorization", $"Bearer {server.ServerBearer}")],
            _ => Of(SessionOf(caller) ?? throw new ArgumentOutOfRangeException(nameof(caller))),
        };

    private Session? SessionOf(Caller caller) =>
        caller switch
        {
            Officer => server.OfficerSession,
            Manager => server.ManagerSession,
            Administrator => server.AdministratorSession,
            Auditor => server.AuditorSession,
            Leader => server.LeaderSession,
            NewOfficer => server.NewOfficerSession,
            _ => null,
        };

    private static (string Name, string Value)[] Of(Session session) =>
        [("Cookie", session.Cookie), (QueueServer.Http.AntiForgery.Header, session.Token)];
}
