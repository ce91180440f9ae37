using System.Net;
using Microsoft.AspNetCore.Connections;
using ScreenHosting;

namespace QueueServer.Http;

/// <summary>
/// How many connections one address may hold open: each costs the server a socket and memory before anything is asked over it. This
/// machine's own are not counted, and a proxy's are not: behind it all callers share one.
/// </summary>
/// <param name="most">How many; 0 for as many as it likes.</param>
/// <param name="proxies">Addresses of proxies.</param>
internal sealed class ConnectionLimits(int most, IReadOnlyCollection<IPAddress> proxies)
{
    private readonly HeldCounts open = new();

    /// <summary>Lets a connection in while its address holds no more than it may; else it is ended before a byte of it is read.</summary>
    public async Task HoldAsync(ConnectionContext connection, ConnectionDelegate next)
    {
        if (most == 0 || CallerOf(connection.RemoteEndPoint) is not { } caller)
            await next(connection);
        else if (!await open.HoldAsync(caller, most, () => next(connection)))
            connection.Abort(new ConnectionAbortedException("Its address holds as many as it may."));
    }

    /// <returns>Null for whom nobody counts.</returns>
    private string? CallerOf(EndPoint? from)
    {
        if (from is not IPEndPoint { Address: var address })
            return null;
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        return IPAddress.IsLoopback(address) || proxies.Contains(address) ? null : Addresses.Of(address);
    }
}
