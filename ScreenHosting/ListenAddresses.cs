using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;

namespace ScreenHosting;

/// <summary>The guards on where a program listens: in clear text on loopback only, and on a port nobody else has.</summary>
public static class ListenAddresses
{
    /// <summary>Checks the addresses configured (<c>--urls</c>, <c>ASPNETCORE_URLS</c>).</summary>
    /// <exception cref="StartException">
    /// An address is not loopback, not TLS, and no proxy is declared (setting <c>BehindTlsProxy</c>); or its port is taken.
    /// </exception>
    internal static void Check(IConfiguration configuration, bool loopbackOnly)
    {
        foreach (var address in Configured(configuration))
        {
            if (loopbackOnly && !ClearText.IsLoopback(address))
                throw new StartException($"{address}: this program serves its own machine only, listen on 127.0.0.1.");
            CheckPrivacy(address, configuration.GetValue<bool>("BehindTlsProxy"));
            CheckFree(address);
        }
    }

    /// <summary>Whether addresses are configured and each of them speaks TLS.</summary>
    public static bool AreAllTls(IConfiguration configuration) =>
        Configured(configuration) is { Length: > 0 } addresses
        && addresses.All(address => address.StartsWith("https://", StringComparison.OrdinalIgnoreCase));

    /// <summary>The hosts named in the addresses; none for one that means all of this machine's.</summary>
    internal static IEnumerable<string> HostsOf(IConfiguration configuration) =>
        Configured(configuration)
            .Select(address => Uri.TryCreate(address, UriKind.Absolute, out var uri) ? uri.Host : "")
            .Where(host => host is not ("" or "0.0.0.0" or "[::]"));

    /// <exception cref="StartException">The address lets others read along.</exception>
    internal static void CheckPrivacy(string address, bool behindTlsProxy)
    {
        if (behindTlsProxy || ClearText.IsSafe(address))
            return;
        throw new StartException(
            $"{address} is reachable by others but has no TLS. Use https:// with a certificate, listen on 127.0.0.1, "
                + "or set BehindTlsProxy=true when a proxy before this program speaks TLS."
        );
    }

    private static string[] Configured(IConfiguration configuration) =>
        (configuration[WebHostDefaults.ServerUrlsKey] ?? "").Split(
            ';',
            StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries
        );

    /// <summary>Looks before Kestrel does, so that a taken port is one line and not a page of stack traces.</summary>
    private static void CheckFree(string address)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Port == 0)
            return;
        var ip = IPAddress.TryParse(uri.Host.Trim('[', ']'), out var parsed) ? parsed : IPAddress.Loopback;
        try
        {
            using var probe = new TcpListener(ip, uri.Port);
            probe.Start();
        }
        catch (SocketException e)
        {
            throw new StartException(
                e.SocketErrorCode switch
                {
                    SocketError.AddressAlreadyInUse =>
                        $"port {uri.Port} is used by another program: stop that program, or choose another port.",
                    SocketError.AccessDenied => $"port {uri.Port} needs more rights: choose a port above 1023.",
                    _ => $"it cannot listen on {address}: {e.Message}",
                },
                e
            );
        }
    }
}
