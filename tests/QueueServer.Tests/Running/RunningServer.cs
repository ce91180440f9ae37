using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using QueueServer.Tests.Running;

[assembly: AssemblyFixture(typeof(RunningServer))]

namespace QueueServer.Tests.Running;

/// <summary>One server for all tests that speak to it, on data of its own, and clients of everybody who may.</summary>
public sealed class RunningServer : IAsyncLifetime
{
    private readonly CookieContainer cookies = new();
    private ServerProcess process = null!; // set by InitializeAsync, before any test

    public string Data { get; } = Directory.CreateTempSubdirectory("queue-server-").FullName;

    public Uri Address => process.Address;

    public string KioskBearer { get; private set; } = "";

    public string BoardBearer { get; private set; } = "";

    public (string Name, string Password) OfficerAccount { get; private set; }

    public HttpClient Nobody { get; private set; } = null!; // as above

    public HttpClient Kiosk { get; private set; } = null!; // as above

    public HttpClient Board { get; private set; } = null!; // as above

    public HttpClient Officer { get; private set; } = null!; // as above

    public HttpClient Manager { get; private set; } = null!; // as above

    /// <summary>The officer's cookie as a header.</summary>
    public string OfficerCookie => cookies.GetCookieHeader(Address);

    public async ValueTask InitializeAsync()
    {
        process = await ServerProcess.StartAsync(Data);
        KioskBearer = (await File.ReadAllTextAsync(Path.Combine(Data, "devices", "kiosk-1.secret"))).Trim();
        BoardBearer = (await File.ReadAllTextAsync(Path.Combine(Data, "devices", "board-1.secret"))).Trim();
        var accounts = (await File.ReadAllLinesAsync(Path.Combine(Data, "first-run.txt")))
            .Select(line => line.Split('=', 2)).ToDictionary(parts => parts[0], parts => (Name: parts[1].Split(':')[0], Password: parts[1].Split(':')[1]));
        OfficerAccount = accounts["officer"];
        Nobody = Client();
        Kiosk = Client(KioskBearer);
        Board = Client(BoardBearer);
        Officer = Client(kept: cookies);
        Manager = Client(kept: new());
        foreach (var (client, (name, password)) in new[] { (Officer, accounts["officer"]), (Manager, accounts["manager"]) })
            (await client.PostAsJsonAsync("/api/sign-in", new { username = name, password })).EnsureSuccessStatusCode();
    }

    public HttpClient Client(string? bearer = null, CookieContainer? kept = null)
    {
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false, UseCookies = kept is not null, CookieContainer = kept ?? new(),
            Expect100ContinueTimeout = TimeSpan.FromSeconds(30), // a refused body is then never sent
        };
        var client = new HttpClient(handler) { BaseAddress = Address };
        if (bearer is not null) client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", bearer);
        return client;
    }

    public ValueTask DisposeAsync() => StopAsync();

    private async ValueTask StopAsync()
    {
        await process.DisposeAsync();
        Directory.Delete(Data, recursive: true);
    }
}

/// <summary>What the tests say to a server.</summary>
internal static class Speaking
{
    public const string OfficePath = "/api/offices/ha-dong";
    public const string TicketsPath = $"{OfficePath}/tickets";

    /// <summary>Posts as the programs do; a record in the wire's own form.</summary>
    public static Task<HttpResponseMessage> SendAsync<T>(this HttpClient client, string path, T body) =>
        client.PostAsJsonAsync(path, body, Wire.Json, TestContext.Current.CancellationToken);

    public static Task<HttpResponseMessage> AtCounterAsync(this HttpClient client, string counter, string verb, TicketId? ticket = null) =>
        client.SendAsync($"{OfficePath}/counters/{counter}/{verb}", new CounterRequest(CommandId.New(), ticket));

    public static async Task<T> ReadAsync<T>(this Task<HttpResponseMessage> answer)
    {
        using var response = await answer;
        Assert.True(response.IsSuccessStatusCode, $"{(int)response.StatusCode}: {await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)}");
        return (await response.Content.ReadFromJsonAsync<T>(Wire.Json, TestContext.Current.CancellationToken))!; // an empty answer fails the test
    }

    /// <summary>The answer must be this problem, as ProblemDetails with a stable code.</summary>
    public static async Task MustBeAsync(this Task<HttpResponseMessage> answer, HttpStatusCode status, string code)
    {
        using var response = await answer;
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Equal((status, "application/problem+json"), (response.StatusCode, response.Content.Headers.ContentType?.MediaType));
        using var problem = JsonDocument.Parse(text);
        Assert.Equal(code, problem.RootElement.GetProperty("code").GetString());
        Assert.DoesNotContain("Exception", text, StringComparison.Ordinal);
    }

    public static async Task MustBeAsync(this Task<HttpResponseMessage> answer, HttpStatusCode status)
    {
        using var response = await answer;
        Assert.Equal(status, response.StatusCode);
    }
}
