using System.Net;
using System.Net.WebSockets;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.Http.Connections.Client;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;

namespace QueueContracts.Hub;

/// <summary>How a connection to the hub is carried: the best first.</summary>
internal enum HubWay
{
    /// <summary>One WebSocket, without a negotiate request: one request and the first view is there.</summary>
    WebSocket,

    /// <summary>Server-sent events one way and requests the other, or polling: for networks that let no WebSocket through.</summary>
    Requests,

    /// <summary>Polling alone: for proxies that pass on an event only once the stream has ended.</summary>
    Polling,
}

/// <summary>Makes connections to the hub that say who the device is, and tell when the server refuses that.</summary>
internal static class HubConnections
{
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(3);

    /// <param name="settings">Where to.</param>
    /// <param name="credential">As whom.</param>
    /// <param name="way">By which way.</param>
    public static HubConnection Build(HubLinkSettings settings, DeviceCredential credential, HubWay way)
    {
        var authorization = $"Bearer {credential.Bearer}";
        void Refused() => settings.Device.Refuse(credential);
        var builder = new HubConnectionBuilder().WithUrl(
            new UriBuilder(settings.Server) { Path = IScreenHub.Path }.Uri,
            http =>
            {
                http.Headers["Authorization"] = authorization;
                http.SkipNegotiation = way == HubWay.WebSocket;
                http.Transports = way switch
                {
                    HubWay.WebSocket => HttpTransportType.WebSockets,
                    HubWay.Requests => HttpTransportType.ServerSentEvents | HttpTransportType.LongPolling,
                    _ => HttpTransportType.LongPolling,
                };
                http.HttpMessageHandlerFactory = inner => new RefusalHandler(Refused) { InnerHandler = inner };
                http.WebSocketFactory = (context, cancellationToken) => ConnectAsync(context, authorization, Refused, cancellationToken);
                http.CloseTimeout = TimeSpan.FromSeconds(1);
            }
        );
        builder.AddJsonProtocol(json => Wire.Configure(json.PayloadSerializerOptions));
        var connection = builder.Build();
        connection.ServerTimeout = TimeSpan.FromSeconds(10);
        connection.KeepAliveInterval = TimeSpan.FromSeconds(4);
        connection.HandshakeTimeout = TimeSpan.FromSeconds(3);
        return connection;
    }

    /// <summary>The client's own socket does not say with which status it was refused.</summary>
    private static async ValueTask<WebSocket> ConnectAsync(
        WebSocketConnectionContext context,
        string authorization,
        Action refused,
        CancellationToken cancellationToken
    )
    {
        var socket = new ClientWebSocket();
        try
        {
            socket.Options.SetRequestHeader("Authorization", authorization);
            socket.Options.CollectHttpResponseDetails = true;
            using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            timeout.CancelAfter(ConnectTimeout);
            await socket.ConnectAsync(context.Uri, timeout.Token);
            return socket;
        }
        catch
        {
            if (socket.HttpStatusCode == HttpStatusCode.Unauthorized)
                refused();
            socket.Dispose();
            throw;
        }
    }

    private sealed class RefusalHandler(Action refused) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var answer = await base.SendAsync(request, cancellationToken);
            if (answer.StatusCode == HttpStatusCode.Unauthorized)
                refused();
            return answer;
        }
    }
}
