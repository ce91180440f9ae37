using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;

namespace QueueServer.Access;

/// <summary>Limits on what can be guessed: passwords and ticket codes.</summary>
internal static class RateLimits
{
    public const string SignIn = "sign-in";
    public const string Codes = "codes";

    public static void Add(RateLimiterOptions options)
    {
        options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        options.OnRejected = static (context, _) => new(Problems.TooMany().ExecuteAsync(context.HttpContext));
        // By address: nobody is signed in yet. Thirty tries a minute is more than a counter's whole staff needs.
        options.AddPolicy(SignIn, static context => PerMinute(context.Connection.RemoteIpAddress?.ToString() ?? "", 30));
        // By device: sixty searches a minute is a visitor a second; a code is then hit once in weeks of trying.
        options.AddPolicy(Codes, static context => PerMinute(context.User.Name(), 60));
    }

    private static RateLimitPartition<string> PerMinute(string key, int permits) => RateLimitPartition.GetFixedWindowLimiter(
        key, _ => new() { PermitLimit = permits, Window = TimeSpan.FromMinutes(1) });
}
