using LoadTest.Cluster;

namespace LoadTest.Tests;

public sealed class AClusterIsAskedFor
{
    [Fact]
    public void With_its_servers_and_its_offices()
    {
        var dll = ClusterRequest.Parse(["--servers", "2,3", "--offices", "500", "--server", "other.dll"], out var size);
        Assert.Equal(Path.GetFullPath("other.dll"), dll);
        Assert.Equal([2, 3], size.Servers);
        Assert.Equal([500], size.Offices);
        Assert.Equal(ClusterSize.Full.Clients, size.Clients);
    }

    [Theory]
    [InlineData("--servers")]
    [InlineData("--servers", "two")]
    [InlineData("--servers", "0")]
    [InlineData("--offices", "1,-5")]
    [InlineData("--offices", "")]
    [InlineData("--boards", "1")]
    public void Or_is_refused_in_words(params string[] arguments) =>
        Assert.NotEmpty(Assert.Throws<LoadException>(() => ClusterRequest.Parse(arguments, out _)).Message);
}
