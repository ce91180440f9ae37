using System.Net;
using QueueServer.Tests.Running;
using static QueueServer.Tests.Running.Speaking;

namespace QueueServer.Tests.Flood;

/// <summary>Each caller holds open as many as they need, and no more.</summary>
public sealed class StreamsAreCounted : TempFolder
{
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Of_one_device_at_the_hub()
    {
        await using var server = await ClockedServer.StartAsync(Folder, TestOffice.Morning, "--Limits:StreamsOfOneName", "2");
        var kiosk = ("Authorization", $"Bearer {await SecretAsync("kiosk-1")}");
        var first = await HubSocket.OpenAsync(server.Address, kiosk);
        using var second = await HubSocket.OpenAsync(server.Address, kiosk);
        Assert.Equal(HttpStatusCode.TooManyRequests, await HubSocket.RefusedWithAsync(server.Address, kiosk));
        // another is not held back
        using (await HubSocket.OpenAsync(server.Address, ("Authorization", $"Bearer {await SecretAsync("board-1")}"))) { }

        first.Dispose();
        await LetInAgainAsync(async () =>
        {
            try
            {
                (await HubSocket.OpenAsync(server.Address, kiosk)).Dispose();
                return true;
            }
            catch (System.Net.WebSockets.WebSocketException)
            {
                return false;
            }
        });
    }

    [Fact]
    public async Task Of_one_address_without_a_name()
    {
        await using var server = await ClockedServer.StartAsync(Folder, TestOffice.Morning, "--Limits:StreamsOfOneAddress", "2");
        using var kiosk = Clients.Make(server.Address, await SecretAsync("kiosk-1"));
        var ticket = (await kiosk.SendAsync(TicketsPath, new IssueRequest(CommandId.New(), TestOffice.Births)).ReadAsync<IssueReply>())
            .Ticket
            .Id;
        using var phone = Clients.Make(server.Address);
        using var other = Clients.Make(server.Address);
        var first = await FollowAsync(phone, ticket);
        using var second = await FollowAsync(phone, ticket);
        await FollowAsync(phone, ticket).MustBeAsync(HttpStatusCode.TooManyRequests, "too-many-requests");
        await phone.GetAsync($"/api/visits/{ticket}", Stop).MustBeAsync(HttpStatusCode.OK);
        using var elsewhere = await FollowAsync(other, ticket);
        Assert.Equal(HttpStatusCode.OK, elsewhere.StatusCode);

        first.Dispose();
        await LetInAgainAsync(async () =>
        {
            using var again = await FollowAsync(phone, ticket);
            return again.IsSuccessStatusCode;
        });
    }

    private static Task<HttpResponseMessage> FollowAsync(HttpClient client, TicketId ticket) =>
        client.GetAsync($"/api/visits/{ticket}/events", HttpCompletionOption.ResponseHeadersRead, Stop);

    /// <summary>The server hears of a connection's end in its own time.</summary>
    private static async Task LetInAgainAsync(Func<Task<bool>> tryAsync)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        patience.CancelAfter(TimeSpan.FromSeconds(30));
        while (!await tryAsync())
            patience.Token.ThrowIfCancellationRequested();
    }

    private async Task<string> SecretAsync(string device) =>
        (await File.ReadAllTextAsync(Path.Combine(Folder, "devices", $"{device}.secret"), Stop)).Trim();
}
