using System.Net;
using System.Text.Json.Nodes;
using QueueServer.Features.Administration;
using QueueServer.Tests.Running;

namespace QueueServer.Tests.Admin;

/// <summary>A service that is gone can be said to have been merged into another; one that is there cannot.</summary>
public sealed class AServiceIsMerged(RunningServer server)
{
    [Fact]
    public async Task Once_it_is_gone()
    {
        var office = await OwnOffice.MakeAsync(server, "gop");
        Assert.Empty(await FormerAsync(office));
        var settings = await office.ReadAsync();
        settings["services"]![1]!["name"]!["vi"] = "Hai, lần cuối";
        await office.SaveAsync(settings).MustBeAsync(HttpStatusCode.OK);
        settings = await office.ReadAsync();
        var gone = settings["services"]![1]!.DeepClone();
        settings["services"]!.AsArray().RemoveAt(1);
        await office.SaveAsync(settings).MustBeAsync(HttpStatusCode.OK);
        Assert.Equal([("hai", "Hai, lần cuối")], (await FormerAsync(office)).Select(service => (service.Id.Value, service.Name["vi"])));

        settings = await office.ReadAsync();
        settings["services"]![0]!["formerly"] = new JsonArray("hai");
        await office.SaveAsync(settings).MustBeAsync(HttpStatusCode.OK);
        Assert.Equal("hai", (string)(await office.ReadAsync())["services"]![0]!["formerly"]![0]!);

        settings = await office.ReadAsync();
        settings["services"]!.AsArray().Add(gone);
        await office.SaveAsync(settings).MustBeInvalidAsync("services[0].formerly", "still-there");
    }

    private Task<FormerService[]> FormerAsync(OwnOffice office) =>
        server
            .Auditor.GetAsync($"{office.Path}/settings/former-services", TestContext.Current.CancellationToken)
            .ReadAsync<FormerService[]>();
}
