using System.Net;
using QueueServer.Tests.Running;
using static QueueServer.Tests.Running.Speaking;

namespace QueueServer.Tests.Http;

/// <summary>Is for people who are signed in (that they may, and devices may not, stands in the table of who may do what).</summary>
public sealed class TheApiDocument : TempFolder
{
    [Theory]
    [InlineData(false, HttpStatusCode.Unauthorized)]
    [InlineData(true, HttpStatusCode.OK)]
    public async Task And_for_everybody_where_a_setting_says_so(bool isPublic, HttpStatusCode status)
    {
        await using var server = await ClockedServer.StartAsync(Folder, TestOffice.Morning, "--PublicApiDocument", $"{isPublic}");
        using var client = Clients.Make(server.Address);
        await client.GetAsync("/openapi/v1.json", TestContext.Current.CancellationToken).MustBeAsync(status);
    }
}
