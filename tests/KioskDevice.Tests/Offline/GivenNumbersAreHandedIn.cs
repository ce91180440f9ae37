using KioskDevice.Camera;
using KioskDevice.Offline;
using KioskDevice.ServerLink;
using KioskDevice.Tests.Running;
using KioskDevice.Visits;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using QueueContracts;

namespace KioskDevice.Tests.Offline;

/// <summary>The whole kiosk before a server that goes and comes back.</summary>
public sealed class GivenNumbersAreHandedIn : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly string data = Directory.CreateTempSubdirectory("kiosk-outage-").FullName;
    private readonly SentFaces sent = new();
    private FakeServer server = null!; // InitializeAsync starts it before any test
    private RunningKiosk kiosk = null!; // as above

    public async ValueTask InitializeAsync()
    {
        server = await FakeServer.StartAsync(kiosk: Office.View());
        server.OnLease = request => Results.Json(LeaseOf(request.Service, last: 950), Wire.Json);
        await StartKioskAsync();
        await LeasedAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await kiosk.DisposeAsync();
        await server.DisposeAsync();
        Directory.Delete(data, recursive: true);
    }

    private OfflineStore Store => kiosk.Services.GetRequiredService<OfflineStore>();

    private async Task StartKioskAsync() => kiosk = await RunningKiosk.StartAsync(server.Address, null, sent.Watch, "--Kiosk:Data", data);

    private static LeaseReply LeaseOf(ServiceId service, int last)
    {
        var (letter, now) = (Office.View().Services.Single(line => line.Id == service).Prefix[0], DateTimeOffset.UtcNow);
        return new(
            Office.View().Day,
            [new(new(letter, 901), new(letter, last))],
            [new(now.AddHours(-1), now.AddHours(1))],
            now.AddHours(2)
        );
    }

    private async Task LeasedAsync()
    {
        foreach (var _ in Office.View().Services)
            Assert.True(await server.LeaseCame.WaitAsync(Patience, TestContext.Current.CancellationToken));
        await UntilAsync(() => Store.Day is { Hours.Count: 6 }); // the last answer is on its way
    }

    private async Task UntilAsync(Func<bool> holds)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        void Look()
        {
            if (holds())
                done.TrySetResult();
        }

        Store.Changed += Look;
        Look();
        await done.Task.WaitAsync(Patience, TestContext.Current.CancellationToken);
        Store.Changed -= Look;
    }

    private Task ServerGoesAsync() => ConnectedAsync(false, server.StopAsync);

    private Task ServerReturnsAsync() => ConnectedAsync(true, () => server.StartAgainAsync());

    private async Task ConnectedAsync(bool wanted, Func<Task> after)
    {
        var link = kiosk.Services.GetRequiredService<KioskLink>();
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        void Look()
        {
            if (link.Connected == wanted)
                done.TrySetResult();
        }

        link.Changed += Look;
        await after();
        Look();
        await done.Task.WaitAsync(Patience, TestContext.Current.CancellationToken);
        link.Changed -= Look;
    }

    private Task<VisitInput> AskAsync(IssueRequest? request = null) =>
        kiosk
            .Services.GetRequiredService<IQueueClient>()
            .AskAsync(new Request.Issue(request ?? OfflineFolder.Ask()), TestContext.Current.CancellationToken);

    private async Task<VisitInput.GivenOffline> GivenAsync(IssueRequest? request = null) =>
        Assert.IsType<VisitInput.GivenOffline>(await AskAsync(request));

    private async Task<string> TakeAsync(IssueRequest? request = null) => (await GivenAsync(request)).Number.ToString();

    private async Task HandedInAsync(int count)
    {
        for (var i = 0; i < count; i++)
            Assert.True(
                await server.HandInCame.WaitAsync(Patience, TestContext.Current.CancellationToken),
                $"{server.HandedIn.Count} came"
            );
    }

    private Task NothingAwaitsAsync() => UntilAsync(() => Store.Day is { Awaiting.IsEmpty: true }); // the answer is on its way

    [Fact]
    public async Task In_order_with_their_faces_and_nothing_of_them_stays()
    {
        await ServerGoesAsync();
        var asked = new[]
        {
            OfflineFolder.Ask(),
            OfflineFolder.Ask(face: OfflineFolder.Face(3), picture: [0xFF, 0xD8, 0xFF]),
            OfflineFolder.Ask(OfflineFolder.Land),
        };
        VisitInput.GivenOffline[] given = [await GivenAsync(asked[0]), await GivenAsync(asked[1]), await GivenAsync(asked[2])];
        Assert.Equal(["A901", "A902", "B901"], given.Select(one => $"{one.Number}"));
        var holder = Store.Day!.Holder; // it was leased
        Assert.Equal(2, Directory.EnumerateFiles(data, "*face*").Count()); // sealed, and the key
        foreach (var path in Directory.GetFiles(data))
        {
            if (!OperatingSystem.IsWindows())
                Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
        }

        await ServerReturnsAsync();
        await HandedInAsync(3);
        await NothingAwaitsAsync();
        var came = server.HandedIn.ToArray();
        Assert.Equal(["A901", "A902", "B901"], came.Select(request => request.Number.ToString()));
        Assert.All(came, request => Assert.Equal(holder, request.Holder));
        Assert.Equal(given.Select(one => one.Code), came.Select(request => request.Code!.Value)); // each was shown
        // the server may have had those
        Assert.Empty(came.Select(request => request.Ticket.CommandId).Intersect(asked.Select(request => request.CommandId)));
        Assert.Equal([0xFF, 0xD8, 0xFF], came[1].Ticket.Picture);
        Assert.Equal(OfflineFolder.Face(3).Values.ToArray(), came[1].Ticket.Face?.Values.ToArray());
        Assert.Equal((asked[1].Consent, null), (came[1].Ticket.Consent, came[0].Ticket.Face));
        Assert.Empty(Directory.EnumerateFiles(data, "*face*"));
        await LeasedAsync(); // it goes on to that when a number's face was used
        var held = sent.Sent.OfType<HandInRequest>().Single(request => request.Ticket.Face is not null).Ticket;
        Assert.DoesNotContain(held.Face!.Values.ToArray(), value => value != 0); // filtered
        Assert.Equal([0, 0, 0], held.Picture!); // there is one with that face
    }

    [Fact]
    public async Task Under_the_same_command_by_a_kiosk_that_was_ended_before_it_had_the_answer()
    {
        await ServerGoesAsync();
        await TakeAsync();
        await TakeAsync();
        server.OnHandIn = _ => FakeServer.Refusal("storage-failed", StatusCodes.Status503ServiceUnavailable);
        await ServerReturnsAsync();
        await HandedInAsync(1);
        await kiosk.DisposeAsync();
        server.OnHandIn = request => Results.Json(new CommandReply(1, TicketId.New(), request.Number), Wire.Json);

        await StartKioskAsync();
        await HandedInAsync(2);
        await NothingAwaitsAsync();
        var came = server.HandedIn.ToArray();
        Assert.All(came[..^2], request => Assert.Equal(came[0].Ticket.CommandId, request.Ticket.CommandId));
        Assert.Equal([came[0].Ticket.CommandId, came[^1].Ticket.CommandId], came[^2..].Select(request => request.Ticket.CommandId));
        Assert.Equal(["A901", "A902"], came[^2..].Select(request => request.Number.ToString()));
    }

    [Theory]
    [InlineData("not-leased", StatusCodes.Status409Conflict, 2)]
    [InlineData("internal", StatusCodes.Status500InternalServerError, 3)] // and it is asked again
    public async Task And_one_that_is_refused_holds_up_no_other(string code, int status, int times)
    {
        await ServerGoesAsync();
        await TakeAsync();
        await TakeAsync();
        var first = true;
        server.OnHandIn = request =>
        {
            var refuses = first;
            first = false;
            return refuses
                ? FakeServer.Refusal(code, status)
                : Results.Json(new CommandReply(1, TicketId.New(), request.Number), Wire.Json);
        };
        await ServerReturnsAsync();
        await HandedInAsync(times);
        await NothingAwaitsAsync();
        Assert.Equal(
            times == 2 ? ["A901", "A902"] : ["A901", "A902", "A901"],
            server.HandedIn.Select(request => request.Number.ToString())
        );
    }

    [Fact]
    public async Task What_a_server_takes_no_more_of_today_is_kept_with_its_face_and_sent_again()
    {
        await ServerGoesAsync();
        var asked = OfflineFolder.Ask(face: OfflineFolder.Face(3));
        await TakeAsync(asked);
        await TakeAsync();
        server.OnHandIn = _ => FakeServer.Refusal("kiosk-limited", StatusCodes.Status429TooManyRequests);
        await ServerReturnsAsync();
        await HandedInAsync(2);
        Assert.Equal(2, Store.Day!.Awaiting.Count); // it was leased
        server.OnHandIn = request => Results.Json(new CommandReply(1, TicketId.New(), request.Number), Wire.Json);
        await HandedInAsync(2);
        await NothingAwaitsAsync();
        Assert.Equal(["A901", "A902"], server.HandedIn.TakeLast(2).Select(request => request.Number.ToString()));
        Assert.NotNull(server.HandedIn.TakeLast(2).First().Ticket.Face);
    }

    [Fact]
    public async Task A_server_that_does_not_answer_is_asked_with_patience_before_a_number_is_given_without_it()
    {
        var asked = OfflineFolder.Ask();
        Assert.Equal("A901", await TakeAsync(asked)); // it answers 503
        Assert.Equal(3, server.Issued.Count(request => request.CommandId == asked.CommandId));
        await HandedInAsync(1);
        Assert.NotEqual(asked.CommandId, server.HandedIn.Single().Ticket.CommandId);
    }

    [Fact]
    public async Task A_kiosk_that_starts_without_its_server_knows_the_office_and_gives_on()
    {
        await ServerGoesAsync();
        await TakeAsync();
        await kiosk.DisposeAsync();
        await StartKioskAsync();
        var office = kiosk.Services.GetRequiredService<CachedOffice>();
        Assert.Equal((Office.View().Name["vi"], null), (office.Outage?.View.Name["vi"], office.Outage?.Trouble));
        Assert.Equal("A902", await TakeAsync());
    }

    [Fact]
    public async Task When_the_numbers_are_spent_the_visitor_is_told_so()
    {
        server.OnLease = request => Results.Json(LeaseOf(request.Service, last: 950), Wire.Json);
        await ServerGoesAsync();
        for (var i = 0; i < 50; i++)
            await TakeAsync();
        Assert.Equal(new VisitInput.NotDone(OfflineClient.Spent), await AskAsync());
    }

    [Fact]
    public async Task An_office_that_leases_no_more_has_its_numbers_back()
    {
        await ServerGoesAsync();
        await TakeAsync();
        var holder = Store.Day!.Holder; // it was leased
        server.OnLease = _ => FakeServer.Refusal("leases-off");
        await ServerReturnsAsync();
        await HandedInAsync(1);
        foreach (var _ in Office.View().Services)
            Assert.True(await server.ReturnCame.WaitAsync(Patience, TestContext.Current.CancellationToken));
        await UntilAsync(() => Store.Day?.Holder != holder); // the last answer is on its way
        Assert.Equal(["A902", "B901", "C901", "D901", "E901", "F901"], server.Returned.Select(request => request.FirstUnused.ToString()));
        await ServerGoesAsync();
        Assert.Equal(new VisitInput.NotDone(null), await AskAsync());
    }

    [Fact]
    public async Task A_camera_of_a_counter_holds_no_numbers()
    {
        await using var camera = await RunningKiosk.StartAsync(
            server.Address,
            settings: ["--Kiosk:Counter", "quay-1", "--Kiosk:Data", Path.Combine(data, "camera")]
        );
        Assert.False(camera.Services.GetRequiredService<OfflineStore>().IsUsable);
    }

    [Fact]
    public async Task The_report_says_how_many_wait()
    {
        await ServerGoesAsync();
        await TakeAsync();
        Assert.Equal(1, kiosk.Services.GetRequiredService<ScreenHosting.Devices.IDeviceHealth>().Report().Awaiting);
    }
}
