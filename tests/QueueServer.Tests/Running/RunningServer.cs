using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using QueueServer.Access;
using QueueServer.Features.People;
using QueueServer.Tests.Running;
using FirstRun = Tests.Shared.FirstRun;

[assembly: AssemblyFixture(typeof(RunningServer))]

namespace QueueServer.Tests.Running;

/// <summary>One server for all tests that speak to it, on data of its own, and clients of everybody who may.</summary>
public sealed class RunningServer : IAsyncLifetime
{
    private RunningProgram process = null!; // this and the clients below are set by InitializeAsync, before any test

    public string Data { get; } = Directory.CreateTempSubdirectory("queue-server-").FullName;

    public Uri Address => process.Address;

    public string KioskBearer { get; private set; } = "";

    public string BoardBearer { get; private set; } = "";

    public string RatingBearer { get; private set; } = "";

    public string ServerBearer { get; private set; } = "";

    public HttpClient Nobody { get; private set; } = null!;

    public HttpClient Kiosk { get; private set; } = null!;

    public HttpClient Board { get; private set; } = null!;

    public HttpClient Officer => OfficerSession.Client;

    public HttpClient Manager => ManagerSession.Client;

    public HttpClient Administrator => AdministratorSession.Client;

    public HttpClient Auditor => AuditorSession.Client;
    public HttpClient Leader => LeaderSession.Client;

    internal Session OfficerSession { get; private set; } = null!;

    internal Session ManagerSession { get; private set; } = null!;

    internal Session AdministratorSession { get; private set; } = null!;

    internal Session AuditorSession { get; private set; } = null!;

    internal Session LeaderSession { get; private set; } = null!;

    /// <summary>An officer who was just made, and has not changed the password yet.</summary>
    internal Session NewOfficerSession { get; private set; } = null!;

    /// <summary>The officer's cookie as a header.</summary>
    public string OfficerCookie => OfficerSession.Cookie;

    public async ValueTask InitializeAsync()
    {
        process = await RunningProgram.StartServerAsync(Data);
        KioskBearer = (await File.ReadAllTextAsync(Path.Combine(Data, "devices", "kiosk-1.secret"))).Trim();
        BoardBearer = (await File.ReadAllTextAsync(Path.Combine(Data, "devices", "board-1.secret"))).Trim();
        (Nobody, Kiosk, Board) = (Client(), Client(KioskBearer), Client(BoardBearer));
        OfficerSession = await Session.BeginAsync(Address, "officer", FirstRun.PasswordOf(Data, "officer"));
        ManagerSession = await Session.BeginAsync(Address, "manager", FirstRun.PasswordOf(Data, "manager"));
        await ManagerSession.GiveCounterItsCameraAsync();
        RatingBearer = (await RatingTablet.PairAsync(Address, ManagerSession.Client, "rating-1")).Bearer;
        using (var other = await PairedServer.PairAsync(Address, ManagerSession.Client, "server-1"))
            ServerBearer = other.Bearer;
        AdministratorSession = await Session.BeginAsync(Address, "admin", FirstRun.PasswordOf(Data, "admin"));
        AuditorSession = await Session.BeginAsync(Address, "auditor", FirstRun.PasswordOf(Data, "auditor"));
        LeaderSession = await NewSessionAsync("leader", Roles.Leader);
        NewOfficerSession = await Session.SignInAsync(Address, "new-officer", await MakeAsync("new-officer"));
    }

    /// <summary>Has the administrator make a person; answers their first password.</summary>
    internal async Task<string> MakeAsync(string name, string role = Roles.Officer)
    {
        using var answer = await Administrator.PostAsJsonAsync(
            $"{Speaking.OfficePath}/people",
            new NewPersonRequest(name, role),
            Wire.Json
        );
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<FirstPassword>(Wire.Json))!.Password; // an empty answer fails the test
    }

    /// <summary>A person of a test's own, with a password of their own.</summary>
    internal async Task<Session> NewSessionAsync(string name, string role = Roles.Officer) =>
        await Session.BeginAsync(Address, name, await MakeAsync(name, role));

    public HttpClient Client(string? bearer = null, CookieContainer? kept = null) => Clients.Make(Address, bearer, kept);

    public async ValueTask DisposeAsync()
    {
        await process.DisposeAsync();
        Directory.Delete(Data, recursive: true);
    }
}

/// <summary>What the tests say to a server.</summary>
internal static class Speaking
{
    public const string OfficePath = "/api/v1/offices/ha-dong";
    public const string TicketsPath = $"{OfficePath}/tickets";

    /// <summary>Posts as the programs do; a record in the wire's own form.</summary>
    public static Task<HttpResponseMessage> SendAsync<T>(this HttpClient client, string path, T body) =>
        client.PostAsJsonAsync(path, body, Wire.Json, TestContext.Current.CancellationToken);

    public static Task<HttpResponseMessage> AtCounterAsync(this HttpClient client, string counter, string verb, TicketId? ticket = null) =>
        client.SendAsync($"{OfficePath}/counters/{counter}/{verb}", new CounterRequest(CommandId.New(), ticket));

    public static async Task<T> ReadAsync<T>(this Task<HttpResponseMessage> answer)
    {
        using var response = await answer;
        Assert.True(
            response.IsSuccessStatusCode,
            $"{(int)response.StatusCode}: {await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)}"
        );
        // an empty answer fails the test
        return (await response.Content.ReadFromJsonAsync<T>(Wire.Json, TestContext.Current.CancellationToken))!;
    }

    /// <summary>The answer must be this problem, as ProblemDetails with a stable code.</summary>
    public static async Task MustBeAsync(this Task<HttpResponseMessage> answer, HttpStatusCode status, string code)
    {
        using var response = await answer;
        Assert.Equal(status, response.StatusCode);
        using var problem = await response.ProblemAsync();
        Assert.Equal(code, problem.RootElement.GetProperty("code").GetString());
    }

    /// <summary>The answer must be that this field of what was sent is wrong, for this reason.</summary>
    public static async Task MustBeInvalidAsync(this Task<HttpResponseMessage> answer, string field, string code)
    {
        using var response = await answer;
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        using var problem = await response.ProblemAsync();
        Assert.Equal(code, problem.RootElement.GetProperty("errors").GetProperty(field).GetString());
    }

    /// <summary>The problem an answer must be.</summary>
    public static async Task<JsonDocument> ProblemAsync(this HttpResponseMessage response)
    {
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        Assert.DoesNotContain("Exception", text, StringComparison.Ordinal);
        return JsonDocument.Parse(text);
    }

    public static async Task MustBeAsync(this Task<HttpResponseMessage> answer, HttpStatusCode status)
    {
        using var response = await answer;
        Assert.Equal(status, response.StatusCode);
    }
}
