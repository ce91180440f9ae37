using System.Net;
using System.Text.Json.Nodes;
using QueueServer.Access;
using QueueServer.Tests.Running;
using static QueueServer.Tests.Running.Speaking;
using FirstRun = Tests.Shared.FirstRun;

namespace QueueServer.Tests.Http;

/// <summary>It is asked under its own; under any other it serves nothing.</summary>
public sealed class NamesOfTheServer : TempFolder
{
    private static async Task<HttpResponseMessage> AskAsync(ClockedServer server, string host, string path = "/health/live")
    {
        using var client = Clients.Make(server.Address);
        using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { Host = host } };
        return await client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("127.0.0.9:80")]
    [InlineData("localhost")]
    [InlineData("LOCALHOST.")]
    [InlineData("[::1]:5080")]
    public async Task Loopback_always(string host)
    {
        await using var server = await ClockedServer.StartAsync(Folder, TestOffice.Morning, "--AllowedHosts", "queue.example");
        await AskAsync(server, host).MustBeAsync(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("evil.example")]
    [InlineData("queue.example.evil.example")]
    [InlineData("10.0.0.1")]
    public async Task No_other(string host)
    {
        await using var server = await ClockedServer.StartAsync(
            Folder,
            TestOffice.Morning,
            "--AllowedHosts",
            "queue.example;queue.example.vn"
        );
        foreach (var path in (string[])["/", "/console", "/health/ready", "/api/me", "/texts/vi.json", "/hub"])
            await AskAsync(server, host, path).MustBeAsync(HttpStatusCode.BadRequest, "unknown-host");
        await AskAsync(server, "Queue.Example:443").MustBeAsync(HttpStatusCode.OK);
    }

    [Fact]
    public async Task And_those_under_which_visitors_reach_an_office()
    {
        await using var server = await ClockedServer.StartAsync(Folder, TestOffice.Morning);
        await AskAsync(server, "so.example.vn").MustBeAsync(HttpStatusCode.BadRequest, "unknown-host");
        var manager = await Session.BeginAsync(server.Address, "manager", FirstRun.PasswordOf(Folder, "manager"));
        var settings = (
            await manager.Client.GetAsync($"{OfficePath}/settings", TestContext.Current.CancellationToken).ReadAsync<JsonObject>()
        )["settings"]!.DeepClone(); // an answer has them
        settings["publicAddress"] = "https://so.example.vn";
        await manager
            .Client.SendAsync($"{OfficePath}/settings", new { commandId = CommandId.New(), settings })
            .MustBeAsync(HttpStatusCode.OK);
        await AskAsync(server, "so.example.vn").MustBeAsync(HttpStatusCode.OK);
    }
}
