using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using DisplayBoard.Tests.Running;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

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

    /// <summary>Of IPv6 one subscriber has the last 64 bits to themselves.</summary>
    [Fact]
    public async Task Of_one_subscriber_whichever_of_their_addresses_they_take()
    {
        await using var server = await FakeServer.StartAsync(Office.Busy());
        await using var board = await RunningBoard.StartWithAsync(
            server.Address,
            Data,
            builder => builder.Services.AddSingleton<IStartupFilter, SaidAddress>(),
            "--Limits:StreamsOfOneAddress",
            "2"
        );
        using var first = await ReadAsync("2001:db8::1");
        using var second = await ReadAsync("2001:db8::2");
        using var third = await ReadAsync("2001:db8::3");
        using var neighbour = await ReadAsync("2001:db8:0:1::1");
        Assert.Equal(
            [HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.TooManyRequests, HttpStatusCode.OK],
            [first.StatusCode, second.StatusCode, third.StatusCode, neighbour.StatusCode]
        );

        Task<HttpResponseMessage> ReadAsync(string from)
        {
            var request = new HttpRequestMessage(HttpMethod.Get, "/feed") { Headers = { { SaidAddress.Header, from } } };
            return board.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Stop);
        }
    }

    /// <summary>Has a request come from the address it says.</summary>
    private sealed class SaidAddress : IStartupFilter
    {
        public const string Header = "From-Address";

        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) =>
            app =>
            {
                app.Use(
                    static (context, next) =>
                    {
                        if (IPAddress.TryParse(context.Request.Headers[Header], out var from))
                            context.Connection.RemoteIpAddress = from;
                        return next(context);
                    }
                );
                next(app);
            };
    }
}
