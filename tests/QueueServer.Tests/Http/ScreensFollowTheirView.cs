using System.Net;
using Microsoft.Extensions.Logging.Abstractions;
using QueueServer.Domain;
using QueueServer.Tests.Running;
using static QueueServer.Tests.Running.Speaking;

namespace QueueServer.Tests.Http;

public sealed class ScreensFollowTheirView(RunningServer server)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public Task A_board_has_its_view_at_once_and_a_newer_one_after_each_change() => FollowsAsync(server.Address);

    [Theory]
    [MemberData(nameof(Relay.Refusal.Kinds), MemberType = typeof(Relay.Refusal))]
    public async Task So_it_has_where_the_network_lets_no_WebSocket_through(string kind)
    {
        await using var line = Relay.Before(server.Address);
        line.OnUpgrade = Relay.Refusal.Of(kind);
        await FollowsAsync(line.Address);
        Assert.InRange(line.Refused, 2, 8); // two tries; one whose connection was closed is made anew by the client itself
    }

    private async Task FollowsAsync(Uri address)
    {
        var link = new HubLink<BoardView>(
            HubLinkSettings.Board(address, new GivenIdentity(server.BoardBearer)),
            TimeProvider.System,
            NullLogger.Instance
        );
        var (first, newer) = (
            new TaskCompletionSource<BoardView>(TaskCreationOptions.RunContinuationsAsynchronously),
            new TaskCompletionSource<BoardView>(TaskCreationOptions.RunContinuationsAsynchronously)
        );
        var taken = long.MaxValue;
        link.ViewChanged += view =>
        {
            first.TrySetResult(view);
            if (view.Version >= Interlocked.Read(ref taken))
                newer.TrySetResult(view);
        };
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var running = link.RunAsync(stop.Token);

        var snapshot = await first.Task.WaitAsync(Patience, stop.Token);
        Assert.True(snapshot.Open);
        Assert.Equal(6, snapshot.Counters.Count);
        Interlocked.Exchange(ref taken, snapshot.Version + 1);
        await server.Kiosk.SendAsync(TicketsPath, new IssueRequest(CommandId.New(), new("cu-tru"))).ReadAsync<IssueReply>();
        Assert.True((await newer.Task.WaitAsync(Patience, stop.Token)).Version > snapshot.Version);
        await stop.CancelAsync();
        await running;
    }

    [Fact]
    public async Task An_officer_watches_a_counter_but_no_board()
    {
        using var hub = await HubSocket.OpenAsync(server.Address, ("Cookie", server.OfficerCookie));
        using var counter = await hub.InvokeAsync("WatchCounter", "quay-4");
        Assert.Equal("quay-4", counter.RootElement.GetProperty("result").GetProperty("counter").GetString());
        using var board = await hub.InvokeAsync("WatchBoard");
        Assert.Contains("unauthorized", board.RootElement.GetProperty("error").GetString(), StringComparison.OrdinalIgnoreCase);
        using var nothing = await hub.InvokeAsync("WatchCounter", "nothing");
        Assert.Contains(Refusals.UnknownCounter, nothing.RootElement.GetProperty("error").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_board_watches_no_counter_and_no_kiosk()
    {
        using var hub = await HubSocket.OpenAsync(server.Address, ("Authorization", $"Bearer {server.BoardBearer}"));
        using var counter = await hub.InvokeAsync("WatchCounter", "quay-1");
        Assert.True(counter.RootElement.TryGetProperty("error", out _));
        using var kiosk = await hub.InvokeAsync("WatchKiosk");
        Assert.True(kiosk.RootElement.TryGetProperty("error", out _));
        using var board = await hub.InvokeAsync("WatchBoard");
        Assert.True(board.RootElement.TryGetProperty("result", out _));
    }

    [Fact]
    public async Task Nobody_and_a_page_of_another_site_are_refused()
    {
        Assert.Equal(HttpStatusCode.Unauthorized, await HubSocket.RefusedWithAsync(server.Address));
        Assert.Equal(
            HttpStatusCode.Unauthorized,
            await HubSocket.RefusedWithAsync(server.Address, ("Authorization", "Bearer board-1:wrong"))
        );
        Assert.Equal(
            HttpStatusCode.Forbidden,
            await HubSocket.RefusedWithAsync(server.Address, ("Cookie", server.OfficerCookie), ("Origin", "https://evil.example"))
        );
    }
}
