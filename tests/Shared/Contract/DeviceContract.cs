using System.Net;
using System.Net.Http.Headers;
using System.Net.ServerSentEvents;
using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using QueueContracts;
using ScreenHosting.Devices;

namespace Tests.Shared.Contract;

/// <summary>
/// What a device relies on, whichever server it meets. It is held over the real one, and over the one that stands in for it in the devices'
/// tests: what those show is then true before the real one, too.
/// </summary>
public abstract class DeviceContract
{
    /// <summary>Of the sample office.</summary>
    private static readonly ServiceId CivilStatus = new("ho-tich");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>A server with the sample office in the morning.</summary>
    private protected abstract Task<IContractServer> StartAsync();

    private static DeviceClient ClientOf(IContractServer server, string? bearer = null) =>
        new(new Clients(server, bearer ?? server.Kiosk), TimeProvider.System);

    private static ServerAnswer<T>.Refused MustBeRefused<T>(ServerAnswer<T> answer) => Assert.IsType<ServerAnswer<T>.Refused>(answer);

    private static T MustBeDone<T>(ServerAnswer<T> answer) => Assert.IsType<ServerAnswer<T>.Done>(answer).Reply;

    [Fact]
    public async Task A_device_is_paired_by_its_code()
    {
        await using var server = await StartAsync();
        var nobody = ClientOf(server, "");
        var pairing = MustBeDone(await nobody.BeginPairingAsync(new(DeviceKind.Kiosk), Stop));
        Assert.Matches("^[0-9]{6}$", pairing.Code);
        Assert.Null(MustBeDone(await nobody.ClaimAsync(new(pairing.Pairing), Stop)));
        Assert.Equal(HttpStatusCode.NotFound, MustBeRefused(await nobody.ClaimAsync(new(new('f', 64)), Stop)).Status);

        await server.EnterAsync(pairing.Code);
        var claim = MustBeDone(await nobody.ClaimAsync(new(pairing.Pairing), Stop));
        MustBeDone(await ClientOf(server, claim!.Bearer).ReportHealthAsync(new("1.2.3", PageOpen: true), Stop));
    }

    [Fact]
    public async Task Who_has_no_secret_is_told_so_whatever_they_ask()
    {
        await using var server = await StartAsync();
        var stranger = ClientOf(server, server.Stranger);
        Assert.True(MustBeRefused(await stranger.IssueAsync(server.Office, new(CommandId.New(), CivilStatus), Stop)).IsOfDevice);
        Assert.True(MustBeRefused(await stranger.FindAsync(server.Office, new(Code: "7K4-PX2"), Stop)).IsOfDevice);
        Assert.True(MustBeRefused(await stranger.LeaseAsync(server.Office, Lease(), Stop)).IsOfDevice);
        Assert.True(MustBeRefused(await stranger.ReportHealthAsync(new("1.2.3", PageOpen: true), Stop)).IsOfDevice);
        var thrown = await Assert.ThrowsAsync<HttpRequestException>(() => stranger.HoldPhoneVisitAsync(server.Office, Stop));
        Assert.Equal(HttpStatusCode.Unauthorized, thrown.StatusCode);
    }

    [Fact]
    public async Task A_command_gives_one_number_however_often_it_is_sent()
    {
        await using var server = await StartAsync();
        var (kiosk, request) = (ClientOf(server), new IssueRequest(CommandId.New(), CivilStatus));
        var first = MustBeDone(await kiosk.IssueAsync(server.Office, request, Stop));
        Assert.Equal(first.Ticket.Id, MustBeDone(await kiosk.IssueAsync(server.Office, request, Stop)).Ticket.Id);
        var next = MustBeDone(await kiosk.IssueAsync(server.Office, new(CommandId.New(), CivilStatus), Stop));
        Assert.NotEqual(first.Ticket.Number, next.Ticket.Number);
    }

    [Fact]
    public async Task A_refusal_says_why()
    {
        await using var server = await StartAsync();
        var kiosk = ClientOf(server);
        var unknown = MustBeRefused(await kiosk.IssueAsync(server.Office, new(CommandId.New(), new("nothing-of-this")), Stop));
        Assert.Equal(("unknown-service", false), (unknown.Problem.Code, unknown.MayPass));
        foreach (var verb in (string[])["check-in", "postpone", "leave", "forget-face"])
        {
            var own = await kiosk.DoWithTicketAsync(server.Office, TicketId.New(), verb, new(CommandId.New(), "7K4-PX2"), Stop);
            Assert.Equal(("wrong-code", false), (MustBeRefused(own).Problem.Code, MustBeRefused(own).MayPass));
        }

        var diagnostics = MustBeRefused(await kiosk.UseDiagnosticsCodeAsync(new("000000"), Stop));
        Assert.Equal(("unknown-code", false), (diagnostics.Problem.Code, diagnostics.MayPass));
        var answer = await kiosk.AnswerCheckAsync(server.Office, server.Counter, CommandId.New(), new(Why: CheckOutcome.NoFace), Stop);
        Assert.Equal(("unknown-check", false), (MustBeRefused(answer).Problem.Code, MustBeRefused(answer).MayPass));
    }

