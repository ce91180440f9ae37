using System.IO.Pipelines;
using System.Net;
using System.Net.WebSockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http.Features;

namespace QueueContracts;

/// <summary>Opens the hub's connection as one WebSocket, without a negotiate request.</summary>
/// <param name="bearer">The device's <c>name:secret</c>.</param>
/// <param name="refused">Told when the server answers 401 to it.</param>
internal sealed class WebSocketConnectionFactory(string bearer, Action refused) : IConnectionFactory
{
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan CloseTimeout = TimeSpan.FromSeconds(1);

    public async ValueTask<ConnectionContext> ConnectAsync(EndPoint endpoint, CancellationToken cancellationToken = default)
    {
        var socket = new ClientWebSocket();
        try
        {
            socket.Options.SetRequestHeader("Authorization", $"Bearer {bearer}");
            socket.Options.CollectHttpResponseDetails = true;
            using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            timeout.CancelAfter(ConnectTimeout);
            await socket.ConnectAsync(((UriEndPoint)endpoint).Uri, timeout.Token);
            return new WebSocketConnection(WebSocketStream.Create(socket, WebSocketMessageType.Text, CloseTimeout));
        }
        catch
        {
            if (socket.HttpStatusCode == HttpStatusCode.Unauthorized) refused();
            socket.Dispose();
            throw;
        }
    }

    /// <summary>A connection over the socket's stream. It keeps itself alive: the hub protocol's own pings run over it.</summary>
    private sealed class WebSocketConnection : ConnectionContext, IConnectionInherentKeepAliveFeature
    {
        private readonly Stream stream;

        public WebSocketConnection(Stream stream)
        {
            this.stream = stream;
            Transport = new StreamPipe(PipeReader.Create(stream), PipeWriter.Create(stream));
            Features.Set<IConnectionInherentKeepAliveFeature>(this);
        }

        public override string ConnectionId { get; set; } = Guid.NewGuid().ToString("N");
        public override IFeatureCollection Features { get; } = new FeatureCollection();
        public override IDictionary<object, object?> Items { get; set; } = new Dictionary<object, object?>();
        public override IDuplexPipe Transport { get; set; }
        public bool HasInherentKeepAlive => false;

        public override async ValueTask DisposeAsync()
        {
            await stream.DisposeAsync();
            await base.DisposeAsync();
        }
    }

    private sealed record StreamPipe(PipeReader Input, PipeWriter Output) : IDuplexPipe;
}
