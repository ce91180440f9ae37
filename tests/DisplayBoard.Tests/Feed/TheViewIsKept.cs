using System.Net;
using DisplayBoard.Tests.Running;
using Microsoft.Extensions.Time.Testing;
using QueueContracts;

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

    /// <summary>Kept before boards had a layout, announcements, an overscan and the office's own look.</summary>
    [Fact]
    public async Task What_an_older_board_has_kept_is_shown()
    {
        await File.WriteAllTextAsync(
            Path.Combine(Data, "picture.json"),
            """
            {"view":{"office":"ha-dong","version":7,"name":{"vi":"Hà Đông"},"timeZone":"Asia/Ho_Chi_Minh","day":"2026-11-23","open":true,
            "counters":[{"id":"c1","number":1,"name":{"vi":"Quầy 1"},"open":true,"current":"A001","calledAt":"2026-11-23T02:59:00+00:00",
            "serving":false}],"calls":[],"lastCalled":[],"services":[],"display":{"columns":1,"lastCalled":5,"languages":["vi"],"volume":80,
            "notice":{},"media":[],"quietSeconds":60},"at":"2026-11-23T03:00:00+00:00"},"asOf":"2026-11-23T03:00:00+00:00"}
            """,
            TestContext.Current.CancellationToken
        );
        await using var board = await RunningBoard.StartAsync(RunningBoard.Nobody, Data);
        await using var feed = await board.ReadFeedAsync();

        var shown = (await feed.NextAsync("at all", _ => true)).View!;
        Assert.Equal("A001", Assert.Single(shown.Counters).Current.ToString());
        Assert.Empty(shown.Counters[0].Prefixes);
        Assert.Equal((BoardLayout.Columns, 5, 0), (shown.Display.Layout, shown.Display.Overscan, shown.Display.Announcements.Count));
        Assert.Equal(Brand.None, shown.Brand);
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
