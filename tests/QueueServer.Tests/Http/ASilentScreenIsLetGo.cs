using QueueServer.Configuration;
using QueueServer.Tests.Running;

namespace QueueServer.Tests.Http;

/// <summary>A screen that does not say that it is there is let go, also when it never said so after the handshake.</summary>
public sealed class ASilentScreenIsLetGo : TempFolder
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Whether_it_watched_something_or_not(bool watches)
    {
        await using var server = await ClockedServer.StartAsync(Folder, TestOffice.Morning, "--SilentScreenSeconds", "1");
        var bearer = (
            await File.ReadAllTextAsync(Path.Combine(Folder, "devices", "board-1.secret"), TestContext.Current.CancellationToken)
        ).Trim();
        using var silent = await HubSocket.OpenSilentAsync(server.Address, ("Authorization", $"Bearer {bearer}"));
        if (watches)
        {
            using var view = await silent.InvokeAsync("WatchBoard");
            Assert.True(view.RootElement.TryGetProperty("result", out _));
        }

        // by itself it would be kept for good: SignalR's own limit begins with the first ping
        await silent.MustEndWithinAsync(TimeSpan.FromSeconds(10));
    }

    [Fact]
    public void The_limit_leaves_room_for_two_lost_pings_and_the_seconds_step_of_the_watch() =>
        Assert.InRange(new ServerSettings().SilentScreenSeconds, 9, 14);
}
