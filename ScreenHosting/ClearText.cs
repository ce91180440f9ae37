using System.Net;

namespace ScreenHosting;

/// <summary>The one rule on clear text: only within a machine. Secrets, numbers and templates never cross a network unencrypted.</summary>
public static class ClearText
{
    /// <summary>Whether an address is TLS, or does not leave this machine.</summary>
    /// <param name="address">A listening or server address, <c>scheme://host:port</c>; ASP.NET's <c>*</c> and <c>+</c> count as
    /// everybody.</param>
    public static bool IsSafe(string address) => address.StartsWith("https://", StringComparison.OrdinalIgnoreCase) || IsLoopback(address);

    /// <exception cref="StartException">A device would send its secret and what it knows of visitors in clear text to another
    /// machine.</exception>
    public static void CheckServer(Uri address)
    {
        if (IsSafe(address.OriginalString))
            return;
        throw new StartException($"Server:Address {address} is another machine without TLS: use https://.");
    }

    internal static bool IsLoopback(string address)
    {
        // '*' and '+' are ASP.NET's words for every address; Uri does not read them.
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri))
            return false;
        return uri.IsLoopback || (IPAddress.TryParse(uri.Host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip));
    }
}
