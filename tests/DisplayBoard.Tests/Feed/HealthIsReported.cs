using System.Net;
using System.Text.Json;
using DisplayBoard.Tests.Running;
using Microsoft.Extensions.Time.Testing;

namespace DisplayBoard.Tests.Feed;

public sealed class HealthIsReported : DataFolder
{
    [Fact]
    public async Task The_server_is_told_every_ten_seconds_as_this_board()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var server = await FakeServer.StartAsync(Office.Busy());
        await using var board = await RunningBoard.StartAsync(server.Address, Data, time, "--Board:SpeechCommand", "/nowhere/espeak-ng");
        var first = await ReportAsync(server, 1);
        Assert.Equal((FakeServer.GivenBearer, false, false), (first.Bearer, first.Report.PageOpen, first.Report.Speech));
        Assert.NotEqual("", first.Report.Version);

        await using var feed = await board.ReadFeedAsync();
        await feed.NextAsync("at all", _ => true);
        time.Advance(QueueContracts.Requests.HealthReport.Period);

        Assert.True((await ReportAsync(server, 2)).Report.PageOpen);
    }

    [Fact]
    public async Task A_server_that_takes_no_reports_is_said_once_in_the_log()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var server = await FakeServer.StartAsync(Office.Busy());
        server.TakesReports = false;
        await using var board = await RunningBoard.StartAsync(server.Address, Data, time);
        await ReportAsync(server, 1);
        for (var sent = 2; sent <= 4; sent++)
        {
            time.Advance(QueueContracts.Requests.HealthReport.Period);
            await ReportAsync(server, sent);
        }

        Assert.Single(board.Log, line => line.StartsWith("Warning 321: ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task One_address_answers_whether_it_lives_is_ready_why_not_and_which_version()
    {
        await using var board = await RunningBoard.StartAsync(RunningBoard.Nobody, Data);
        using var answer = await board.Http.GetAsync("/health", TestContext.Current.CancellationToken);
        var health = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement;

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.True(health.GetProperty("live").GetBoolean());
        Assert.False(health.GetProperty("ready").GetBoolean());
        Assert.Contains("never reached", health.GetProperty("reason").GetString(), StringComparison.Ordinal);
        Assert.NotEqual("", health.GetProperty("version").GetString());
    }

    private static async Task<(string? Bearer, QueueContracts.Requests.HealthReport Report)> ReportAsync(FakeServer server, int count)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(15));
        while (server.HealthReports.Count < count)
            await server.ReportCame.WaitAsync(patience.Token);
        return server.HealthReports.Last();
    }
}
