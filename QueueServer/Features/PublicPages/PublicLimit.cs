using System.Globalization;
using System.Threading.RateLimiting;
using QueueServer.Http;
using ScreenHosting;

namespace QueueServer.Features.PublicPages;

/// <summary>
/// How often one address may ask for open data. Answers say what is left, by draft-ietf-httpapi-ratelimit-headers-10. Pages are not
/// counted: a whole network of phones may share an address, and a page that is written out costs next to nothing.
/// </summary>
internal sealed class PublicLimit : IEndpointFilter, IDisposable
{
    /// <summary>Answers in a minute to one address.</summary>
    public const int AMinute = 600;

    private readonly PartitionedRateLimiter<string> limiter = PartitionedRateLimiter.Create<string, string>(static address =>
        RateLimitPartition.GetFixedWindowLimiter(address, static _ => new() { PermitLimit = AMinute, Window = TimeSpan.FromMinutes(1) })
    );

    public void Dispose() => limiter.Dispose();

    /// <inheritdoc />
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var (http, address) = (context.HttpContext, Addresses.Of(context.HttpContext));
        using var lease = limiter.AttemptAcquire(address);
        var headers = http.Response.Headers;
        headers["RateLimit-Policy"] = string.Create(CultureInfo.InvariantCulture, $"\"public\";q={AMinute};w=60");
        headers["RateLimit"] = string.Create(
            CultureInfo.InvariantCulture,
            $"\"public\";r={limiter.GetStatistics(address)?.CurrentAvailablePermits ?? 0}"
        );
        if (lease.IsAcquired)
            return await next(context);
        headers.RetryAfter = "60";
        return Problems.TooMany();
    }
}
