using QueueServer.Tests.Running;

namespace QueueServer.Tests.Start;

public sealed class TheServerEnds : TempFolder
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(4); // less than a silent screen is kept

    [Fact]
    public async Task Without_waiting_for_a_screen_that_comes_back_meanwhile()
    {
        var server = await ClockedServer.StartAsync(Folder, TestOffice.Morning);
        var secret = (await File.ReadAllTextAsync(Path.Combine(Folder, "devices", "board-1.secret"), TestContext.Current.CancellationToken)).Trim();
        using var screen = await WatchAsync();
        using var deaf = await WatchAsync(); // it does not hear that it is let go: for some seconds the server still listens
        var end = Task.Run(async () => await server.DisposeAsync(), TestContext.Current.CancellationToken);
        await screen.MustEndWithinAsync(TimeSpan.FromSeconds(30));
        using var again = await OpenAsync();
        await again.MustEndWithinAsync(Soon);
        await end;

        Task<HubSocket> OpenAsync() => HubSocket.OpenAsync(server.Address, ("Authorization", $"Bearer {secret}"));

        async Task<HubSocket> WatchAsync()
        {
            var hub = await OpenAsync();
            using var view = await hub.InvokeAsync(nameof(IScreenHub.WatchBoard));
            return hub;
        }
    }
}
