using System.Net;
using KioskDevice.Tests.Running;

namespace KioskDevice.Tests;

/// <summary>It is asked under its own machine's; under any other it serves nothing.</summary>
public sealed class NamesOfTheKiosk
{
    [Theory]
    [InlineData("127.0.0.1", HttpStatusCode.OK)]
    [InlineData("localhost:5081", HttpStatusCode.OK)]
    [InlineData("evil.example", HttpStatusCode.BadRequest)]
    public async Task And_no_other(string host, HttpStatusCode status)
    {
        await using var server = await FakeServer.StartAsync();
        await using var kiosk = await RunningKiosk.StartAsync(server.Address);
        foreach (var path in (string[])["/", "/kiosk/page.js", "/health/live"])
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { Host = host } };
            using var answer = await kiosk.Http.SendAsync(request, TestContext.Current.CancellationToken);
            Assert.Equal(status, answer.StatusCode);
        }
    }
}
