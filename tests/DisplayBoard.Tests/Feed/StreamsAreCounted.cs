using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using DisplayBoard.Tests.Running;

namespace DisplayBoard.Tests.Feed;

/// <summary>One address holds open as many as its pages need, and no more.</summary>
public sealed class StreamsAreCounted : DataFolder
{
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Of_one_address_at_the_feed()
    {
        await using var server = await FakeServer.StartAsync(Office.Busy());
        await using var board = await RunningBoard.StartAsync(server.Address, Data, null, "--Limits:StreamsOfOneAddress", "2");
        var first = await board.ReadFeedAsync();
        await using var second = await board.ReadFeedAsync();
        using (var third = await board.Http.GetAsync("/feed", HttpCompletionOption.ResponseHeadersRead, Stop))
        {
            Assert.Equal(
                (HttpStatusCode.TooManyRequests, "application/problem+json"),
                (third.StatusCode, third.Content.Headers.ContentType?.MediaType)
            );
            Assert.Equal("too-many-requests", (await third.Content.ReadFromJsonAsync<JsonElement>(Stop)).GetProperty("code").GetString());
        }

        Assert.Equal(HttpStatusCode.OK, (await board.Http.GetAsync("/", Stop)).StatusCode);
        await first.DisposeAsync();
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        patience.CancelAfter(TimeSpan.FromSeconds(30));
        while (true) // the board hears of a stream's end in its own time
        {
            await using var again = await board.ReadFeedAsync();
            if (again.Response.IsSuccessStatusCode)
                break;
            patience.Token.ThrowIfCancellationRequested();
        }
    }
}
