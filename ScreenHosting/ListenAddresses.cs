using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;

namespace ScreenHosting;

/// <summary>The guard on where a program listens: in clear text on loopback only.</summary>
public static class ListenAddresses
{
    /// <summary>The addresses configured (<c>--urls</c>, <c>ASPNETCORE_URLS</c>).</summary>
    public static string[] Of(WebApplication app) =>
        (app.Configuration[WebHostDefaults.ServerUrlsKey] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>Refuses clear text on an address that others reach.</summary>
    /// <param name="addresses">Listening addresses, <c>scheme://host:port</c>.</param>
    /// <param name="behindTlsProxy">The setting <c>BehindTlsProxy</c>: a proxy before this program speaks TLS.</param>
    /// <exception cref="StartException">An address is not loopback, not TLS, and no proxy is declared.</exception>
    public static void Check(IEnumerable<string> addresses, bool behindTlsProxy)
    {
        foreach (var address in addresses)
        {
            if (behindTlsProxy || address.StartsWith("https://", StringComparison.OrdinalIgnoreCase) || IsLoopback(address)) continue;
            throw new StartException(
                $"{address} is reachable by others but has no TLS. Use https:// with a certificate, listen on 127.0.0.1, " +
                "or set BehindTlsProxy=true when a proxy before this program speaks TLS.");
        }
    }

    private static bool IsLoopback(string address)
    {
        // '*' and '+' are ASP.NET's words for every address; Uri does not read them.
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri)) return false;
        return uri.IsLoopback || (IPAddress.TryParse(uri.Host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip));
    }
}
