using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Logging;
using QueueServer.Access;
using QueueServer.Screens;
using QueueServer.Tests.Running;
using FirstRun = Tests.Shared.FirstRun;

namespace QueueServer.Tests.Http;

public sealed class ARefusedCall : TempFolder
{
    [Fact]
    public async Task Of_the_hub_is_no_error_of_the_servers()
    {
        await using var server = await ClockedServer.StartAsync(Folder, TestOffice.Morning);
        var officer = await Session.BeginAsync(server.Address, "officer", FirstRun.PasswordOf(Folder, "officer"));
        var kiosk = (
            await File.ReadAllTextAsync(Path.Combine(Folder, "devices", "kiosk-1.secret"), TestContext.Current.CancellationToken)
        ).Trim();
        using var log = new CapturedLog();
        server.LogInto(log);

        using var device = await HubSocket.OpenAsync(server.Address, ("Authorization", $"Bearer {kiosk}"));
        await AssertIsRefusedAsync(device, nameof(IScreenHub.WatchCheck), "nothing"); // no such counter
        await AssertIsRefusedAsync(device, nameof(IScreenHub.WatchCheck), "quay-1"); // not its own
        await AssertIsRefusedAsync(device, nameof(IScreenHub.WatchCheck)); // an argument short
        await AssertIsRefusedAsync(device, nameof(IScreenHub.WatchBoard)); // it is none
        await AssertIsRefusedAsync(device, "Nothing");
        using var page = await HubSocket.OpenAsync(server.Address, ("Cookie", officer.Cookie));
        await AssertIsRefusedAsync(page, nameof(IScreenHub.WatchHall), "elsewhere"); // not the officer's to see
        Assert.DoesNotContain(log.Lines, line => line.Level >= LogLevel.Warning);
    }

    [Fact]
    public void But_what_fails_in_another_way_is()
    {
        using var log = new CapturedLog();
        var hub = new HubLoggers(log).CreateLogger("hub");
        var failed = new EventId(8, "FailedInvokingHubMethod");
        hub.LogError(failed, new InvalidOperationException(), "failed");
        hub.LogError(failed, "failed");
        hub.LogError(new EventId(1, "Other"), new HubException("refused"), "failed");
        hub.LogError(failed, new HubException("refused"), "refused");
        Assert.Equal([LogLevel.Error, LogLevel.Error, LogLevel.Error, LogLevel.Debug], log.Lines.Select(line => line.Level));
    }

    private static async Task AssertIsRefusedAsync(HubSocket hub, string method, params string[] arguments)
    {
        using var answer = await hub.InvokeAsync(method, arguments);
        Assert.True(answer.RootElement.TryGetProperty("error", out _), method);
    }
}
