using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using QueueServer.Http;
using ScreenHosting;

namespace QueueServer.Access;

/// <summary>
/// Limits on what can be guessed: passwords and pairing codes (ticket codes and faces are limited in <c>KioskLimits</c>); on what anybody
/// may fill up; and on how much of the server one caller may take. Who is known is limited by name, so that a flood from one device leaves
/// the others at its address alone.
/// </summary>
internal static class RateLimits
{
    public const string SignIn = "sign-in";
    public const string Passwords = "passwords";
    public const string Pairings = "pairings";
    public const string PairingCodes = "pairing-codes";

    public static void Add(RateLimiterOptions options)
    {
        options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        options.OnRejected = static (context, _) => new(Problems.TooMany().ExecuteAsync(context.HttpContext));
        options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(Everything);
        // Only against floods: wrong passwords are counted where they are judged. A whole office signs in behind one address at eight
        // o'clock; a
        // browser that is known signs in whatever comes from its neighbours.
        options.AddPolicy(
            SignIn,
            static context => Browser(context) is { } known ? PerMinute(known, 60) : PerMinute(Addresses.Of(context), 600)
        );
        // By name: who is not signed in is refused anyway, and spends nothing of anybody's.
        options.AddPolicy(
            Passwords,
            static context => context.User.Name() is { Length: > 0 } name ? PerMinute(name, 30) : RateLimitPartition.GetNoLimiter("")
        );
        // By address: a device begins once in ten minutes. Ten from one address leave room for others among the hundred open.
        options.AddPolicy(Pairings, static context => PerMinute(Addresses.Of(context), 10));
        // By manager: of a million codes at most a hundred are open, and ten a minute is more than anybody types.
        options.AddPolicy(PairingCodes, static context => PerMinute(context.User.Name(), 10));
    }

    /// <summary>
    /// Of everything under <c>/api</c>. A busy counter asks once a second, a hall's page a few times; whoever asks this much is broken or
    /// means harm. Without a name it is an address: a hall's visitors may share one, with some requests a minute each. Signing in is
    /// counted apart, so that nothing else that comes from an address keeps anybody there out.
    /// </summary>
    private static RateLimitPartition<string> Everything(HttpContext context) =>
        !context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase) ? RateLimitPartition.GetNoLimiter("")
        : context.User.Identity is { IsAuthenticated: true } ? PerSecond($"name {context.User.Name()}", 200)
        : context.Request.Path == "/api/v1/sign-in" ? PerSecond($"sign-in {Browser(context) ?? Addresses.Of(context)}", 50)
        : PerSecond($"address {Addresses.Of(context)}", 50);

    /// <summary>The browser of a request, where somebody signed in with it before.</summary>
    private static string? Browser(HttpContext context) => context.RequestServices.GetRequiredService<KnownDevices>().IdOf(context);

    private static RateLimitPartition<string> PerSecond(string key, int permits) =>
        RateLimitPartition.GetTokenBucketLimiter(
            key,
            _ =>
                new()
                {
                    TokenLimit = 4 * permits,
                    TokensPerPeriod = permits,
                    ReplenishmentPeriod = TimeSpan.FromSeconds(1),
                }
        );

    private static RateLimitPartition<string> PerMinute(string key, int permits) =>
        RateLimitPartition.GetFixedWindowLimiter(key, _ => new() { PermitLimit = permits, Window = TimeSpan.FromMinutes(1) });
}
