using QueueServer.Tests.Running;

namespace QueueServer.Tests.Http;

public sealed class HeadersOfEveryAnswer : TempFolder
{
    private static async Task<HttpResponseMessage> AskAsync(ClockedServer server, string path, string scheme)
    {
        using var client = Clients.Make(server.Address);
        client.DefaultRequestHeaders.Add("X-Forwarded-Proto", scheme);
        return await client.GetAsync(path, TestContext.Current.CancellationToken);
    }

    [Theory]
    [InlineData("/console")]
    [InlineData("/api/v1/me")]
    [InlineData("/api/v1/audit")]
    [InlineData("/nowhere")]
    public async Task Hold_browsers_to_tls_and_say_nothing_of_the_program(string path)
    {
        await using var server = await ClockedServer.StartAsync(Folder, TestOffice.Morning, "--BehindTlsProxy", "true");
        using var secure = await AskAsync(server, path, "https");
        Assert.Equal(["max-age=31536000"], secure.Headers.GetValues("Strict-Transport-Security"));
        Assert.False(secure.Headers.Contains("Server"));
        using var clear = await AskAsync(server, path, "http");
        Assert.False(clear.Headers.Contains("Strict-Transport-Security"));
    }

    [Theory]
    [InlineData("/api/v1/me")]
    [InlineData("/api/v1/audit")]
    [InlineData("/api/v1/visits/0")]
    public async Task Of_the_api_keep_nothing(string path)
    {
        await using var server = await ClockedServer.StartAsync(Folder, TestOffice.Morning);
        using var answer = await AskAsync(server, path, "http");
        Assert.True(answer.Headers.CacheControl?.NoStore);
    }
}
