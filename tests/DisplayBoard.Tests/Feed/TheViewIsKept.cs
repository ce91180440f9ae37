using System.Net;
using DisplayBoard.Tests.Running;
using Microsoft.Extensions.Time.Testing;

namespace DisplayBoard.Tests.Feed;

public sealed class TheViewIsKept : DataFolder
{
    private static readonly DateTimeOffset Morning = new(2026, 11, 23, 3, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task After_a_restart_without_the_server_the_last_picture_is_shown_as_stale()
    {
        var time = new FakeTimeProvider(Morning);
        await using (var server = await FakeServer.StartAsync(Office.Busy(Morning)))
        await using (var board = await RunningBoard.StartAsync(server.Address, Data, time))
        await using (var feed = await board.ReadFeedAsync())
        {
            await feed.NextAsync("in touch", picture => picture.Link.Connected);
            time.Advance(TimeSpan.FromMinutes(7));
        }

        time.Advance(TimeSpan.FromMinutes(30));
        await using var restarted = await RunningBoard.StartAsync(RunningBoard.Nobody, Data, time);
        await using var again = await restarted.ReadFeedAsync();
        var shown = await again.NextAsync("at all", _ => true);

        Assert.False(shown.Link.Connected);
        Assert.Equal(Morning.AddMinutes(7), shown.Link.Since); // it was right until the program stopped
        Assert.Equal("B005", shown.View!.Calls[0].Number.ToString());
        Assert.Equal(HttpStatusCode.OK, (await restarted.Http.GetAsync("/health/ready", TestContext.Current.CancellationToken)).StatusCode);
    }

    [Fact]
    public async Task A_damaged_picture_is_set_aside_and_the_board_starts()
    {
        var file = Path.Combine(Data, "picture.json");
        await File.WriteAllTextAsync(file, """{"view":{"office":"ha-d""", TestContext.Current.CancellationToken);
        await using var server = await FakeServer.StartAsync(Office.Busy());
        await using var board = await RunningBoard.StartAsync(server.Address, Data);
        await using var feed = await board.ReadFeedAsync();

        await feed.NextAsync("in touch", picture => picture is { Link.Connected: true, View: not null });
        var aside = Assert.Single(Directory.GetFiles(Data, "picture.json.damaged-*"));
        Assert.StartsWith(
            """{"view":{"office":"ha-d""",
            await File.ReadAllTextAsync(aside, TestContext.Current.CancellationToken),
            StringComparison.Ordinal
        );
        Assert.Single(board.Log, line => line.StartsWith("Warning 101: ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_disk_that_cannot_be_written_does_not_stop_the_board()
    {
        await File.WriteAllTextAsync(Path.Combine(Data, "file"), "", TestContext.Current.CancellationToken);
        await using var server = await FakeServer.StartAsync(Office.Busy());
        await using var board = await RunningBoard.StartAsync(
            server.Address,
            Data,
            null,
            "--Board:Data",
            Path.Combine(Data, "file", "below")
        );
        await using var feed = await board.ReadFeedAsync();

        await feed.NextAsync("in touch", picture => picture is { Link.Connected: true, View: not null });
        await server.PushAsync(server.Board!.Call("A020", 8));
        await feed.NextAsync("with the new call", picture => picture.View!.Calls[0].Counter == 8);
    }

    [Fact]
    public async Task A_board_that_never_saw_a_picture_is_alive_but_not_ready()
    {
        await using var board = await RunningBoard.StartAsync(RunningBoard.Nobody, Data);

        Assert.Equal(HttpStatusCode.OK, (await board.Http.GetAsync("/health/live", TestContext.Current.CancellationToken)).StatusCode);
        Assert.Equal(
            HttpStatusCode.ServiceUnavailable,
            (await board.Http.GetAsync("/health/ready", TestContext.Current.CancellationToken)).StatusCode
        );
    }
}
