using System.Net;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Time.Testing;
using QueueServer.Access;
using QueueServer.Domain;
using QueueServer.Features.AuditTrail;
using QueueServer.Features.Devices;
using QueueServer.Storage;
using QueueServer.Tests.Running;
using static QueueServer.Tests.Running.Speaking;

namespace QueueServer.Tests.Devices;

public sealed class ADeviceIsPaired(RunningServer server)
{
    private const string DevicesPath = $"{OfficePath}/devices";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private Task<PairingReply> BeginAsync(DeviceKind kind) =>
        server.Client().SendAsync("/api/v1/pairings", new PairingRequest(kind)).ReadAsync<PairingReply>();

    private Task<HttpResponseMessage> ClaimAsync(PairingReply pairing) =>
        server.Nobody.SendAsync("/api/v1/pairings/claim", new ClaimRequest(pairing.Pairing));

    /// <summary>Each test is a manager of its own: wrong codes are counted by manager.</summary>
    private async Task<HttpClient> ManagerAsync(string name) => (await server.NewSessionAsync(name, Roles.Manager)).Client;

    private static Task<HttpResponseMessage> EnterAsync(HttpClient manager, string code, string name) =>
        manager.SendAsync(DevicesPath, new NewDeviceRequest(code, name));

    private async Task<DeviceView> FindAsync(string name) =>
        Assert.Single(await server.Auditor.GetAsync(DevicesPath, Cancelled).ReadAsync<DeviceView[]>(), device => device.Name == name);

    [Fact]
    public async Task From_its_code_over_its_reports_to_its_end()
    {
        var manager = await ManagerAsync("pairs-a-board");
        var pairing = await BeginAsync(DeviceKind.Board);
        Assert.Matches("^[0-9]{6}$", pairing.Code);
        Assert.Matches("^[0-9a-f]{64}$", pairing.Pairing);
        await ClaimAsync(pairing).MustBeAsync(HttpStatusCode.Accepted);

        var made = await EnterAsync(manager, pairing.Code, "board-hall").ReadAsync<DeviceView>();
        Assert.Equal(("board", "pairs-a-board", (DateTimeOffset?)null, 0), (made.Kind, made.PairedBy, made.RevokedAt, made.Connections));
        var bearer = (await ClaimAsync(pairing).ReadAsync<ClaimReply>()).Bearer;
        Assert.Equal(bearer, (await ClaimAsync(pairing).ReadAsync<ClaimReply>()).Bearer); // the first answer may have been lost
        Assert.Matches("^board-hall:[0-9a-f]{64}$", bearer);

        var device = server.Client(bearer);
        await device
            .SendAsync("/api/v1/health-reports", new HealthReport("1.2.3", PageOpen: true, Speech: true))
            .MustBeAsync(HttpStatusCode.NoContent);
        await ClaimAsync(pairing).MustBeAsync(HttpStatusCode.NotFound, "unknown-pairing"); // it has its secret
        using var hub = await HubSocket.OpenAsync(server.Address, ("Authorization", $"Bearer {bearer}"));
        using var view = await hub.InvokeAsync("WatchBoard");
        var seen = await FindAsync("board-hall");
        Assert.Equal(("1.2.3", 1, (string?)null), (seen.Report?.Version, seen.Connections, seen.Trouble));

        var changed = await manager.SendAsync($"{DevicesPath}/board-hall", new DeviceRequest("hall")).ReadAsync<DeviceView>();
        Assert.Equal("hall", changed.Display);

        var revoked = await manager.PostAsync($"{DevicesPath}/board-hall/revoke", null, Cancelled).ReadAsync<DeviceView>();
        Assert.NotNull(revoked.RevokedAt);
        await hub.MustEndWithinAsync(TimeSpan.FromSeconds(5));
        Assert.Equal(HttpStatusCode.Unauthorized, await HubSocket.RefusedWithAsync(server.Address, ("Authorization", $"Bearer {bearer}")));
        await device
            .SendAsync("/api/v1/health-reports", new HealthReport("1.2.3", PageOpen: true))
            .MustBeAsync(HttpStatusCode.Unauthorized, "signed-out");
        Assert.Equal(0, (await FindAsync("board-hall")).Connections);

        var audited = await server.Auditor.GetAsync("/api/v1/audit?who=pairs-a-board", Cancelled).ReadAsync<AuditPage>();
        Assert.Equal(
            [Audited.DeviceRevoked, Audited.DeviceChanged, Audited.DevicePaired],
            audited.Entries.Where(entry => entry.Subject == "board-hall").Select(entry => entry.What)
        );
    }

