using System.Diagnostics;
using DisplayBoard.Tests.Running;
using ScreenHosting;

namespace DisplayBoard.Tests.Feed;

public sealed class TheServerIsFollowed : DataFolder
{
    [Fact]
    public async Task A_call_reaches_the_page_and_the_server_knows_the_board()
    {
        await using var server = await FakeServer.StartAsync(Office.Empty());
        await using var board = await RunningBoard.StartAsync(server.Address, Data);
        await using var feed = await board.ReadFeedAsync();
        await feed.NextAsync("in touch", picture => picture.Link.Connected);

        await server.PushAsync(server.Board!.Call("A001", 3));

        var shown = await feed.NextAsync("with the call", picture => picture.View!.Calls.Count > 0);
        Assert.Equal(("A001", 3), (shown.View!.Calls[0].Number.ToString(), shown.View.Calls[0].Counter));
        Assert.Equal(FakeServer.GivenBearer, server.Bearer);
    }

    [Theory]
    [MemberData(nameof(Relay.Refusal.Kinds), MemberType = typeof(Relay.Refusal))]
    public async Task So_does_one_where_the_network_lets_no_WebSocket_through(string kind)
    {
        await using var server = await FakeServer.StartAsync(Office.Empty());
        await using var line = Relay.Before(server.Address);
        line.OnUpgrade = Relay.Refusal.Of(kind);
        await using var board = await RunningBoard.StartAsync(line.Address, Data);
        await using var feed = await board.ReadFeedAsync();
        await feed.NextAsync("in touch", picture => picture.Link.Connected);

        await server.PushAsync(server.Board!.Call("A001", 3));

        await feed.NextAsync("with the call", picture => picture.View!.Calls.Count > 0);
        Assert.NotEqual(0, line.Refused);
    }

    [Fact]
    public async Task Where_nothing_live_passes_the_log_names_the_cause()
    {
        await using var server = await FakeServer.StartAsync(Office.Empty());
        server.IsDeadForLive = true;
        await using var board = await RunningBoard.StartAsync(server.Address, Data);
        await using var feed = await board.ReadFeedAsync();
        while (!board.Log.Any(line => line.Contains("the network between lets no live connection through", StringComparison.Ordinal)))
            await Task.Yield();
    }

    [Fact]
    public async Task The_picture_stays_while_the_server_is_away_and_is_right_within_three_seconds_of_its_return()
    {
        await using var server = await FakeServer.StartAsync(Office.Busy());
        await using var board = await RunningBoard.StartAsync(server.Address, Data);
        await using var feed = await board.ReadFeedAsync();
        await feed.NextAsync("in touch", picture => picture.Link.Connected);

        await server.StopAsync();
        var stale = await feed.NextAsync("that is stale", picture => !picture.Link.Connected);
        Assert.Equal("B005", stale.View!.Calls[0].Number.ToString());

        await server.StartAgainAsync(server.Board!.Call("A099", 8));
        var back = Stopwatch.StartNew();
        var right = await feed.NextAsync("in touch again", picture => picture.Link.Connected);
        Assert.Equal("A099", right.View!.Calls[0].Number.ToString());
        Assert.InRange(back.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(3));
    }

    [Fact]
    public async Task An_older_view_never_replaces_a_newer_one()
    {
        var older = Office.Empty(version: 9).Call("A001", 1);
        var newer = older.Call("A002", 2);
        await using var server = await FakeServer.StartAsync(newer);
        await using var board = await RunningBoard.StartAsync(server.Address, Data);
        await using var feed = await board.ReadFeedAsync();
        await feed.NextAsync("in touch", picture => picture.Link.Connected);

        await server.PushAsync(older);
        await server.PushAsync(newer.Call("A003", 3));

        await feed.NextAsync("with the third call", picture => picture.View!.Version == newer.Version + 1);
        Assert.DoesNotContain(feed.Seen, picture => picture.View?.Version == older.Version);
    }

    [Fact]
    public async Task A_server_whose_data_was_replaced_is_believed_after_the_reconnect()
    {
        await using var server = await FakeServer.StartAsync(Office.Empty(version: 500).Call("A050", 1));
        await using var board = await RunningBoard.StartAsync(server.Address, Data);
        await using var feed = await board.ReadFeedAsync();
        await feed.NextAsync("in touch", picture => picture.Link.Connected);

        await server.StopAsync();
        await feed.NextAsync("that is stale", picture => !picture.Link.Connected);
        await server.StartAgainAsync(Office.Empty(version: 2));

        var shown = await feed.NextAsync("in touch again", picture => picture.Link.Connected);
        Assert.Equal(2, shown.View!.Version);
    }

    [Fact]
    public async Task Where_no_WebSocket_passes_a_refused_secret_is_refused_all_the_same()
    {
        await using var server = await FakeServer.StartAsync(Office.Busy());
        await using var line = Relay.Before(server.Address);
        line.OnUpgrade = Relay.Refusal.Of("400");
        server.Revoke(FakeServer.GivenBearer);
        await using var board = await RunningBoard.StartAsync(line.Address, Data);
        await using var feed = await board.ReadFeedAsync();

        var picture = await feed.NextAsync("with a code to pair by", picture => picture.Pairing?.Code is not null);

        Assert.Null(picture.View);
    }

    [Theory]
    [InlineData("--Server:Address", "ftp://127.0.0.1")]
    [InlineData("--Server:Address", "http://queue.office.example")]
    [InlineData("--Board:SpeechCommand", "")]
    [InlineData("--Server:SecretFile", "/dev/null/secret")]
    public async Task A_wrong_setting_is_named_at_the_start(string setting, string value)
    {
        var error = await Assert.ThrowsAnyAsync<Exception>(() => RunningBoard.StartAsync(RunningBoard.Nobody, Data, null, setting, value));

        Assert.True(error is StartException or Microsoft.Extensions.Options.OptionsValidationException, error.ToString());
        Assert.Contains(setting.Split(':')[1], error.Message, StringComparison.Ordinal);
    }
}
