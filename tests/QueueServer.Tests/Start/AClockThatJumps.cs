using System.Net;
using QueueServer.Access;
using QueueServer.Domain;
using QueueServer.Tests.Running;
using static QueueServer.Tests.Running.Speaking;

namespace QueueServer.Tests.Start;

/// <summary>The whole server, whose machine's clock is set while it runs, or was wrong when it started.</summary>
public sealed class AClockThatJumps : TempFolder
{
    private readonly SteppedTime machine = new(TestOffice.Morning);

    private static async Task<string> TakeAsync(HttpClient kiosk) =>
        (
            await kiosk.SendAsync(TicketsPath, new { commandId = CommandId.New(), service = "ho-tich" }).ReadAsync<IssueReply>()
        ).Ticket.Number.ToString();

    private static Task<CommandReply> ActAsync(Session of, string path) =>
        of.Client.SendAsync($"{OfficePath}/{path}", new { commandId = CommandId.New() }).ReadAsync<CommandReply>();

    private async Task<(HttpClient Kiosk, Session Manager)> ClientsAsync(ClockedServer server, string? password = null)
    {
        var kiosk = Clients.Make(
            server.Address,
            (await File.ReadAllTextAsync(Path.Combine(Folder, "devices", "kiosk-1.secret"), TestContext.Current.CancellationToken)).Trim()
        );
        return (
            kiosk,
            password is null
                ? await Session.BeginAsync(server.Address, "manager", global::Tests.Shared.FirstRun.PasswordOf(Folder, "manager"))
                : await Session.SignInAsync(server.Address, "manager", password)
        );
    }

    private static HallView Hall(ClockedServer server) => QueueServer.Screens.HallViews.Of(server.Offices.All.Single().Now);

    private static OfficeState State(ClockedServer server) => server.Offices.All.Single().State;

    [Theory]
    [InlineData(2 * 24)]
    [InlineData(-2 * 24)]
    [InlineData(1)]
    public async Task For_a_request_and_comes_back_closes_nothing(int hours)
    {
        await using var server = await ClockedServer.StartAsync(Folder, machine);
        var (kiosk, manager) = await ClientsAsync(server);
        Assert.Equal(["A001", "A002"], [await TakeAsync(kiosk), await TakeAsync(kiosk)]);
        machine.Step = TimeSpan.FromHours(hours);
        Assert.Equal("A003", await TakeAsync(kiosk));
        var told = Hall(server).Notices!.Clock!; // it jumped
        Assert.Equal((TestOffice.Morning, TestOffice.Morning + machine.Step), (told.Office, told.Machine));
        Assert.Contains(
            "ready\nha-dong: the machine's clock jumped",
            await kiosk.GetStringAsync("/health/ready", TestContext.Current.CancellationToken),
            StringComparison.Ordinal
        );
        machine.Step = TimeSpan.Zero;
        Assert.Equal("A004", await TakeAsync(kiosk));
        Assert.Null(Hall(server).Notices);
        Assert.Equal((new(2026, 11, 23), 4), (State(server).Day, State(server).Tickets.Count));
        manager.Client.Dispose();
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(2 * 24)]
    public async Task Neither_delays_a_recall_nor_lengthens_an_undo(int hours)
    {
        await using var server = await ClockedServer.StartAsync(Folder, machine);
        var (kiosk, manager) = await ClientsAsync(server);
        await TakeAsync(kiosk);
        await ActAsync(manager, "counters/quay-1/open");
        var called = (await ActAsync(manager, "counters/quay-1/next")).Ticket; // somebody waits
        machine.Step = TimeSpan.FromHours(hours);
        machine.Advance(TimeSpan.FromSeconds(9));
        await manager.Client.AtCounterAsync("quay-1", "recall", called).MustBeAsync(HttpStatusCode.Conflict, "too-soon");
        machine.Advance(TimeSpan.FromSeconds(3));
        await manager.Client.AtCounterAsync("quay-1", "recall", called).ReadAsync<CommandReply>();
        machine.Advance(TimeSpan.FromSeconds(10));
        await manager.Client.AtCounterAsync("quay-1", "no-show", called).ReadAsync<CommandReply>();
        machine.Advance(TimeSpan.FromSeconds(35));
        await manager.Client.AtCounterAsync("quay-1", "undo", called).MustBeAsync(HttpStatusCode.Conflict, "nothing-to-undo");
    }

