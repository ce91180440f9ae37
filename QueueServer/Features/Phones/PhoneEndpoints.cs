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
        kiosk.MapPost("/{token}/screen", ShowAsync).WithName("ShowPhoneVisit");

        var phone = routes.MapGroup("/api/v1/phone-visits/{token}").WithTags("Phones");
        phone.MapPost("/join", JoinAsync).WithName("JoinPhoneVisit");
        phone.MapGet("/events", FollowAsync).HoldsAStream().WithName("FollowPhoneVisit");
        phone.MapPost("/acts", ActAsync).WithName("ActInPhoneVisit");
    }

    private static Results<ServerSentEventsResult<string>, ProblemHttpResult> Open(
        OfficeId office,
        IOffices offices,
        IPhoneVisits visits,
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
        IPhoneVisits visits,
        IOffice host,
        string kiosk,
        TimeProvider time,
        CancellationToken stopping,
        [EnumeratorCancellation] CancellationToken aborted
    )
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(stopping, aborted);
        var token = await visits.OpenAsync(kiosk, host.Id);
        try
        {
            var page = host.Now.Settings.PublicAddress is { } address ? new Uri(address, $"/k/{token}") : null;
            yield return Item("visit", new PhoneVisit(token, page));
            var isGone = false; // with the server that held it
            while (!isGone)
            {
                var (act, isOver) = await NextAsync(NextActAsync, time, stop.Token);
                if (isOver)
                    yield break;
                if (!isGone)
                    yield return act is null ? Item("beat", time.GetUtcNow()) : Item("act", act);
            }

            async Task<PhoneAct?> NextActAsync(CancellationToken cancellation)
            {
                var act = await visits.NextActAsync(token, cancellation);
                isGone = act is null;
                return act;
            }
        }
        finally
        {
            await visits.EndAsync(token);
        }
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> ShowAsync(
        string token,
        PhoneScreen screen,
        IPhoneVisits visits,
        CurrentUser user
    ) => await visits.ShowAsync(token, user.Name, screen) ? TypedResults.NoContent() : Problems.NotFound("phone-gone");

    /// <summary>
    /// A phone without a key is given one, and asks again with it: so whichever answer is lost, it asks once more, and no visit is taken by
    /// a phone that does not know it.
    /// </summary>
    private static async Task<Results<NoContent, Accepted, ProblemHttpResult>> JoinAsync(
        string token,
        IPhoneVisits visits,
        HttpContext http
    )
    {
        if (http.Request.Cookies[Cookie] is { Length: KeyLength } key)
            return await visits.JoinAsync(token, key) switch
            {
                JoinOutcome.Joined => TypedResults.NoContent(),
                JoinOutcome.Taken => Problems.NotFound("phone-taken"),
                _ => Problems.NotFound("phone-gone"),
            };
        if (!await visits.IsThereAsync(token))
            return Problems.NotFound("phone-gone");
        http.Response.Cookies.Append(
            Cookie,
            RandomNumberGenerator.GetHexString(KeyLength),
            new()
            {
                HttpOnly = true,
                SameSite = SameSiteMode.Strict,
                Secure = http.Request.IsHttps,
                Path = $"/api/v1/phone-visits/{token}",
            }
        );
        return TypedResults.Accepted((string?)null);
    }

    private static async Task<Results<ServerSentEventsResult<string>, ProblemHttpResult>> FollowAsync(
        string token,
        IOffices offices,
        IPhoneVisits visits,
        TimeProvider time,
        IHostApplicationLifetime lifetime,
        HttpContext http
    )
    {
        if (await visits.SeeAsync(token, http.Request.Cookies[Cookie]) is not { } seen || offices.Find(seen.Office) is not { } host)
            return Problems.NotFound("phone-gone");
        var changes = new VisitChanges(visits, token, seen, host);
        return TypedResults.ServerSentEvents(ViewsAsync(changes, time, lifetime.ApplicationStopping, http.RequestAborted));
    }

    /// <summary>The newest picture at each change, and at last that it is over.</summary>
    private static async IAsyncEnumerable<SseItem<string>> ViewsAsync(
        VisitChanges changes,
        TimeProvider time,
        CancellationToken stopping,
        [EnumeratorCancellation] CancellationToken aborted
    )
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(stopping, aborted);
        using (changes.Follow(stop.Token))
        {
            while (changes.Now is { } seen)
            {
                yield return Item("view", new PhoneView(seen.Screen, KioskViews.Of(changes.Host.Now)));
                if ((await NextAsync(changes.WaitAsync, time, stop.Token)).IsOver)
                    yield break;
            }

            yield return Item("over", time.GetUtcNow());
        }
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> ActAsync(
        string token,
        PhoneAct act,
        IPhoneVisits visits,
        HttpContext http
    )
    {
        if (!PhoneAct.Types.Contains(act.Type))
            return Problems.Invalid(("type", "unknown-act"));
        if (act.Id is { Length: > 40 } || act.Language is { Length: > 20 })
            return Problems.Invalid(("id", "unknown-act"));
        return await visits.ActAsync(token, http.Request.Cookies[Cookie], act) ? TypedResults.NoContent() : Problems.NotFound("phone-gone");
    }

    /// <summary>The next thing, or nothing after a beat of silence; over when it was stopped.</summary>
    private static async Task<(T? Next, bool IsOver)> NextAsync<T>(
        Func<CancellationToken, Task<T>> next,
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
