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
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    private async Task MeetAsync(Func<Session, HttpClient, Task> meet)
    {
        var connection = await postgres.MakeAsync();
        await using var one = await ClockedServer.StartOneOfSeveralAsync(Folder, "one", connection);
        await using var other = await ClockedServer.StartOneOfSeveralAsync(Folder, "other", connection);
        var manager = await Session.BeginAsync(one.Address, "manager", FirstRun.PasswordOf(Path.Combine(Folder, "one"), "manager"));
        using var kiosk = Clients.Make(
            other.Address,
            (await File.ReadAllTextAsync(Path.Combine(Folder, "one", "devices", "kiosk-1.secret"), Stop)).Trim()
        );
        await meet(manager, kiosk);
    }

    [Fact]
    public Task Is_seen_as_it_is() =>
        MeetAsync(
            async (manager, kiosk) =>
            {
                var report = new HealthReport("1.2.3", PageOpen: true, Camera: "unplugged");
                await kiosk.SendAsync("/api/health-reports", report).MustBeAsync(HttpStatusCode.NoContent);
                using var patience = CancellationTokenSource.CreateLinkedTokenSource(Stop);
                patience.CancelAfter(TimeSpan.FromSeconds(30));
                while (true) // the other server hears of it in its own time
                {
                    var device = (await manager.Client.GetAsync($"{OfficePath}/devices", patience.Token).ReadAsync<DeviceView[]>()).Single(
                        device => device.Name == "kiosk-1"
                    );
                    if (device.Report is not { } heard)
                        continue;
                    Assert.Equal((report, DeviceTrouble.CameraUnplugged), (heard, device.Trouble));
                    return;
                }
            }
        );

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
                await kiosk.SendAsync("/api/diagnostics-code", new DiagnosticsRequest(code)).MustBeAsync(HttpStatusCode.NoContent);
                await kiosk.SendAsync("/api/diagnostics-code", new DiagnosticsRequest(code)).MustBeInvalidAsync("code", "unknown-code");
            }
        );

    [Fact]
    public Task Is_paired_by_a_code_that_it_shows_from_the_other() =>
        MeetAsync(
            async (manager, kiosk) =>
            {
                using var device = Clients.Make(kiosk.BaseAddress!); // a client here has one
                var pairing = await device.SendAsync("/api/pairings", new PairingRequest(DeviceKind.Board)).ReadAsync<PairingReply>();
                await manager
                    .Client.SendAsync($"{OfficePath}/devices", new NewDeviceRequest(pairing.Code, "board-2"))
                    .MustBeAsync(HttpStatusCode.OK);
                var bearer = (
                    await device.SendAsync("/api/pairings/claim", new ClaimRequest(pairing.Pairing)).ReadAsync<ClaimReply>()
                ).Bearer;
                Assert.StartsWith("board-2:", bearer, StringComparison.Ordinal);
            }
        );
}
