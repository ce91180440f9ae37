using QueueServer.Domain;
using QueueServer.Tests.Running;

namespace QueueServer.Tests.Start;

public sealed class TheServerEnds : TempFolder
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(4); // less than a silent screen is kept

    [Fact]
    public async Task Without_waiting_for_a_screen_that_comes_back_meanwhile()
    {
        var server = await ClockedServer.StartAsync(Folder, TestOffice.Morning);
        var secret = (
            await File.ReadAllTextAsync(Path.Combine(Folder, "devices", "board-1.secret"), TestContext.Current.CancellationToken)
        ).Trim();
        Task? cameBack = null;
        await using var ending = server.Stopping.Register(() => // the server's end waits for this, and it listens until then
        {
            cameBack = ComeBackAsync();
            cameBack.Wait(TestContext.Current.CancellationToken);
        });
        await server.DisposeAsync();
        Assert.NotNull(cameBack);
        await cameBack;

        async Task ComeBackAsync()
        {
            using var screen = await HubSocket.OpenAsync(server.Address, ("Authorization", $"Bearer {secret}"));
            await screen.MustEndWithinAsync(Soon);
        }
    }
}
