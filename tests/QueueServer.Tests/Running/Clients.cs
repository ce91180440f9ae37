using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;

namespace QueueServer.Tests.Running;

/// <summary>Clients of a running server, each from an address of its own on this machine, so that no test spends another's tries.</summary>
internal static class Clients
{
    private static int last = 1;

    public static HttpClient Make(Uri server, string? bearer = null, CookieContainer? kept = null)
    {
        var number = Interlocked.Increment(ref last);
        var from = new IPEndPoint(
            OperatingSystem.IsMacOS() ? IPAddress.Loopback : new IPAddress([127, 0, (byte)(number / 250), (byte)(number % 250 + 1)]),
            0
        );
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = kept is not null,
            CookieContainer = kept ?? new(),
            Expect100ContinueTimeout = TimeSpan.FromSeconds(30), // a refused body is then never sent
            ConnectCallback = async (context, cancellationToken) =>
            {
                var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
                socket.Bind(from);
                await socket.ConnectAsync(context.DnsEndPoint, cancellationToken);
                return new NetworkStream(socket, ownsSocket: true);
            },
        };
        var client = new HttpClient(handler) { BaseAddress = server };
        if (bearer is not null)
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", bearer);
        return client;
    }
}
