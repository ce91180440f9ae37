using KioskDevice.Camera;
using KioskDevice.Phone;
using KioskDevice.ServerLink;
using KioskDevice.Tests.Running;
using KioskDevice.Visits;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using QueueContracts;
using ScreenHosting.Devices;

namespace KioskDevice.Tests;

/// <summary>
/// The kiosk's link for a phone, over a line that takes everything and answers nothing: no link is shown that leads nowhere, and another
/// comes.
/// </summary>
public sealed class ThePhonesLineDies : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly FakeTimeProvider time = new(DateTimeOffset.UtcNow);
    private readonly SemaphoreSlim opening = new(0),
        telling = new(0),
        told = new(0);
    private FakeServer server = null!; // InitializeAsync starts these before any test
    private Relay line = null!;
    private RunningKiosk kiosk = null!; // each test starts it

    private PhoneLink Phone => kiosk.Services.GetRequiredService<PhoneLink>();

    private VisitLoop Visit => kiosk.Services.GetRequiredService<VisitLoop>();

    public async ValueTask InitializeAsync()
    {
        server = await FakeServer.StartAsync(kiosk: Office.View());
        server.PublicAddress = new("https://so.example.vn");
        line = Relay.Before(server.Address); // the hub has another way, and a clock of its own: only the phone's line dies
    }

    public async ValueTask DisposeAsync()
    {
        await kiosk.DisposeAsync();
        await line.DisposeAsync();
        await server.DisposeAsync();
    }

    private async Task StartKioskAsync()
    {
        kiosk = await RunningKiosk.StartAsync(
            server.Address,
            reader: null,
            builder =>
            {
                builder.Services.AddSingleton<TimeProvider>(time);
                builder.Services.AddSingleton(services => new HubLink<KioskView>(
                    HubLinkSettings.Kiosk(server.Address, services.GetRequiredService<IDeviceIdentity>()),
                    TimeProvider.System,
                    NullLogger.Instance
                ));
                builder
                    .Services.AddHttpClient(DeviceServices.ServerClient, http => http.BaseAddress = line.Address)
                    .AddHttpMessageHandler(() => new Noting(this));
            }
        );
        var link = kiosk.Services.GetRequiredService<KioskLink>();
        await UntilAsync(look => link.Changed += look, () => link is { Connected: true, View: not null });
    }

    [Fact]
    public async Task Before_a_link_was_given()
    {
        line.Swallow();
        await StartKioskAsync();
        await OpensWithinAsync(seconds: 60);
        line.Pass();
        await OpensWithinAsync(seconds: 60); // it gave up what was under way
        await ShownAsync();
    }

    [Fact]
    public async Task While_the_link_is_shown()
    {
        await StartKioskAsync();
        await OpensWithinAsync(seconds: 60);
        await ShownAsync();
        line.Swallow();
        await PassAsync(20);
        Assert.NotNull(Phone.Picture);
        // the server says something each 15 s
        await UntilAsync(look => Phone.Changed += look, () => Phone.Picture is null, () => PassAsync(12));
        line.Pass();
        await OpensWithinAsync(seconds: 60);
        await ShownAsync();
    }

    [Fact]
    public async Task While_the_phone_is_told_a_screen()
    {
        await StartKioskAsync();
        await OpensWithinAsync(seconds: 60);
        await ShownAsync();
        server.ActOnPhone(new(PhoneAct.Joined));
        await UntilAsync(look => Visit.Changed += look, () => Visit.State is VisitState.Choosing);
        while (server.PhoneScreens.LastOrDefault().Screen?.Name != "choosing")
            Assert.True(await told.WaitAsync(Patience, TestContext.Current.CancellationToken));
        while (await telling.WaitAsync(TimeSpan.Zero, TestContext.Current.CancellationToken)) { }

        line.Swallow();
        Visit.Post(new VisitInput.ClassesAsked());
        Assert.True(await telling.WaitAsync(Patience, TestContext.Current.CancellationToken));
        await UntilAsync(
            look => Visit.Changed += look,
            () => Visit.State is VisitState.Idle,
            () =>
            {
                Visit.Post(new VisitInput.Left());
                return Task.CompletedTask;
            }
        );

        line.Pass();
        await OpensWithinAsync(seconds: 25); // long before the line's silence would tell
        await ShownAsync();
    }

    private Task ShownAsync() => UntilAsync(look => Phone.Changed += look, () => Phone.Picture is not null);

    private async Task PassAsync(int seconds)
    {
        for (var i = 0; i < seconds; i++)
            await OpensAsync();
    }

    /// <summary>A second passes, and whatever it starts may begin.</summary>
    private Task<bool> OpensAsync()
    {
        time.Advance(TimeSpan.FromSeconds(1));
        return opening.WaitAsync(TimeSpan.FromMilliseconds(50), TestContext.Current.CancellationToken);
    }

    private async Task OpensWithinAsync(int seconds)
    {
        for (var i = 0; i < seconds; i++)
            if (await OpensAsync())
                return;
        Assert.Fail($"No link was asked for within {seconds} s.");
    }

    /// <summary>Waits until something holds that an event may tell of.</summary>
    private static async Task UntilAsync(Action<Action> subscribe, Func<bool> holds, Func<Task>? after = null)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        void Look()
        {
            if (holds())
                done.TrySetResult();
        }

        subscribe(Look);
        if (after is not null)
            await after();
        Look();
        await done.Task.WaitAsync(Patience, TestContext.Current.CancellationToken);
    }

    private sealed class Noting(ThePhonesLineDies test) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var path = request.RequestUri!.AbsolutePath; // the client has an address
            if (path.EndsWith("/phone-visits", StringComparison.Ordinal))
                test.opening.Release();
            if (!path.EndsWith("/screen", StringComparison.Ordinal))
                return await base.SendAsync(request, cancellationToken);
            test.telling.Release();
            var answer = await base.SendAsync(request, cancellationToken);
            test.told.Release();
            return answer;
        }
    }
}
