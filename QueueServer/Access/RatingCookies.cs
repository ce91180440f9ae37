using QueueContracts.Hub;
using QueueServer.Http;

namespace QueueServer.Access;

/// <summary>
/// How a rating tablet, which is a browser, keeps its secret: in a cookie that no script reads and no other site sends, believed where a
/// tablet has business and nowhere else. Until it is paired another one keeps its proof of the pairing.
/// </summary>
internal sealed class RatingCookies(CookieSecurePolicy secure)
{
    /// <summary>What a tablet asks for by HTTP.</summary>
    public const string Path = "/api/v1/rating-device";

    private static readonly TimeSpan Kept = TimeSpan.FromDays(400); // the most that browsers keep one (RFC 6265bis); renewed by each look
    private static readonly TimeSpan PairingKept = TimeSpan.FromMinutes(20);

    private readonly string secret = CookieNames.Of("rating", secure);
    private readonly string pairing = CookieNames.Of("rating-pairing", secure);

    /// <summary>Whether a request is a tablet's, and proves itself by the cookie.</summary>
    public bool IsUsed(HttpContext http) =>
        (http.Request.Path.StartsWithSegments(Path, StringComparison.Ordinal) || IsHub(http)) && http.Request.Cookies.ContainsKey(secret);

    /// <summary>The tablet's <c>name:secret</c>; null where it has none, or where it is not believed.</summary>
    public string? BearerOf(HttpContext http) => IsUsed(http) ? http.Request.Cookies[secret] : null;

    /// <summary>The proof of the pairing under way; null for none.</summary>
    public string? PairingOf(HttpContext http) => http.Request.Cookies[pairing];

    public void KeepPairing(HttpContext http, string proof) => Set(http, pairing, proof, PairingKept);

    /// <summary>The tablet is paired; also renews what it has.</summary>
    public void Keep(HttpContext http, string bearer)
    {
        Set(http, secret, bearer, Kept);
        if (PairingOf(http) is not null)
            http.Response.Cookies.Delete(pairing, Options(http, TimeSpan.Zero));
    }

    private static bool IsHub(HttpContext http) => http.Request.Path.StartsWithSegments(IScreenHub.RatingPath, StringComparison.Ordinal);

    private void Set(HttpContext http, string name, string value, TimeSpan kept) =>
        http.Response.Cookies.Append(name, value, Options(http, kept));

    private CookieOptions Options(HttpContext http, TimeSpan kept) =>
        new()
        {
            HttpOnly = true,
            SameSite = SameSiteMode.Strict,
            Secure = secure == CookieSecurePolicy.Always || http.Request.IsHttps,
            Path = "/", // as __Host- asks for
            MaxAge = kept,
        };
}
