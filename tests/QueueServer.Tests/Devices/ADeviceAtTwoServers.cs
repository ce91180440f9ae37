using System.Net;
using QueueServer.Access;
using QueueServer.Features.Devices;
using QueueServer.Tests.Journal;
using QueueServer.Tests.Running;
using static QueueServer.Tests.Running.Speaking;
using FirstRun = Tests.Shared.FirstRun;

namespace QueueServer.Tests.Devices;

/// <summary>Of two servers on one database, the manager is at one and the device at the other.</summary>
public sealed class ADeviceAtTwoServers(Postgres postgres) : TempFolder
{
    private static readonly HealthReport Unplugged = new("1.2.3", PageOpen: true, Camera: "unplugged");
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    private async Task MeetAsync(Func<Session, HttpClient, Task> meet)
    {
        var connection = await postgres.MakeAsync();
        await using var one = await ClockedServer.StartOneOfSeveralAsync(Folder, "one", connection);
        await using var other = await ClockedServer.StartOneOfSeveralAsync(Folder, "other", connection);
        using var kiosk = await KioskAtAsync(other);
        await meet(await ManagerAtAsync(one), kiosk);
    }

    [Fact]
    public Task Is_seen_as_it_is() =>
        MeetAsync(
            async (manager, kiosk) =>
            {
                await kiosk.SendAsync("/api/v1/health-reports", Unplugged).MustBeAsync(HttpStatusCode.NoContent);
                var device = await UntilAsync(manager, device => device.Report is not null);
                Assert.Equal((Unplugged, DeviceTrouble.CameraUnplugged), (device.Report, device.Trouble));
            }
        );

    [Fact]
    public async Task Is_seen_as_it_is_by_a_server_that_joins_later_and_when_the_one_that_heard_it_is_gone()
    {
        var connection = await postgres.MakeAsync();
        await using var one = await ClockedServer.StartOneOfSeveralAsync(Folder, "one", connection);
        using (var kiosk = await KioskAtAsync(one))
            await kiosk.SendAsync("/api/v1/health-reports", Unplugged).MustBeAsync(HttpStatusCode.NoContent);
        await using var other = await ClockedServer.StartOneOfSeveralAsync(Folder, "other", connection);
        await one.DisposeAsync();
        var manager = await ManagerAtAsync(other);
        Assert.Equal(DeviceTrouble.CameraUnplugged, (await DeviceAsync(manager)).Trouble);
        using var again = await KioskAtAsync(other);
        await again.SendAsync("/api/v1/health-reports", Unplugged with { Camera = "ready" }).MustBeAsync(HttpStatusCode.NoContent);
        Assert.Null((await DeviceAsync(manager)).Trouble);
    }

    [Fact]
    public async Task Is_no_more_what_it_was_once_it_was_revoked_at_the_other()
    {
        var connection = await postgres.MakeAsync();
        await using var one = await ClockedServer.StartOneOfSeveralAsync(Folder, "one", connection);
        await using var other = await ClockedServer.StartOneOfSeveralAsync(Folder, "other", connection);
        using (var kiosk = await KioskAtAsync(other))
            await kiosk.SendAsync("/api/v1/health-reports", Unplugged).MustBeAsync(HttpStatusCode.NoContent);
        var (here, there) = (await SessionAtAsync(one, "admin"), await ManagerAtAsync(other));
        await UntilAsync(here, device => device.Report is not null);
        await there.Client.PostAsync($"{OfficePath}/devices/kiosk-1/revoke", null, Stop).MustBeAsync(HttpStatusCode.OK);
        Assert.Null((await UntilAsync(here, device => device.RevokedAt is not null && device.Report is null)).Trouble);
    }

    [Fact]
    public Task Is_opened_to_diagnostics_by_the_managers_code_once() =>
        MeetAsync(
            async (manager, kiosk) =>
            {
                var code = (
                    await manager
                        .Client.PostAsync($"{OfficePath}/devices/kiosk-1/diagnostics-code", null, Stop)
                        .ReadAsync<DiagnosticsCode>()
                ).Code;
                await kiosk.SendAsync("/api/v1/diagnostics-code", new DiagnosticsRequest(code)).MustBeAsync(HttpStatusCode.NoContent);
                await kiosk.SendAsync("/api/v1/diagnostics-code", new DiagnosticsRequest(code)).MustBeInvalidAsync("code", "unknown-code");
            }
        );

    [Fact]
    public Task Is_paired_by_a_code_that_it_shows_from_the_other() =>
        MeetAsync(
            async (manager, kiosk) =>
            {
                using var device = Clients.Make(kiosk.BaseAddress!); // a client here has one
                var pairing = await device.SendAsync("/api/v1/pairings", new PairingRequest(DeviceKind.Board)).ReadAsync<PairingReply>();
                await manager
                    .Client.SendAsync($"{OfficePath}/devices", new NewDeviceRequest(pairing.Code, "board-2"))
                    .MustBeAsync(HttpStatusCode.OK);
                var bearer = (
                    await device.SendAsync("/api/v1/pairings/claim", new ClaimRequest(pairing.Pairing)).ReadAsync<ClaimReply>()
                ).Bearer;
                Assert.StartsWith("board-2:", bearer, StringComparison.Ordinal);
            }
        );

    private Task<Session> ManagerAtAsync(ClockedServer server) => SessionAtAsync(server, "manager");

    private Task<Session> SessionAtAsync(ClockedServer server, string user) =>
        Session.BeginAsync(server.Address, user, FirstRun.PasswordOf(Path.Combine(Folder, "one"), user));

    private async Task<HttpClient> KioskAtAsync(ClockedServer server) =>
        Clients.Make(server.Address, (await File.ReadAllTextAsync(Path.Combine(Folder, "one", "devices", "kiosk-1.secret"), Stop)).Trim());

    private static async Task<DeviceView> DeviceAsync(Session manager) =>
        (await manager.Client.GetAsync($"{OfficePath}/devices", Stop).ReadAsync<DeviceView[]>()).Single(device => device.Name == "kiosk-1");

    /// <summary>The device once a server has heard what the other did; it does in its own time.</summary>
    private static async Task<DeviceView> UntilAsync(Session manager, Func<DeviceView, bool> heard)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        patience.CancelAfter(TimeSpan.FromSeconds(30));
        while (true)
        {
            patience.Token.ThrowIfCancellationRequested();
            if (await DeviceAsync(manager) is var device && heard(device))
                return device;
        }
    }
}
