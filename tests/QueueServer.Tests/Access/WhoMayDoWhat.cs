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

/// <summary>Everybody there is, as the table below names them.</summary>
[Flags]
public enum Caller
{
    Nobody = 1,
    Kiosk = 2,
    Board = 4,
    Officer = 8,
    Manager = 16,
    Administrator = 32,
    Auditor = 64,

    /// <summary>An officer whose password must be changed first.</summary>
    NewOfficer = 128,

    Officers = Officer | Manager | Administrator,
    Managers = Manager | Administrator,
    Readers = Managers | Auditor,
    People = Officers | Auditor,
    Everybody = Nobody | Kiosk | Board | People | NewOfficer,
}

/// <summary>One table of who may do what. An endpoint or hub method without a row fails, and so does a row without its endpoint.</summary>
public sealed class WhoMayDoWhat(RunningServer server) : TempFolder
{
    private const string SignOut = "POST /api/sign-out";

    private static readonly Dictionary<string, Caller> Endpoints = new()
    {
        // For everybody: the way in, and what shows nothing of anybody.
        ["GET /"] = Everybody,
        ["GET /console"] = Everybody,
        ["GET /account"] = Everybody,
        ["GET /admin"] = Everybody,
        ["GET /admin/audit"] = Everybody,
        ["GET /admin/privacy"] = Everybody,
        ["GET /hall"] = Everybody,
        ["GET /health"] = Everybody,
        ["GET /health/live"] = Everybody,
        ["GET /health/ready"] = Everybody,
        ["GET /openapi/{documentName}.json"] = People,
        ["POST /api/sign-in"] = Everybody,
        [SignOut] = Everybody,
        ["GET /api/me"] = Everybody,
        ["POST /api/pairings"] = Everybody,
        ["POST /api/pairings/claim"] = Everybody,

        ["POST /api/diagnostics-code"] = Kiosk,

        ["GET /k/{token}"] = Everybody,
        ["POST /api/phone-visits/{token}/join"] = Everybody,
        ["GET /api/phone-visits/{token}/events"] = Everybody,
        ["POST /api/phone-visits/{token}/acts"] = Everybody,
        ["GET /api/offices/{office}/phone-visits"] = Kiosk,
        ["POST /api/offices/{office}/phone-visits/{token}/screen"] = Kiosk,

        ["GET /t/{ticket}"] = Everybody,
        ["GET /api/visits/{ticket}"] = Everybody,
        ["GET /api/visits/{ticket}/events"] = Everybody,
        ["POST /api/visits/{ticket}/cancel"] = Everybody,
        ["POST /api/visits/{ticket}/return"] = Everybody,
        ["POST /api/visits/{ticket}/forget-face"] = Everybody,
        ["POST /api/password"] = People | NewOfficer,
        ["POST /api/second-factor/offer"] = People | NewOfficer,
        ["POST /api/second-factor"] = People | NewOfficer,
        ["POST /api/second-factor/remove"] = People | NewOfficer,
        ["POST /api/second-factor/recovery-codes"] = People | NewOfficer,

        ["POST /api/offices/{office}/tickets"] = Kiosk,
        ["POST /api/offices/{office}/tickets/find"] = Kiosk,
        ["POST /api/offices/{office}/tickets/{ticket}/cancel"] = Kiosk | Officers,
        ["POST /api/offices/{office}/tickets/{ticket}/forget-face"] = Kiosk | Officers,
        ["POST /api/offices/{office}/tickets/walk-up"] = Officers,
        ["POST /api/offices/{office}/tickets/{ticket}/return"] = Officers,
        ["POST /api/offices/{office}/tickets/{ticket}/class"] = Officers,
        ["GET /api/offices/{office}/tickets/{ticket}/picture"] = Officers,

        ["POST /api/offices/{office}/leases"] = Kiosk,
        ["POST /api/offices/{office}/leases/return"] = Kiosk,
        ["POST /api/offices/{office}/leases/hand-in"] = Kiosk,

        ["GET /api/offices/{office}/counters"] = Officers,
        ["POST /api/offices/{office}/counters/{counter}/open"] = Officers,
        ["POST /api/offices/{office}/counters/{counter}/close"] = Officers,
        ["POST /api/offices/{office}/counters/{counter}/next"] = Officers,
        ["POST /api/offices/{office}/counters/{counter}/recall"] = Officers,
        ["POST /api/offices/{office}/counters/{counter}/serve"] = Officers,
        ["POST /api/offices/{office}/counters/{counter}/finish"] = Officers,
        ["POST /api/offices/{office}/counters/{counter}/no-show"] = Officers,
        ["POST /api/offices/{office}/counters/{counter}/take-over"] = Officers,
        ["POST /api/offices/{office}/counters/{counter}/pause"] = Officers,
        ["POST /api/offices/{office}/counters/{counter}/continue"] = Officers,
        ["POST /api/offices/{office}/counters/{counter}/resume"] = Officers,
        ["POST /api/offices/{office}/counters/{counter}/undo"] = Officers,
        ["POST /api/offices/{office}/counters/{counter}/hold"] = Officers,
        ["POST /api/offices/{office}/counters/{counter}/transfer"] = Officers,
        ["POST /api/offices/{office}/counters/{counter}/check"] = Officers,
        ["POST /api/offices/{office}/counters/{counter}/checks/{check}"] = Kiosk,
        ["POST /api/offices/{office}/day/close"] = Managers,
        ["POST /api/offices/{office}/day/bring-back"] = Managers,
        ["POST /api/offices/{office}/repair/seen"] = Managers,
        ["POST /api/offices/{office}/clock/confirm"] = Managers,

        ["GET /api/offices/{office}/people"] = Readers,
        ["POST /api/offices/{office}/people"] = Managers,
        ["POST /api/offices/{office}/people/{name}"] = Managers,
        ["POST /api/offices/{office}/people/{name}/remove-factor"] = Managers,
        ["POST /api/offices/{office}/people/{name}/reset"] = Managers,

        ["GET /api/offices/{office}/devices"] = Readers,
        ["POST /api/offices/{office}/devices"] = Managers,
        ["POST /api/offices/{office}/devices/{name}"] = Managers,
        ["POST /api/offices/{office}/devices/{name}/revoke"] = Managers,
        ["POST /api/offices/{office}/devices/{name}/diagnostics-code"] = Managers,
        ["POST /api/health-reports"] = Kiosk | Caller.Board,

        ["GET /api/audit"] = Readers,

        ["GET /api/offices"] = Readers,
        ["POST /api/offices"] = Managers,
        ["GET /api/offices/{office}/settings"] = Readers,
        ["POST /api/offices/{office}/settings"] = Managers,
        ["POST /api/offices/{office}/settings/check"] = Managers,
        ["POST /api/offices/{office}/media"] = Managers,
        ["GET /api/offices/{office}/consents"] = Readers,
        ["GET /api/offices/{office}/privacy"] = Readers,
        ["GET /api/offices/{office}/deletions"] = Readers,
        ["GET /api/offices/{office}/impact-assessment.json"] = Readers,
        ["GET /api/offices/{office}/impact-assessment.html"] = Readers,
        ["GET /media/{file}"] = Readers | Caller.Board,
    };