    [Fact]
    public async Task A_code_nobody_has_finds_nothing()
    {
        await using var server = await StartAsync();
        var found = MustBeDone(await ClientOf(server).FindAsync(server.Office, new(Code: "7K4-PX2"), Stop));
        Assert.Equal(FindOutcome.NotKnown, found.Outcome);
        Assert.Empty(found.Tickets);
    }

    [Fact]
    public async Task Numbers_are_leased_handed_in_once_and_given_back()
    {
        await using var server = await StartAsync();
        var (kiosk, lease) = (ClientOf(server), Lease());
        var block = MustBeDone(await kiosk.LeaseAsync(server.Office, lease, Stop)).Blocks[0];
        var given = new HandInRequest(new(CommandId.New(), CivilStatus), lease.Holder, block.First, server.Now);
        var handed = MustBeDone(await kiosk.HandInAsync(server.Office, given, Stop));
        Assert.Equal(block.First, handed.Number);
        Assert.Equal(handed.Number, MustBeDone(await kiosk.HandInAsync(server.Office, given, Stop)).Number);
        var rest = block.First with { Value = block.First.Value + 1 };
        MustBeDone(await kiosk.ReturnAsync(server.Office, new(CommandId.New(), lease.Holder, rest), Stop));
    }

    [Fact]
    public async Task A_phone_is_shown_the_visit_that_is_held_for_it()
    {
        await using var server = await StartAsync();
        var kiosk = ClientOf(server);
        using var held = await kiosk.HoldPhoneVisitAsync(server.Office, Stop);
        await using var stream = await held.Content.ReadAsStreamAsync(Stop);
        await using var items = SseParser.Create(stream).EnumerateAsync(Stop).GetAsyncEnumerator(Stop);
        Assert.True(await items.MoveNextAsync());
        Assert.Equal("visit", items.Current.EventType);
        var visit = JsonSerializer.Deserialize<PhoneVisit>(items.Current.Data, Wire.Json)!; // there is one
        MustBeDone(await kiosk.ShowOnPhoneAsync(server.Office, visit.Token, Idle(), Stop));
        var none = MustBeRefused(await kiosk.ShowOnPhoneAsync(server.Office, "no-such-visit", Idle(), Stop));
        Assert.Equal((HttpStatusCode.NotFound, "phone-gone"), (none.Status, none.Problem.Code));
    }

    [Fact]
    public async Task A_medium_that_is_not_there_is_not_found()
    {
        await using var server = await StartAsync();
        var board = ClientOf(server, server.Board);
        var thrown = await Assert.ThrowsAsync<HttpRequestException>(() => board.ReadMediumAsync($"{new string('0', 64)}.png", Stop));
        Assert.Equal(HttpStatusCode.NotFound, thrown.StatusCode);
    }

    [Fact]
    public async Task The_hub_shows_a_kiosk_its_office()
    {
        await using var server = await StartAsync();
        var hub = new HubLink<KioskView>(
            HubLinkSettings.Kiosk(server.Address, new GivenIdentity(server.Kiosk)),
            TimeProvider.System,
            NullLogger.Instance
        );
        var shown = new TaskCompletionSource<KioskView>(TaskCreationOptions.RunContinuationsAsynchronously);
        hub.ViewChanged += view => shown.TrySetResult(view);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        var running = hub.RunAsync(stop.Token);
        Assert.Equal(server.Office, (await shown.Task.WaitAsync(TimeSpan.FromSeconds(30), Stop)).Office);
        await stop.CancelAsync();
        await running.ContinueWith(_ => { }, TaskScheduler.Default);
    }

    private static LeaseRequest Lease() => new(CommandId.New(), CivilStatus, LeaseHolderId.New());

    private static PhoneScreen Idle() =>
        new()
        {
            Name = "idle",
            TakesNumber = true,
            Service = null,
            Class = null,
            Hint = null,
            Asked = null,
            Why = null,
            Tickets = [],
        };

    private sealed class Clients(IContractServer server, string bearer) : IHttpClientFactory
    {
        public HttpClient CreateClient(string name)
        {
            var client = new HttpClient(server.Reach()) { BaseAddress = server.Address };
            if (name == DeviceServices.ServerClient)
                client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", bearer);
            return client;
        }
    }
}

/// <summary>A server before which a device stands.</summary>
internal interface IContractServer : IAsyncDisposable
{
    Uri Address { get; }

    /// <summary>How requests reach it.</summary>
    HttpMessageHandler Reach() => new SocketsHttpHandler();

    /// <summary>The bearer of a kiosk of the office.</summary>
    string Kiosk { get; }

    /// <summary>The bearer of a board of the office.</summary>
    string Board { get; }

    /// <summary>A bearer that is nobody's.</summary>
    string Stranger { get; }

    OfficeId Office => new("ha-dong");

    /// <summary>Whose camera the kiosk is, too.</summary>
    CounterId Counter => new("quay-1");

    /// <summary>The server's time.</summary>
    DateTimeOffset Now { get; }

    /// <summary>A manager enters the code of a device.</summary>
    Task EnterAsync(string code);
}
