using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using QueueServer.Http;

namespace QueueServer.Access;

/// <summary>
/// The browsers somebody signed in with before, by a sealed cookie (OWASP's <i>device cookie</i>). It lets nobody in: it only gives the
/// people it names tries of their own at this browser, so that wrong passwords from elsewhere never close the door to them here.
/// </summary>
internal sealed class KnownDevices(IDataProtectionProvider protection, CookieSecurePolicy secure)
{
    /// <summary>People who share a machine; beyond these the one who was there longest ago is forgotten.</summary>
    public const int MostNames = 20;

    private const char Between = '|'; // in no name
    private static readonly TimeSpan Kept = TimeSpan.FromDays(365);

    private readonly IDataProtector seal = protection.CreateProtector("known-device");
    private readonly string cookie = CookieNames.Of("known", secure);

    /// <summary>The browser's own id, whoever is known there; null when it was never signed in with.</summary>
    public string? IdOf(HttpContext http) => Read(http)?.Id;

    /// <summary>The browser's own id, when this person signed in there before; null otherwise.</summary>
    public string? IdFor(HttpContext http, string name) => Read(http) is { } known && known.Names.Contains(name) ? known.Id : null;

    /// <summary>This person signed in with this browser: from now on they are known there.</summary>
    public void Remember(HttpContext http, string name)
    {
        var (id, names) = Read(http) ?? new(RandomNumberGenerator.GetHexString(32, lowercase: true), []);
        var all = names.Where(other => other != name).Prepend(name).Take(MostNames);
        http.Response.Cookies.Append(
            cookie,
            seal.Protect(string.Join(Between, all.Prepend(id))),
            new()
            {
                HttpOnly = true,
                SameSite = SameSiteMode.Strict,
                Secure = secure == CookieSecurePolicy.Always || http.Request.IsHttps,
                Path = "/",
                MaxAge = Kept,
            }
        );
    }

    private Known? Read(HttpContext http)
    {
        if (http.Request.Cookies[cookie] is not { } sealedText)
            return null;
        try
        {
            return seal.Unprotect(sealedText).Split(Between) is [var id, .. var names] ? new(id, names) : null;
        }
        catch (CryptographicException)
        {
            return null; // of another server, or made up
        }
    }

    private sealed record Known(string Id, IReadOnlyList<string> Names);
}
