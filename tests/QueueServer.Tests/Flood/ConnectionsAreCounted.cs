using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using QueueServer.Http;
using QueueServer.Tests.Running;

namespace QueueServer.Tests.Flood;

/// <summary>One address holds open as many connections as it needs, and no more.</summary>
public sealed class ConnectionsAreCounted : TempFolder
{
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    private readonly List<TaskCompletionSource> held = [];

    /// <returns>Whether a connection from an address was let in; it is held until the test ends it.</returns>
    private bool IsLetIn(ConnectionLimits limits, string from)
    {
        var isIn = false;
        var ended = limits.HoldAsync(
            new DefaultConnectionContext("test") { RemoteEndPoint = new IPEndPoint(IPAddress.Parse(from), 50_000) },
            _ =>
            {
                isIn = true;
                held.Add(new());
                return held[^1].Task;
            }
        );
        Assert.NotEqual(isIn, ended.IsCompleted);
        return isIn;
    }

    [Fact]
    public void Of_each_address_by_itself()
    {
        var limits = new ConnectionLimits(2, []);
        Assert.Equal([true, true, false], [IsLetIn(limits, "10.0.0.1"), IsLetIn(limits, "10.0.0.1"), IsLetIn(limits, "10.0.0.1")]);
        Assert.True(IsLetIn(limits, "10.0.0.2"));
        held[0].SetResult();
        Assert.Equal([true, false], [IsLetIn(limits, "10.0.0.1"), IsLetIn(limits, "::ffff:10.0.0.1")]);
    }

    [Fact]
    public void Of_ipv6_by_subscriber()
    {
        var limits = new ConnectionLimits(1, []);
        Assert.Equal(
            [true, false, true],
            [IsLetIn(limits, "2001:db8::1"), IsLetIn(limits, "2001:db8::2"), IsLetIn(limits, "2001:db8:0:1::1")]
        );
    }

    [Theory]
    [InlineData("127.0.0.1", 1)]
    [InlineData("::ffff:127.0.0.1", 1)]
    [InlineData("::1", 1)]
    [InlineData("10.0.0.9", 1)]
    [InlineData("10.0.0.1", 0)]
    public void But_not_of_this_machine_a_proxy_or_where_there_is_no_limit(string from, int most)
    {
        var limits = new ConnectionLimits(most, [IPAddress.Parse("10.0.0.9")]);
        Assert.Equal([true, true, true], [IsLetIn(limits, from), IsLetIn(limits, from), IsLetIn(limits, from)]);
    }

    [Fact]
    public async Task At_a_server_that_others_reach()
    {
        if (OwnAddress() is not { } own)
        {
            Assert.Skip("This machine has no address but loopback.");
            return;
        }

        await using var server = await ClockedServer.StartAsync(
            Folder,
            TestOffice.Morning,
            "--urls",
            $"http://{own}:0",
            "--BehindTlsProxy",
            "true",
            "--Limits:ConnectionsOfOneAddress",
            "2"
        );
        using var first = new TcpClient();
        using var second = new TcpClient();
        using var third = new TcpClient();
        Assert.True(await IsServedAsync(first, server, own));
        Assert.True(await IsServedAsync(second, server, own));
        Assert.False(await IsServedAsync(third, server, own));
    }

    private static IPAddress? OwnAddress() =>
        NetworkInterface
            .GetAllNetworkInterfaces()
            .Where(network => network.OperationalStatus == OperationalStatus.Up)
            .SelectMany(network => network.GetIPProperties().UnicastAddresses)
            .Select(unicast => unicast.Address)
            .FirstOrDefault(address => address.AddressFamily == AddressFamily.InterNetwork && !IPAddress.IsLoopback(address));

    /// <summary>Connects and asks; the connection stays open.</summary>
    private static async Task<bool> IsServedAsync(TcpClient client, ClockedServer server, IPAddress own)
    {
        try
        {
            await client.ConnectAsync(own, server.Address.Port, Stop);
            await client.GetStream().WriteAsync("GET /health/live HTTP/1.1\r\nHost: localhost\r\n\r\n"u8.ToArray(), Stop);
            return await client.GetStream().ReadAsync(new byte[1], Stop) == 1;
        }
        catch (Exception e) when (e is IOException or SocketException)
        {
            return false; // it was ended, maybe while it was made
        }
    }
}
