using System.Text;
using System.Threading.Channels;
using DisplayBoard.Feed;
using DisplayBoard.Tests.Running;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace DisplayBoard.Tests.Feed;

public sealed class TheFeedIsAnEventStream : DataFolder
{
    private readonly FakeTimeProvider time = new();

    [Fact]
    public async Task Its_headers_keep_caches_and_proxies_out_of_the_way()
    {
        await using var board = await RunningBoard.StartAsync(RunningBoard.Nobody, Data);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/feed");
        request.Headers.Add("Accept-Encoding", "gzip, br");
        using var response = await board.Http.SendAsync(
            request,
            HttpCompletionOption.ResponseHeadersRead,
            TestContext.Current.CancellationToken
        );

        Assert.Equal("text/event-stream", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal("no-store", response.Headers.CacheControl!.ToString());
        Assert.Equal("no", Assert.Single(response.Headers.GetValues("X-Accel-Buffering")));
        Assert.Empty(response.Content.Headers.ContentEncoding);
    }

    [Fact]
    public async Task It_says_when_to_come_back_and_then_the_whole_picture()
    {
        await using var server = await FakeServer.StartAsync(Office.Busy());
        await using var board = await RunningBoard.StartAsync(server.Address, Data);
        await using var feed = await board.ReadFeedAsync();

        Assert.Equal(["retry: 1000"], await feed.NextBlockAsync());
        var block = await feed.NextBlockAsync();
        Assert.Equal("event: board", block[0]);
        Assert.StartsWith("data: {\"view\":", block[1], StringComparison.Ordinal);
        Assert.Equal(2, block.Length);
    }

    [Fact]
    public async Task A_heartbeat_comes_every_ten_seconds()
    {
        var stream = new SlowStream();
        using var stop = new CancellationTokenSource();
        var writing = new FeedStream(Latest(), time).WriteAsync(stream, stop.Token);
        await stream.TakeAsync();
        await stream.TakeAsync();

        time.Advance(FeedStream.Heartbeat);
        Assert.StartsWith(": heartbeat\nevent: beat\ndata: \"", await stream.TakeAsync(), StringComparison.Ordinal);
        time.Advance(FeedStream.Heartbeat);
        Assert.StartsWith(": heartbeat\n", await stream.TakeAsync(), StringComparison.Ordinal);

        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => writing);
    }

    [Fact]
    public async Task A_slow_reader_gets_the_newest_picture_and_none_between()
    {
        var latest = Latest();
        var stream = new SlowStream();
        using var stop = new CancellationTokenSource();
        var writing = new FeedStream(latest, time).WriteAsync(stream, stop.Token);
        await stream.TakeAsync(); // retry
        await stream.BegunAsync(); // the first picture is on its way, and the reader does not take it

        var view = Office.Empty();
        for (var i = 0; i < 1000; i++)
            latest.Show(view = view with { Version = view.Version + 1 });

        Assert.Contains("\"view\":null", await stream.TakeAsync(), StringComparison.Ordinal);
        Assert.Contains($"\"version\":{view.Version},", await stream.TakeAsync(), StringComparison.Ordinal);
        time.Advance(FeedStream.Heartbeat);
        Assert.StartsWith(": heartbeat", await stream.TakeAsync(), StringComparison.Ordinal); // nothing else was waiting

        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => writing);
    }

    [Fact]
    public async Task A_page_that_reads_does_not_keep_the_program_from_stopping()
    {
        var board = await RunningBoard.StartAsync(RunningBoard.Nobody, Data);
        await using var feed = await board.ReadFeedAsync();
        await feed.NextAsync("at all", _ => true);

        await board.DisposeAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
    }

    private LatestPicture Latest()
    {
        var options = Options.Create(new BoardOptions { Data = Data });
        return new(new PictureFile(options, time, NullLogger<PictureFile>.Instance), null, time);
    }

    /// <summary>A connection whose reader takes one write at a time, when the test says so.</summary>
    private sealed class SlowStream : MemoryStream
    {
        private readonly Channel<string> begun = Channel.CreateUnbounded<string>();
        private readonly SemaphoreSlim taken = new(0);

        public async Task<string> TakeAsync()
        {
            var text = await begun.Reader.ReadAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(TimeSpan.FromSeconds(10));
            taken.Release();
            return text;
        }

        public async Task BegunAsync() => await begun.Reader.WaitToReadAsync(TestContext.Current.CancellationToken);

        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            begun.Writer.TryWrite(Encoding.UTF8.GetString(buffer.Span));
            await taken.WaitAsync(cancellationToken);
        }
    }
}
