using System.Net;
using DisplayBoard.Tests.Running;

namespace DisplayBoard.Tests.Pages;

/// <summary>It is asked under its own machine's and those that are set; under any other it serves nothing.</summary>
public sealed class NamesOfTheBoard : DataFolder
{
    [Theory]
    [InlineData("localhost", HttpStatusCode.OK)]
    [InlineData("board.example:8080", HttpStatusCode.OK)]
    [InlineData("evil.example", HttpStatusCode.BadRequest)]
    public async Task And_no_other(string host, HttpStatusCode status)
    {
        await using var server = await FakeServer.StartAsync(Office.Busy());
        await using var board = await RunningBoard.StartAsync(server.Address, Data, null, "--AllowedHosts", "board.example");
        foreach (var path in (string[])["/", "/board/page.js", "/health/live"])
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { Host = host } };
            using var answer = await board.Http.SendAsync(request, TestContext.Current.CancellationToken);
            Assert.Equal(status, answer.StatusCode);
        }
    }
}
