namespace QueueServer.Http;

/// <summary>What the server's cookies are called.</summary>
internal static class CookieNames
{
    /// <summary>
    /// Where every request comes over TLS the name begins with <c>__Host-</c>: browsers then take the cookie from this host alone, over TLS
    /// alone, and for all its paths (RFC 6265bis), so that no neighbouring host and no one on the line can set another. On clear-text
    /// loopback not every browser keeps such a cookie, and nobody else is on the line.
    /// </summary>
    public static string Of(string name, CookieSecurePolicy secure) => secure == CookieSecurePolicy.Always ? $"__Host-{name}" : name;
}
