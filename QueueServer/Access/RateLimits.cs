using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;

namespace QueueServer.Access;

/// <summary>Limits on what can be guessed: passwords, ticket codes and pairing codes; and on what anybody may fill up.</summary>
internal static class RateLimits
{
    public const string SignIn = "sign-in";
    public const string Codes = "codes";
    public const string Pairings = "pairings";
    public const string PairingCodes = "pairing-codes";

    public static void Add(RateLimiterOptions options)
    {
        options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        options.OnRejected = static (context, _) => new(Problems.TooMany().ExecuteAsync(context.HttpContext));
        // By address: nobody is signed in yet. Thirty tries a minute is more than a counter's whole staff needs.
        options.AddPolicy(SignIn, static context => PerMinute(Address(context), 30));
        // By device: sixty searches a minute is a visitor a second; a code is then hit once in weeks of trying.
        options.AddPolicy(Codes, static context => PerMinute(context.User.Name(), 60));
        // By address: a device begins once in ten minutes. Ten from one address leave room for others among the hundred open.
        options.AddPolicy(Pairings, static context => PerMinute(Address(context), 10));
        // By manager: of a million codes at most a hundred are open, and ten a minute is more than anybody types.
        options.AddPolicy(PairingCodes, static context => PerMinute(context.User.Name(), 10));
    }

    private static string Address(HttpContext context) => context.Connection.RemoteIpAddress?.ToString() ?? "";

    private static RateLimitPartition<string> PerMinute(string key, int permits) => RateLimitPartition.GetFixedWindowLimiter(
        key, _ => new() { PermitLimit = permits, Window = TimeSpan.FromMinutes(1) });
}