    [Fact]
    public async Task In_the_place_of_a_revoked_one_of_its_name_and_kind_only()
    {
        var manager = await ManagerAsync("pairs-again");
        var first = await BeginAsync(DeviceKind.Kiosk);
        await EnterAsync(manager, first.Code, "kiosk-door").MustBeAsync(HttpStatusCode.OK);
        var former = (await ClaimAsync(first).ReadAsync<ClaimReply>()).Bearer;
        var second = await BeginAsync(DeviceKind.Kiosk);
        await EnterAsync(manager, second.Code, "kiosk-door").MustBeInvalidAsync("name", "name-taken");
        await manager.PostAsync($"{DevicesPath}/kiosk-door/revoke", null, Cancelled).MustBeAsync(HttpStatusCode.OK);
        await EnterAsync(manager, (await BeginAsync(DeviceKind.Board)).Code, "kiosk-door").MustBeInvalidAsync("name", "name-taken");
        await EnterAsync(manager, second.Code, "kiosk-door").MustBeAsync(HttpStatusCode.OK);
        var bearer = (await ClaimAsync(second).ReadAsync<ClaimReply>()).Bearer;
        var report = new HealthReport("1", PageOpen: true);
        await server.Client(former).SendAsync("/api/v1/health-reports", report).MustBeAsync(HttpStatusCode.Unauthorized, "signed-out");
        await server.Client(bearer).SendAsync("/api/v1/health-reports", report).MustBeAsync(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task But_not_by_a_wrong_code_or_name_and_a_code_is_good_for_one()
    {
        var manager = await ManagerAsync("mistypes");
        var pairing = await BeginAsync(DeviceKind.Kiosk);
        foreach (var code in new[] { "", "12345", "abcdef", $"{pairing.Code}0" })
            await EnterAsync(manager, code, "kiosk-new").MustBeInvalidAsync("code", "unknown-code");
        await EnterAsync(manager, pairing.Code, new string('k', 81)).MustBeInvalidAsync("name", "too-long");
        await EnterAsync(manager, pairing.Code, "kiosk-new").MustBeAsync(HttpStatusCode.OK);
        await EnterAsync(manager, pairing.Code, "kiosk-newer").MustBeInvalidAsync("code", "unknown-code");
    }

    /// <summary>What people call it makes its name.</summary>
    [Theory]
    [InlineData("Máy lấy số cửa Đông", "may-lay-so-cua-dong", "may-lay-so-cua-dong-2")]
    [InlineData("  Kiosk 9  ", "kiosk-9", "kiosk-9-2")]
    [InlineData("!!!", "kiosk-2", "kiosk-3")] // the first run made kiosk-1
    public void And_by_the_name_that_people_give_it(string title, string first, string second)
    {
        List<string> taken = ["kiosk-1"];
        foreach (var expected in new[] { first, second })
        {
            var name = AccountNames.DeviceOf(title, Roles.Kiosk, taken.Contains);
            Assert.Equal(expected, name);
            Assert.True(AccountNames.IsDevice(name));
            taken.Add(name);
        }

        var longest = AccountNames.DeviceOf(new('đ', 80), Roles.Kiosk, _ => false);
        Assert.Equal(new('d', 36), longest);
    }

    [Fact]
    public async Task Even_by_none()
    {
        var manager = await ManagerAsync("says-nothing");
        foreach (var title in new[] { "", "Bảng ở tầng hai" })
        {
            var pairing = await BeginAsync(DeviceKind.Board);
            await EnterAsync(manager, pairing.Code, title).MustBeAsync(HttpStatusCode.OK);
            var (name, _) = (await ClaimAsync(pairing).ReadAsync<ClaimReply>()).Bearer.Split(':') switch
            {
                var parts => (parts[0], parts[1]),
            };
            Assert.StartsWith(title.Length == 0 ? "board-" : "bang-o-tang-hai", name, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task And_codes_are_not_guessed()
    {
        var manager = await ManagerAsync("guesses-codes");
        for (var guess = 0; guess < 10; guess++)
            await EnterAsync(manager, "0", "kiosk-guessed").MustBeInvalidAsync("code", "unknown-code");
        await EnterAsync(manager, "0", "kiosk-guessed").MustBeAsync(HttpStatusCode.TooManyRequests, "too-many-requests");
    }

    [Fact]
    public async Task And_nobody_fills_all_codes_from_one_address()
    {
        using var device = server.Client();
        for (var begun = 0; begun < 10; begun++)
            await device.SendAsync("/api/v1/pairings", new PairingRequest(DeviceKind.Board)).MustBeAsync(HttpStatusCode.OK);
        await device
            .SendAsync("/api/v1/pairings", new PairingRequest(DeviceKind.Board))
            .MustBeAsync(HttpStatusCode.TooManyRequests, "too-many-requests");
    }

    [Theory]
    [InlineData("/api/v1/pairings", "{}")]
    [InlineData("/api/v1/pairings", """{"kind":"printer"}""")]
    [InlineData("/api/v1/pairings", """{"kind":"kiosk","name":"kiosk-1"}""")]
    [InlineData("/api/v1/pairings/claim", "{}")]
    [InlineData("/api/v1/pairings/claim", """{"pairing":null}""")]
    public async Task And_a_body_that_is_no_request_is_refused(string path, string json) =>
        await server
            .Client()
            .PostAsync(path, new StringContent(json, Encoding.UTF8, "application/json"), Cancelled)
            .MustBeAsync(HttpStatusCode.BadRequest, "bad-request");

    [Fact]
    public async Task And_a_kind_there_is_not_or_a_proof_nobody_gave_is_refused()
    {
        await server
            .Client()
            .PostAsync("/api/v1/pairings", new StringContent("""{"kind":7}""", Encoding.UTF8, "application/json"), Cancelled)
            .MustBeInvalidAsync("kind", "bad-kind");
        await server
            .Nobody.SendAsync("/api/v1/pairings/claim", new ClaimRequest(new string('0', 64)))
            .MustBeAsync(HttpStatusCode.NotFound, "unknown-pairing");
    }

    [Fact]
    public async Task And_only_a_board_has_a_display_and_only_a_device_is_a_device()
    {
        await server
            .Manager.SendAsync($"{DevicesPath}/kiosk-1", new DeviceRequest("hall"))
            .MustBeInvalidAsync("display", "unknown-counter");
        await server
            .Manager.SendAsync($"{DevicesPath}/board-1", new DeviceRequest("The Hall!"))
            .MustBeInvalidAsync("display", "bad-display");
        await server.Manager.SendAsync($"{DevicesPath}/board-1", new DeviceRequest(null)).MustBeAsync(HttpStatusCode.OK);
        await server
            .Manager.SendAsync($"{DevicesPath}/officer", new DeviceRequest(null))
            .MustBeAsync(HttpStatusCode.NotFound, "unknown-device");
        await server
            .Manager.PostAsync($"{DevicesPath}/officer/revoke", null, Cancelled)
            .MustBeAsync(HttpStatusCode.NotFound, "unknown-device");
    }

    [Fact]
    public async Task And_a_report_that_cannot_be_is_refused()
    {
        await server
            .Kiosk.SendAsync("/api/v1/health-reports", new HealthReport(new string('1', 101), true))
            .MustBeInvalidAsync("version", "bad-version");
        await server
            .Kiosk.SendAsync("/api/v1/health-reports", new HealthReport("1", true, "broken"))
            .MustBeInvalidAsync("camera", "bad-camera");
        await server
            .Kiosk.SendAsync("/api/v1/health-reports", new HealthReport("1", true) { Outage = "bored" })
            .MustBeInvalidAsync("outage", "bad-outage");
        await server
            .Kiosk.PostAsync(
                "/api/v1/health-reports",
                new StringContent("""{"version":null,"pageOpen":true}""", Encoding.UTF8, "application/json"),
                Cancelled
            )
            .MustBeAsync(HttpStatusCode.BadRequest, "bad-request");
    }
}

public sealed class APairing : TempFolder
{
    private readonly FakeTimeProvider time = new(TestOffice.Morning);

    private async Task<Pairings> PairingsAsync()
    {
        var database = Databases.At(Path.Combine(Folder, "queue.db"));
        await database.MigrateAsync();
        return new(new(database, new(), time), new EphemeralDataProtectionProvider(), time);
    }

    private static async Task<Pairing> BeginAsync(Pairings pairings) => Assert.IsType<Pairing>(await pairings.BeginAsync(DeviceKind.Kiosk));

    [Fact]
    public async Task Is_over_after_ten_minutes()
    {
        var pairings = await PairingsAsync();
        var pairing = await BeginAsync(pairings);
        Assert.Equal(time.GetUtcNow().AddMinutes(10), pairing.ExpiresAt);
        time.Advance(TimeSpan.FromMinutes(10) - TimeSpan.FromSeconds(1));
        Assert.NotNull(await pairings.FindAsync(pairing.Proof));
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.Null(await pairings.FindAsync(pairing.Proof));
        Assert.Null(await pairings.TakeAsync(pairing.Code));
    }

    [Fact]
    public async Task Is_one_of_a_hundred_at_most_each_with_a_code_of_its_own()
    {
        var pairings = await PairingsAsync();
        HashSet<string> codes = [];
        for (var begun = 0; begun < Pairings.MostOpen; begun++)
            codes.Add((await BeginAsync(pairings)).Code);
        Assert.Equal(Pairings.MostOpen, codes.Count);
        Assert.Null(await pairings.BeginAsync(DeviceKind.Kiosk));
        time.Advance(TimeSpan.FromMinutes(10));
        Assert.NotNull(await pairings.BeginAsync(DeviceKind.Kiosk));
    }

    [Fact]
    public async Task Whose_code_was_entered_can_be_claimed_until_its_secret_is_used()
    {
        var pairings = await PairingsAsync();
        var pairing = await BeginAsync(pairings);
        time.Advance(TimeSpan.FromMinutes(9));
        var taken = (await pairings.TakeAsync(pairing.Code))!; // it is open
        Assert.Null(await pairings.TakeAsync(pairing.Code)); // and nobody else's now
        await pairings.GiveAsync(taken, "kiosk-2", "kiosk-2:secret");
        time.Advance(TimeSpan.FromMinutes(9)); // a device may be slow to ask
        Assert.Equal("kiosk-2:secret", (await pairings.FindAsync(pairing.Proof))?.Bearer);
        await pairings.UsedAsync("kiosk-2");
        Assert.Null(await pairings.FindAsync(pairing.Proof));
    }

    [Fact]
    public async Task That_was_given_back_can_be_entered_again()
    {
        var pairings = await PairingsAsync();
        var pairing = await BeginAsync(pairings);
        await pairings.ReturnAsync((await pairings.TakeAsync(pairing.Code))!); // it is open
        Assert.NotNull(await pairings.TakeAsync(pairing.Code));
    }
}
