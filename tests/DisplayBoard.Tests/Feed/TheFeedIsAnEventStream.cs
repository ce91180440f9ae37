using System.Net.ServerSentEvents;
using System.Text.Json;
using DisplayBoard.Feed;
using DisplayBoard.Tests.Running;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using QueueContracts;

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
        Assert.True(response.Headers.CacheControl!.NoStore);
        Assert.Equal("no", Assert.Single(response.Headers.GetValues("X-Accel-Buffering")));
        Assert.All(response.Content.Headers.ContentEncoding, encoding => Assert.Equal("identity", encoding));
    }

    [Fact]
    public async Task It_says_when_to_come_back_and_then_the_whole_picture()
    {
        await using var server = await FakeServer.StartAsync(Office.Busy());
        await using var board = await RunningBoard.StartAsync(server.Address, Data);
        await using var feed = await board.ReadFeedAsync();

        var block = await feed.NextBlockAsync();
        Assert.Equal("event: board", block[0]);
        Assert.StartsWith("data: {\"view\":", block[1], StringComparison.Ordinal);
        Assert.Equal("retry: 1000", block[2]);
        Assert.Equal(3, block.Length);
    }

    [Fact]
    public async Task A_heartbeat_comes_every_ten_seconds()
    {
        await using var events = new FeedStream(Latest(), time)
            .ReadAsync(TestContext.Current.CancellationToken)
            .GetAsyncEnumerator(TestContext.Current.CancellationToken);
        Assert.Equal("board", await NextAsync(events));
        for (var beat = 1; beat <= 3; beat++)
        {
            var next = NextAsync(events);
            Assert.False(next.IsCompleted);
            time.Advance(FeedStream.Heartbeat);
            Assert.Equal("beat", await next);
            Assert.Equal(JsonSerializer.Serialize(time.GetUtcNow(), Wire.Json), events.Current.Data);
        }
    }

    [Fact]
    public async Task A_slow_reader_gets_the_newest_picture_and_none_between()
    {
        var latest = Latest();
        var feed = new FeedStream(latest, time);
        await using var events = feed.ReadAsync(TestContext.Current.CancellationToken)
            .GetAsyncEnumerator(TestContext.Current.CancellationToken);
        Assert.Equal("board", await NextAsync(events)); // and the reader does not take another for a while
        Assert.True(feed.IsRead);

        var view = Office.Empty();
        for (var i = 0; i < 1000; i++)
            latest.Show(view = view with { Version = view.Version + 1 });

        Assert.Contains("\"view\":null", events.Current.Data, StringComparison.Ordinal);
        Assert.Equal("board", await NextAsync(events));
        Assert.Contains($"\"version\":{view.Version},", events.Current.Data, StringComparison.Ordinal);
        var next = NextAsync(events);
        Assert.False(next.IsCompleted); // nothing else was waiting
        time.Advance(FeedStream.Heartbeat);
        Assert.Equal("beat", await next);
    }

    [Fact]
    public async Task It_ends_when_it_is_stopped_and_is_read_no_more()
    {
        using var stop = new CancellationTokenSource();
        var feed = new FeedStream(Latest(), time);
        await using var events = feed.ReadAsync(stop.Token).GetAsyncEnumerator(TestContext.Current.CancellationToken);
        Assert.Equal("board", await NextAsync(events));
        var next = NextAsync(events);
        await stop.CancelAsync();
        Assert.Null(await next);
        Assert.False(feed.IsRead);
    }

    [Fact]
    public async Task A_page_that_reads_does_not_keep_the_program_from_stopping()
    {
        var board = await RunningBoard.StartAsync(RunningBoard.Nobody, Data);
        await using var feed = await board.ReadFeedAsync();
        await feed.NextAsync("at all", _ => true);

        await board.DisposeAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
    }

    private LatestScreen Latest()
    {
        var options = Options.Create(new BoardOptions { Data = Data });
        return new(new ViewFile(options, time, NullLogger<ViewFile>.Instance), null, time);
    }

    private static async Task<string?> NextAsync(IAsyncEnumerator<SseItem<string>> events) =>
        await events.MoveNextAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(10)) ? events.Current.EventType : null;
}