    /// <summary>With an argument where the method takes one.</summary>
    private static readonly Dictionary<string, (Caller Allowed, string[] Arguments)> HubMethods = new()
    {
        [nameof(IScreenHub.WatchKiosk)] = (Kiosk, []),
        [nameof(IScreenHub.WatchBoard)] = (Caller.Board, []),
        [nameof(IScreenHub.WatchCounter)] = (Officers, ["quay-1"]),
        [nameof(IScreenHub.WatchCheck)] = (Kiosk, ["quay-1"]),
        [nameof(IScreenHub.WatchHall)] = (Readers, ["ha-dong"]),
    };

    public static TheoryData<Caller> Callers => [Nobody, Kiosk, Caller.Board, Officer, Manager, Administrator, Auditor, NewOfficer];

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
                    && (code != "not-found" || row.Contains("{ticket}") || row.Contains("/media/"))
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
        var path = template
            .Replace("{office}", "ha-dong")
            .Replace("{counter}", "quay-1")
            .Replace("{ticket}", $"{TicketId.New()}")
            .Replace("{check}", $"{CommandId.New()}")
            .Replace("{name}", "nothing")
            .Replace("{file}", "nothing")
            .Replace("{documentName}", "v1");
        var request = new HttpRequestMessage(new(method), path);
        if (method == "POST")
            request.Content = new StringContent("", Encoding.UTF8, "application/json");
        foreach (var (name, value) in HeadersOf(caller))
            request.Headers.TryAddWithoutValidation(name, value);
        return request;
    }

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
            _ => Of(SessionOf(caller) ?? throw new ArgumentOutOfRangeException(nameof(caller))),
        };

    private Session? SessionOf(Caller caller) =>
        caller switch
        {
            Officer => server.OfficerSession,
            Manager => server.ManagerSession,
            Administrator => server.AdministratorSession,
            Auditor => server.AuditorSession,
            NewOfficer => server.NewOfficerSession,
            _ => null,
        };

    private static (string Name, string Value)[] Of(Session session) =>
        [("Cookie", session.Cookie), (QueueServer.Http.AntiForgery.Header, session.Token)];
}
