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

internal sealed partial class FakeServer
{
    /// <summary>What a device may ask, known by its secret.</summary>
    private void MapDevices(WebApplication app)
    {
        var known = app.MapGroup("")
            .AddEndpointFilter(
                async (context, next) =>
                    BearerOf(context.HttpContext) is { } bearer && !refused.Contains(bearer) && !refusedByHttp.Contains(bearer)
                        ? await next(context)
                        : Results.Unauthorized()
            );
        known.MapPost(
            "/api/v1/health-reports",
            (HealthReport report, HttpContext context) =>
            {
                HealthReports.Enqueue((BearerOf(context), report));
                ReportCame.Release();
                return TakesReports ? Results.NoContent() : Results.NotFound();
            }
        );
        known.MapPost(
            "/api/v1/offices/{office}/tickets",
            (IssueRequest request) =>
            {
                Issued.Enqueue(request);
                return OnIssue(request);
            }
        );
        known.MapPost("/api/v1/offices/{office}/tickets/find", (FindRequest request) => OnFind(request));
        foreach (var verb in (string[])["check-in", "postpone", "leave"])
        {
            known.MapPost(
                $"/api/v1/offices/{{office}}/tickets/{{ticket}}/{verb}",
                (TicketId ticket, OwnTicketRequest request) =>
                {
                    Owned.Enqueue((verb, ticket, request));
                    return OnOwn(verb, request);
                }
            );
        }

        known.MapPost(
            "/api/v1/offices/{office}/tickets/{ticket}/forget-face",
            (OwnTicketRequest _) => Refusal("wrong-code", StatusCodes.Status400BadRequest)
        );
        known.MapPost("/api/v1/offices/{office}/leases", (LeaseRequest request) => Answer(OnLease(request), LeaseCame));
        known.MapPost(
            "/api/v1/offices/{office}/funnel",
            (FunnelRequest request) =>
            {
                Funnels.Enqueue(request);
                return Answer(OnFunnel(request), FunnelCame);
            }
        );
        known.MapPost(
            "/api/v1/offices/{office}/leases/hand-in",
            (HandInRequest request) =>
            {
                HandedIn.Enqueue(request);
                return Answer(OnHandIn(request), HandInCame);
            }
        );
        known.MapPost(
            "/api/v1/offices/{office}/leases/return",
            (ReturnNumbersRequest request) =>
            {
                Returned.Enqueue(request);
                return Answer(Results.Json(new CommandReply(1), Wire.Json), ReturnCame);
            }
        );
        known.MapGet(
            "/api/v1/offices/{office}/phone-visits",
            (CancellationToken aborted) => TypedResults.ServerSentEvents(PhoneActsAsync(aborted))
        );
        known.MapPost(
            "/api/v1/offices/{office}/phone-visits/{token}/screen",
            (string token, PhoneScreen screen) =>
            {
                if (token != PhoneToken)
                    return Refusal("phone-gone", StatusCodes.Status404NotFound);
                PhoneScreens.Enqueue((token, screen));
                return Results.NoContent();
            }
        );
        known.MapPost(
            "/api/v1/diagnostics-code",
            (DiagnosticsRequest entry) =>
                entry.Code == DiagnosticsCode ? Results.NoContent() : Refusal("unknown-code", StatusCodes.Status400BadRequest)
        );
        known.MapPost(
            "/api/v1/offices/{office}/counters/{counter}/checks/{check}",
            (string counter, CommandId check, CheckAnswer answer) =>
            {
                if (!wished.Contains(check))
                    return Refusal("unknown-check", StatusCodes.Status404NotFound);
                if (ChecksRefused > 0)
                {
                    ChecksRefused--;
                    return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
                }

                Checked.Enqueue(($"{counter}/{check}", answer));
                CheckCame.Release();
                return Results.NoContent();
            }
        );
        known.MapGet(
            "/media/{name}",
            (string name) =>
            {
                MediaAsked.Enqueue(name);
                return Media.TryGetValue(name, out var bytes) ? Results.Bytes(bytes) : Results.NotFound();
            }
        );
    }

    private sealed class Hub(FakeServer server) : Hub<IScreenClient>, IScreenHub
    {
        public override Task OnConnectedAsync()
        {
            server.connections.TryAdd(Context, 0);
            server.Bearer = BearerOf(Context.GetHttpContext());
            return base.OnConnectedAsync();
        }

        public override Task OnDisconnectedAsync(Exception? exception)
        {
            server.connections.TryRemove(Context, out _);
            return base.OnDisconnectedAsync(exception);
        }

        public Task<CheckWish> WatchCheck(CounterId counter) => Task.FromResult(new CheckWish(new("ha-dong"), 0, null));

        public Task<KioskView> WatchKiosk() => Task.FromResult(server.Kiosk ?? throw new HubException("there is no kiosk here"));

        public Task<BoardView> WatchBoard() => Task.FromResult(server.Board ?? throw new HubException("there is no board here"));

        public Task<CounterView> WatchCounter(CounterId counter) => throw new HubException("there is no counter here");

        public Task<HallView> WatchHall(OfficeId office) => throw new HubException("not here");

        public Task<RatingView> WatchRating() => throw new HubException("there is no rating tablet here");
    }
}