    [Fact]
    public async Task And_is_right_is_confirmed_by_a_manager_and_nobody_loses_a_place_or_a_minute()
    {
        await using var server = await ClockedServer.StartAsync(Folder, machine);
        var (kiosk, manager) = await ClientsAsync(server);
        await TakeAsync(kiosk);
        await TakeAsync(kiosk);
        machine.Advance(TimeSpan.FromMinutes(5));
        machine.Step = TimeSpan.FromHours(-3);
        Assert.Equal(
            -3 * 3600,
            (
                await manager.Client.SendAsync($"{OfficePath}/clock/confirm", new { commandId = CommandId.New() }).ReadAsync<Confirmed>()
            ).ForwardSeconds
        );
        Assert.Null(Hall(server).Notices);
        Assert.Equal("A003", await TakeAsync(kiosk));
        Assert.Equal(machine.GetUtcNow() - TimeSpan.FromMinutes(5), State(server).Tickets.Values.Min(ticket => ticket.IssuedAt));
        await ActAsync(manager, "counters/quay-1/open");
        Assert.Equal("A001", (await ActAsync(manager, "counters/quay-1/next")).Number.ToString());
        Assert.Equal(5.0, Hall(server).Today.MeanWaitMinutes);
        var audit = await manager.Client.GetStringAsync(
            $"/api/v1/audit?office=ha-dong&what=clock-confirmed",
            TestContext.Current.CancellationToken
        );
        Assert.Contains("-10800", audit, StringComparison.Ordinal);
        // once more is nothing
        await manager.Client.SendAsync($"{OfficePath}/clock/confirm", new { commandId = CommandId.New() }).ReadAsync<Confirmed>();
    }

    [Fact]
    public async Task And_is_confirmed_stands_in_the_audit_of_every_office_that_it_holds_for()
    {
        await using var server = await ClockedServer.StartAsync(Folder, machine);
        var manager = (await ClientsAsync(server)).Manager;
        var admin = await Session.BeginAsync(server.Address, "admin", global::Tests.Shared.FirstRun.PasswordOf(Folder, "admin"));
        await admin
            .Client.SendAsync(
                "/api/v1/offices",
                new
                {
                    id = "ha-dong-2",
                    name = new { vi = "Hà Đông 2" },
                    timeZone = "Asia/Ho_Chi_Minh",
                    parent = "ha-dong",
                }
            )
            .MustBeAsync(HttpStatusCode.OK);
        machine.Step = TimeSpan.FromHours(-3);
        await manager.Client.SendAsync($"{OfficePath}/clock/confirm", new { commandId = CommandId.New() }).ReadAsync<Confirmed>();
        foreach (var office in (string[])["ha-dong", "ha-dong-2"])
        {
            var audit = await admin.Client.GetStringAsync(
                $"/api/v1/audit?office={office}&what=clock-confirmed",
                TestContext.Current.CancellationToken
            );
            Assert.Contains($"\"office\":\"{office}\",\"who\":\"manager\"", audit, StringComparison.Ordinal);
            Assert.Contains("-10800", audit, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Past_midnight_and_is_confirmed_closes_the_day()
    {
        await using var server = await ClockedServer.StartAsync(Folder, machine);
        var (kiosk, manager) = await ClientsAsync(server);
        await TakeAsync(kiosk);
        machine.Step = TimeSpan.FromDays(2);
        await manager.Client.SendAsync($"{OfficePath}/clock/confirm", new { commandId = CommandId.New() }).ReadAsync<Confirmed>();
        Assert.Equal((new(2026, 11, 25), 0), (State(server).Day, State(server).Tickets.Count));
        Assert.Equal("A001", await TakeAsync(kiosk));
    }

    [Fact]
    public async Task While_the_server_was_away_leaves_a_day_ahead_that_a_manager_brings_back_to_today()
    {
        await using (var server = await ClockedServer.StartAsync(Folder, machine))
        {
            var (kiosk, first) = await ClientsAsync(server);
            Assert.Equal(["A001", "A002"], [await TakeAsync(kiosk), await TakeAsync(kiosk)]);
            await first.Client.SendAsync(
                $"{OfficePath}/leases",
                new
                {
                    commandId = CommandId.New(),
                    service = "ho-tich",
                    holder = LeaseHolderId.New(),
                }
            );
        }

        machine.Step = TimeSpan.FromDays(2); // it starts with a wrong clock
        await using (var server = await ClockedServer.StartAsync(Folder, machine))
            Assert.Equal(new(2026, 11, 25), State(server).Day);

        machine.Step = TimeSpan.Zero; // and again with the right one
        await using var again = await ClockedServer.StartAsync(Folder, machine);
        Assert.Equal(
            (new DateOnly(2026, 11, 25), new DateOnly(2026, 11, 23)),
            (Hall(again).Notices!.Ahead!.Day, Hall(again).Notices!.Ahead!.Today)
        ); // it is ahead
        var (kioskAgain, session) = await ClientsAsync(again, "manager went in by the door");
        await ActAsync(session, "day/bring-back");
        Assert.Null(Hall(again).Notices);
        Assert.Equal(new(2026, 11, 23), State(again).Day);
        Assert.Equal("A003", await TakeAsync(kioskAgain));

        await again.StartAgainAsync(); // and it stays so
        Assert.Equal((new(2026, 11, 23), 1), (State(again).Day, State(again).Tickets.Count));
        Assert.Null(Hall(again).Notices);
    }

    private sealed record Confirmed(long ForwardSeconds);
}
