using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Http;

namespace ScreenHosting;

/// <summary>Whom a network address stands for where callers without a name are limited.</summary>
public static class Addresses
{
    /// <summary>
    /// An IPv4 address; of IPv6 the first 64 bits, which one subscriber has to themselves (RFC 6177): the rest they choose as they like.
    /// </summary>
    public static string Of(HttpContext context) => Of(context.Connection.RemoteIpAddress);

    /// <inheritdoc cref="Of(HttpContext)" />
    public static string Of(IPAddress? address)
    {
        if (address is null)
            return "";
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        return address.AddressFamily == AddressFamily.InterNetworkV6 && !IPAddress.IsLoopback(address)
            ? Convert.ToHexStringLower(address.GetAddressBytes().AsSpan(0, 8))
            : address.ToString();
    }
}
