using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using QueueContracts;

namespace Tests.Shared;

/// <summary>A queue server as far as a device knows one. It can stop and come back at the same address, pair and revoke.</summary>
internal sealed partial class FakeServer : IAsyncDisposable
{
    /// <summary>What the tests' secret files say.</summary>
    public const string GivenBearer = "device:only-a-test";

    /// <summary>The code that opens a kiosk's diagnostics.</summary>
    public const string DiagnosticsCode = "314159";

    private readonly ConcurrentDictionary<HubCallerContext, byte> connections = [];
    private readonly HashSet<CommandId> wished = [];
    private readonly HashSet<string> refused = [];
    private readonly HashSet<string> refusedByHttp = [];
    private int pairings;
    private string? entered;
    private WebApplication? app;

    public Uri Address { get; private set; } = new("http://127.0.0.1:0");

    public BoardView? Board { get; private set; }

    public KioskView? Kiosk { get; private set; }

    /// <summary>The files below <c>/media/</c>, by name.</summary>
    public ConcurrentDictionary<string, byte[]> Media { get; } = [];

    /// <summary>Who asked for each of the media, in order.</summary>
    public ConcurrentQueue<string> MediaAsked { get; } = [];

    public ConcurrentQueue<(string? Bearer, HealthReport Report)> HealthReports { get; } = [];

    /// <summary>Released with each report.</summary>
    public SemaphoreSlim ReportCame { get; } = new(0);

    public bool TakesReports { get; set; } = true;

    /// <summary>A network between lets nothing live through, by whatever way.</summary>
    public bool IsDeadForLive { get; set; }

    public ConcurrentQueue<IssueRequest> Issued { get; } = [];

    /// <summary>Where phones find the visits; null while the office has no public address.</summary>
    public Uri? PublicAddress { get; set; }

    /// <summary>How many visits were opened to phones, and the screens told to them.</summary>
    public int PhoneVisits { get; private set; }

    public ConcurrentQueue<(string Token, PhoneScreen Screen)> PhoneScreens { get; } = [];

    private string PhoneToken => $"visit-{PhoneVisits}";

    private Channel<PhoneAct> phone = Channel.CreateUnbounded<PhoneAct>();

    /// <summary>The phone of the newest visit does something.</summary>
    public void ActOnPhone(PhoneAct act) => phone.Writer.TryWrite(act);

    private async IAsyncEnumerable<SseItem<string>> PhoneActsAsync([EnumeratorCancellation] CancellationToken aborted)
    {
        phone = Channel.CreateUnbounded<PhoneAct>();
        PhoneVisits++;
        var token = PhoneToken;
        yield return new(
            JsonSerializer.Serialize(new PhoneVisit(token, PublicAddress is { } address ? new(address, $"/k/{token}") : null), Wire.Json),
            "visit"
        );
        await foreach (var act in phone.Reader.ReadAllAsync(aborted))
            yield return new(JsonSerializer.Serialize(act, Wire.Json), "act");
    }

    /// <summary>The answer to whoever asks for a number or a place: an <see cref="IssueReply"/>, or a refusal.</summary>
    public Func<IssueRequest, IResult> OnIssue { get; set; } = _ => Results.StatusCode(StatusCodes.Status503ServiceUnavailable);

    /// <summary>The answer to whoever looks for numbers: a <see cref="FindReply"/>, or a refusal.</summary>
    public Func<FindRequest, IResult> OnFind { get; set; } = _ => Results.Json(new FindReply(FindOutcome.NotKnown, []), Wire.Json);

    /// <summary>The answer to whoever does something with their own number, by the last part of its path.</summary>
    public Func<string, OwnTicketRequest, IResult> OnOwn { get; set; } = (_, _) => Refusal("wrong-code", StatusCodes.Status400BadRequest);

    /// <summary>All of that, as often as it was sent.</summary>
    public ConcurrentQueue<(string Verb, TicketId Ticket, OwnTicketRequest Request)> Owned { get; } = [];

    /// <summary>The answer to a kiosk that asks for numbers to give while the server is away; it leases none unless told.</summary>
    public Func<LeaseRequest, IResult> OnLease { get; set; } = _ => Refusal("leases-off");

    /// <summary>The answer to a number handed in.</summary>
    public Func<HandInRequest, IResult> OnHandIn { get; set; } =
        request => Results.Json(new CommandReply(1, TicketId.New(), request.Number), Wire.Json);

    /// <summary>Every number handed in, as often as it was sent.</summary>
    public ConcurrentQueue<HandInRequest> HandedIn { get; } = [];

    public ConcurrentQueue<ReturnNumbersRequest> Returned { get; } = [];

    /// <summary>Released when a lease, a number handed in or a return was answered.</summary>
    public SemaphoreSlim LeaseCame { get; } = new(0);

    public SemaphoreSlim HandInCame { get; } = new(0);

    public SemaphoreSlim ReturnCame { get; } = new(0);

    /// <summary>The answer to hours of counted visits.</summary>
    public Func<FunnelRequest, IResult> OnFunnel { get; set; } = _ => Results.NoContent();

    /// <summary>All such hours, as often as they were sent.</summary>
    public ConcurrentQueue<FunnelRequest> Funnels { get; } = [];

