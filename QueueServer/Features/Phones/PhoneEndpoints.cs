using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text.Json;
using System.Threading.Channels;
using Microsoft.AspNetCore.Http.HttpResults;
using QueueContracts;
using QueueServer.Access;
using QueueServer.Domain;
using QueueServer.Http;
using QueueServer.Offices;
using QueueServer.Screens;
using ScreenHosting;

namespace QueueServer.Features.Phones;

/// <summary>
/// The same choice as at the kiosk, on the visitor's own phone: the kiosk shows a link that dies with the visit, the first phone to open it
/// has it. What the phone does goes to the kiosk as if it was touched there; nothing is decided here.
/// </summary>
internal static class PhoneEndpoints
{
    private const string Cookie = "phone";
    private const int KeyLength = 64; // hexadecimal digits

    /// <summary>Both sides are told at least this often, so that they know the line to be alive.</summary>
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(15);

    public static void MapPhones(this IEndpointRouteBuilder routes)
    {
        var kiosk = routes.MapOffice("/phone-visits", "Phones", Policies.Kiosk);
        kiosk.MapGet("/", Open).HoldsAStream().WithName("OpenPhoneVisit");
        kiosk.MapPost("/{token}/screen", Show).WithName("ShowPhoneVisit");

        var phone = routes.MapGroup("/api/v1/phone-visits/{token}").WithTags("Phones");
        phone.MapPost("/join", Join).WithName("JoinPhoneVisit");
        phone.MapGet("/events", Follow).HoldsAStream().WithName("FollowPhoneVisit");
        phone.MapPost("/acts", Act).WithName("ActInPhoneVisit");
    }

    private static Results<ServerSentEventsResult<string>, ProblemHttpResult> Open(
        OfficeId office,
        IOffices offices,
        PhoneVisits visits,
        TimeProvider time,
        IHostApplicationLifetime lifetime,
        HttpContext http
    )
    {
        if (offices.Find(office) is not { } host)
            return Problems.NotFound("unknown-office");
        return TypedResults.ServerSentEvents(
            ActsAsync(visits, host, http.User.Name(), time, lifetime.ApplicationStopping, http.RequestAborted)
        );
    }

    /// <summary>First the visit, then each act; the visit is over when the kiosk lets go of this stream.</summary>
    private static async IAsyncEnumerable<SseItem<string>> ActsAsync(
        PhoneVisits visits,
        IOffice host,
        string kiosk,
        TimeProvider time,
        CancellationToken stopping,
        [EnumeratorCancellation] CancellationToken aborted
    )
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(stopping, aborted);
        var visit = visits.Open(kiosk, host.Id);
        try
        {
            var page = host.Now.Settings.PublicAddress is { } address ? new Uri(address, $"/k/{visit.Token}") : null;
            yield return Item("visit", new PhoneVisit(visit.Token, page));
            while (true)
            {
                var (act, isOver) = await NextAsync(visit.Acts.ReadAsync, time, stop.Token);
                if (isOver)
                    yield break;
                yield return act is null ? Item("beat", time.GetUtcNow()) : Item("act", act);
            }
        }
        finally
        {
            visits.End(visit);
        }
    }

    private static Results<NoContent, ProblemHttpResult> Show(string token, PhoneScreen screen, PhoneVisits visits, CurrentUser user)
    {
        if (visits.Find(token) is not { } visit || visit.Kiosk != user.Name)
            return Problems.NotFound("phone-gone");
        visit.Show(screen);
        return TypedResults.NoContent();
    }

    /// <summary>
    /// A phone without a key is given one, and asks again with it: so whichever answer is lost, it asks once more, and no visit is taken by
    /// a phone that does not know it.
    /// </summary>
    private static Results<NoContent, Accepted, ProblemHttpResult> Join(string token, PhoneVisits visits, HttpContext http)
    {
        if (visits.Find(token) is not { } visit)
            return Problems.NotFound("phone-gone");
        if (http.Request.Cookies[Cookie] is { Length: KeyLength } key)
            return visit.TryJoin(key) ? TypedResults.NoContent() : Problems.NotFound("phone-taken");
        http.Response.Cookies.Append(
            Cookie,
            RandomNumberGenerator.GetHexString(KeyLength),
            new()
            {
                HttpOnly = true,
                SameSite = SameSiteMode.Strict,
                Secure = http.Request.IsHttps,
                Path = $"/api/v1/phone-visits/{visit.Token}",
            }
        );
        return TypedResults.Accepted((string?)null);
    }

    private static Results<ServerSentEventsResult<string>, ProblemHttpResult> Follow(
        string token,
        IOffices offices,
        PhoneVisits visits,
        TimeProvider time,
        IHostApplicationLifetime lifetime,
        HttpContext http
    )
    {
        if (Mine(token, visits, http) is not { } visit || offices.Find(visit.Office) is not { } host)
            return Problems.NotFound("phone-gone");
        return TypedResults.ServerSentEvents(ViewsAsync(visit, host, time, lifetime.ApplicationStopping, http.RequestAborted));
    }

    /// <summary>The newest picture at each change, and at last that it is over.</summary>
    private static async IAsyncEnumerable<SseItem<string>> ViewsAsync(
        OpenVisit visit,
        IOffice host,
        TimeProvider time,
        CancellationToken stopping,
        [EnumeratorCancellation] CancellationToken aborted
    )
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(stopping, aborted, visit.Ended);
        var news = new Signal();
        visit.Changed += news.Raise;
        host.Changed += news.Raise;
        try
        {
            var isOver = false;
            while (!isOver)
            {
                yield return Item("view", new PhoneView(visit.Screen, KioskViews.Of(host.Now)));
                (_, isOver) = await NextAsync(NewsAsync, time, stop.Token);
            }

            if (visit.Ended.IsCancellationRequested)
                yield return Item("over", time.GetUtcNow());
        }
        finally
        {
            visit.Changed -= news.Raise;
            host.Changed -= news.Raise;
        }

        async ValueTask<bool> NewsAsync(CancellationToken cancellation)
        {
            await news.WaitAsync(cancellation);
            return true;
        }
    }

    private static Results<NoContent, ProblemHttpResult> Act(string token, PhoneAct act, PhoneVisits visits, HttpContext http)
    {
        if (Mine(token, visits, http) is not { } visit)
            return Problems.NotFound("phone-gone");
        if (!PhoneAct.Types.Contains(act.Type))
            return Problems.Invalid(("type", "unknown-act"));
        if (act.Id is { Length: > 40 } || act.Language is { Length: > 20 })
            return Problems.Invalid(("id", "unknown-act"));
        visit.Act(act);
        return TypedResults.NoContent();
    }

    private static OpenVisit? Mine(string token, PhoneVisits visits, HttpContext http) =>
        visits.Find(token) is { } visit && visit.IsOf(http.Request.Cookies[Cookie]) ? visit : null;

    /// <summary>The next thing, or nothing after a beat of silence; over when it was stopped.</summary>
    private static async Task<(T? Next, bool IsOver)> NextAsync<T>(
        Func<CancellationToken, ValueTask<T>> next,
        TimeProvider time,
        CancellationToken stop
    )
    {
        using var silence = new CancellationTokenSource(Beat, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(silence.Token, stop);
        try
        {
            return (await next(either.Token), false);
        }
        catch (OperationCanceledException)
        {
            return (default, stop.IsCancellationRequested);
        }
    }

    private static SseItem<string> Item<T>(string type, T value) => new(JsonSerializer.Serialize(value, Wire.Json), type);
}
