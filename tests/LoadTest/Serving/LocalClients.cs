using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;

namespace LoadTest.Serving;

/// <summary>
/// HTTP clients of a server on this machine. What the server limits by address (sign-ins, new pairings) is asked each from an address of
/// its own, as the machines of an office would.
/// </summary>
internal static class LocalClients
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30); // what a visitor would not wait for any more
    private static int last = 1;

    /// <summary>A client from the next address, with cookies of its own.</summary>
    public static HttpClient Make(Uri server, CookieContainer cookies)
    {
        var number = Interlocked.Increment(ref last);
        var from = new IPEndPoint(new IPAddress([127, 1, (byte)(number / 250), (byte)(number % 250 + 1)]), 0);
        return new(
            new SocketsHttpHandler
            {
                UseProxy = false,
                CookieContainer = cookies,
                ConnectCallback = async (context, cancellationToken) =>
                {
                    var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
                    socket.Bind(from);
                    await socket.ConnectAsync(context.DnsEndPoint, cancellationToken);
                    return new NetworkStream(socket, ownsSocket: true);
                },
            }
        )
        {
            BaseAddress = server,
            Timeout = Patience,
        };
    }

    /// <summary>A device's client. Each request that waits has a connection of its own.</summary>
    public static HttpClient OfDevice(Uri server, string bearer)
    {
        var client = new HttpClient(new SocketsHttpHandler { UseProxy = false, UseCookies = false })
        {
            BaseAddress = server,
            Timeout = Patience,
        };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", bearer);
        return client;
    }
}