    /// <summary>Released with each such answer.</summary>
    public SemaphoreSlim FunnelCame { get; } = new(0);

    public static IResult Refusal(string code, int status = StatusCodes.Status409Conflict) =>
        Results.Problem(statusCode: status, extensions: new Dictionary<string, object?> { ["code"] = code });

    /// <summary>What devices that watch a counter answered: the path after the office, and the answer.</summary>
    public ConcurrentQueue<(string Path, CheckAnswer Answer)> Checked { get; } = [];

    /// <summary>How many of the next such answers meet a server that can take none.</summary>
    public int ChecksRefused { get; set; }

    /// <summary>Released with each such answer.</summary>
    public SemaphoreSlim CheckCame { get; } = new(0);

    /// <summary>The bearer of the last device that watched.</summary>
    public string? Bearer { get; private set; }

    /// <summary>The code of the pairing that waits; null when none does.</summary>
    public string? PairingCode { get; private set; }

    public static async Task<FakeServer> StartAsync(BoardView? board = null, KioskView? kiosk = null)
    {
        var server = new FakeServer { Board = board, Kiosk = kiosk };
        await server.StartAgainAsync();
        return server;
    }

    public async Task StartAgainAsync(BoardView? replaced = null)
    {
        Board = replaced ?? Board;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(this);
        builder.Services.ConfigureHttpJsonOptions(json => Wire.Configure(json.SerializerOptions));
        builder
            .Services.AddSignalR(hub => hub.KeepAliveInterval = TimeSpan.FromSeconds(3))
            .AddJsonProtocol(json => Wire.Configure(json.PayloadSerializerOptions));
        app = builder.Build();
        app.Urls.Add(Address.ToString());
        app.MapGet("/health/live", () => "live");
        app.MapPost("/api/v1/pairings", (PairingRequest _) => Begin());
        app.MapPost("/api/v1/pairings/claim", (ClaimRequest claim) => Claim(claim.Pairing));
        MapDevices(app);
        app.Use(
            (context, next) =>
            {
                if (IsDeadForLive && context.Request.Path.StartsWithSegments(IScreenHub.Path, StringComparison.Ordinal))
                {
                    context.Response.StatusCode = StatusCodes.Status403Forbidden;
                    return Task.CompletedTask;
                }

                if (
                    !context.Request.Path.StartsWithSegments(IScreenHub.Path, StringComparison.Ordinal)
                    || (BearerOf(context) is { } bearer && !refused.Contains(bearer))
                )
                    return next(context);
                context.Response.StatusCode = StatusCodes.Status401Unauthorized;
                return Task.CompletedTask;
            }
        );
        app.MapHub<Hub>(IScreenHub.Path);
        await app.StartAsync(TestContext.Current.CancellationToken);
        Address = new(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
    }

    public Task PushAsync(BoardView view)
    {
        Board = view;
        return Clients.All.BoardChanged(view);
    }

    public Task PushAsync(KioskView view)
    {
        Kiosk = view;
        return Clients.All.KioskChanged(view);
    }

    public Task PushAsync(CheckWish wish)
    {
        if (wish.Check is { } check)
            wished.Add(check);
        return Clients.All.CheckWanted(wish);
    }

    /// <summary>A manager enters the code that a device shows.</summary>
    public void Enter(string code) => entered = code;

    /// <summary>Forgets the pairing that waits, as if it had expired.</summary>
    public void ExpirePairing() => PairingCode = null;

    /// <summary>Accepts a bearer no longer, and ends its connections.</summary>
    public void Revoke(string bearer)
    {
        refused.Add(bearer);
        foreach (var connection in connections.Keys)
            connection.Abort();
    }

    /// <summary>Accepts a bearer no longer, but leaves its connections.</summary>
    public void RefuseByHttpOnly(string bearer) => refusedByHttp.Add(bearer);

    /// <summary>How many devices are connected to the hub.</summary>
    public int Connections => connections.Count;

    public async Task StopAsync()
    {
        if (app is { } running)
            await running.DisposeAsync();
        app = null;
    }

    public ValueTask DisposeAsync() => new(StopAsync());

    private static IResult Answer(IResult result, SemaphoreSlim came)
    {
        came.Release();
        return result;
    }

    private IHubClients<IScreenClient> Clients => app!.Services.GetRequiredService<IHubContext<Hub, IScreenClient>>().Clients;

    private static string? BearerOf(HttpContext? context) =>
        context?.Request.Headers.Authorization.ToString() is { } header && header.StartsWith("Bearer ", StringComparison.Ordinal)
            ? header[7..]
            : null;

    private PairingReply Begin()
    {
        PairingCode = $"{++pairings:D6}";
        return new(PairingOf(PairingCode), PairingCode, DateTimeOffset.UtcNow.AddMinutes(10));
    }

    private IResult Claim(string pairing)
    {
        if (PairingCode is not { } code || pairing != PairingOf(code))
            return Results.NotFound();
        return entered == code ? Results.Json(new ClaimReply($"paired-{code}:secret"), Wire.Json) : Results.Accepted();
    }

    private static string PairingOf(string code) => code.PadLeft(64, '0');
}
