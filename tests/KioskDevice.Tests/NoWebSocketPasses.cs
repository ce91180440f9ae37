using KioskDevice.CounterCheck;
using KioskDevice.ServerLink;
using KioskDevice.Tests.Running;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using QueueContracts;

namespace KioskDevice.Tests;

/// <summary>A network that lets no WebSocket through: kiosk and counter go on over what it lets through, or name the cause.</summary>
public sealed class NoWebSocketPasses
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Theory]
    [MemberData(nameof(Relay.Refusal.Kinds), MemberType = typeof(Relay.Refusal))]
    public async Task A_kiosk_follows_its_office_by_another_way(string kind)
    {
        await using var server = await FakeServer.StartAsync(kiosk: Office.View());
        await using var line = Relay.Before(server.Address);
        line.OnUpgrade = Relay.Refusal.Of(kind);
        await using var kiosk = await RunningKiosk.StartAsync(line.Address);
        var link = kiosk.Services.GetRequiredService<KioskLink>();
        await UntilAsync(changed => link.Changed += changed, () => link is { Connected: true, View.Version: 1 });

        await server.PushAsync(Office.View(version: 2));
        await UntilAsync(changed => link.Changed += changed, () => link is { Connected: true, View.Version: 2 });
        Assert.NotEqual(0, line.Refused);
    }

    [Theory]
    [MemberData(nameof(Relay.Refusal.Kinds), MemberType = typeof(Relay.Refusal))]
    public async Task A_counter_hears_what_its_officer_asks_by_another_way(string kind)
    {
        await using var server = await FakeServer.StartAsync(kiosk: Office.View());
        await using var line = Relay.Before(server.Address);
        line.OnUpgrade = Relay.Refusal.Of(kind);
        await using var kiosk = await RunningKiosk.StartAsync(line.Address, null, "--Kiosk:Counter", "quay-2");
        var link = kiosk.Services.GetRequiredService<CounterCheckLink>();
        using var changed = new SemaphoreSlim(0);
        link.Changed += () => changed.Release();
        using var patience = new CancellationTokenSource(Patience);
        var wish = new CheckWish(Office.View().Office, 1, CommandId.New()) { Left = TimeSpan.FromMinutes(5) };
        while (!link.IsLooking)
        {
            await server.PushAsync(wish); // lost before the counter follows the hub
            await changed.WaitAsync(TimeSpan.FromMilliseconds(50), patience.Token);
        }

        Assert.NotEqual(0, line.Refused);
    }

    [Theory]
    [InlineData]
    [InlineData("--Kiosk:Counter", "quay-2")]
    public async Task Where_nothing_live_passes_the_log_names_the_cause(params string[] settings)
    {
        await using var server = await FakeServer.StartAsync(kiosk: Office.View());
        server.IsDeadForLive = true;
        var log = new SaidLines();
        await using var kiosk = await RunningKiosk.StartAsync(
            server.Address,
            null,
            builder => builder.Services.AddSingleton<ILoggerProvider>(log),
            settings
        );
        await UntilAsync(
            changed => log.Changed += changed,
            () => log.Lines.Any(line => line.Contains("the network between lets no live connection through", StringComparison.Ordinal))
        );
    }

    private static async Task UntilAsync(Action<Action> listen, Func<bool> holds)
    {
        using var patience = new CancellationTokenSource(Patience);
        var news = new Signal();
        listen(news.Raise);
        news.Raise();
        await foreach (var _ in news.EachAsync(patience.Token))
        {
            if (holds())
                return;
        }
    }
}
