using Microsoft.EntityFrameworkCore;
using QueueServer.Tests.Running;
using ScreenHosting;

namespace QueueServer.Tests.Access;

public sealed class BehindAProxy : TempFolder
{
    private async Task<string> AuditedAddressAsync(params string[] settings)
    {
        await using (var server = await ClockedServer.StartAsync(Folder, TestOffice.Morning, settings))
        {
            using var client = Clients.Make(server.Address);
            client.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.9");
            using var answer = await client.SendAsync("/api/sign-in", new { username = "officer", password = "not this one" });
        }

        await using var context = Databases.At(Path.Combine(Folder, "queue.db")).CreateDbContext();
        return (
            await context.Audit.AsNoTracking().SingleAsync(row => row.What == "sign-in-failed", TestContext.Current.CancellationToken)
        ).Address;
    }

    [Fact]
    public async Task The_address_is_the_callers() => Assert.Equal("203.0.113.9", await AuditedAddressAsync("--BehindTlsProxy", "true"));

    [Fact]
    public async Task And_nobody_says_an_address_of_their_own_where_there_is_none() =>
        Assert.StartsWith("127.0.", await AuditedAddressAsync(), StringComparison.Ordinal);

    [Fact]
    public async Task An_address_of_a_proxy_that_is_none_is_said_at_the_start() =>
        await Assert.ThrowsAsync<StartException>(() =>
            ClockedServer.StartAsync(Folder, TestOffice.Morning, "--BehindTlsProxy", "true", "--ProxyAddresses:0", "the proxy")
        );
}
