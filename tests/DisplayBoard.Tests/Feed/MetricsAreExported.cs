using System.Text;
using System.Threading.Channels;
using DisplayBoard.Tests.Running;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;

namespace DisplayBoard.Tests.Feed;

public sealed class MetricsAreExported : DataFolder
{
    [Fact]
    public async Task A_collector_that_is_set_gets_the_boards_own_meter_and_the_runtimes()
    {
        await using var collector = await Collector.StartAsync();
        await using var server = await FakeServer.StartAsync(Office.Busy());
        await using var board = await RunningBoard.StartAsync(
            server.Address,
            Data,
            null,
            "--OTEL_EXPORTER_OTLP_ENDPOINT",
            collector.Address,
            "--OTEL_EXPORTER_OTLP_PROTOCOL",
            "http/protobuf",
            "--OTEL_METRIC_EXPORT_INTERVAL",
            "200"
        );

        var wanted = new HashSet<string> { "board.picture.age", "dotnet.gc.collections", "kestrel.active_connections" };
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (wanted.Count > 0)
        {
            var (path, body) = await collector.Received.Reader.ReadAsync(patience.Token);
            Assert.Equal("/v1/metrics", path);
            wanted.RemoveWhere(name => body.Contains(name, StringComparison.Ordinal)); // names stand in a protobuf message as they are
        }
    }

    /// <summary>An OTLP receiver as far as the exporter knows one.</summary>
    private sealed class Collector(WebApplication app, Channel<(string Path, string Body)> received) : IAsyncDisposable
    {
        public string Address => app.Urls.First();

        public Channel<(string Path, string Body)> Received => received;

        public static async Task<Collector> StartAsync()
        {
            var received = Channel.CreateUnbounded<(string, string)>();
            var builder = WebApplication.CreateSlimBuilder();
            builder.Logging.ClearProviders();
            var app = builder.Build();
            app.Urls.Add("http://127.0.0.1:0");
            app.MapPost(
                "/{**path}",
                async context =>
                {
                    using var body = new StreamReader(context.Request.Body, Encoding.Latin1);
                    received.Writer.TryWrite((context.Request.Path, await body.ReadToEndAsync(context.RequestAborted)));
                }
            );
            await app.StartAsync(TestContext.Current.CancellationToken);
            return new(app, received);
        }

        public ValueTask DisposeAsync() => app.DisposeAsync();
    }
}
