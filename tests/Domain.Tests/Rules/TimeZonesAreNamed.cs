using QueueServer.Domain;

namespace Domain.Tests.Rules;

/// <summary>As browsers know them, too.</summary>
public sealed class TimeZonesAreNamed
{
    [Theory]
    [InlineData("Asia/Ho_Chi_Minh")]
    [InlineData("Asia/Saigon")]
    [InlineData("America/Argentina/Buenos_Aires")]
    [InlineData("America/Port-au-Prince")]
    [InlineData("Etc/GMT+7")]
    [InlineData("Europe/Kyiv")]
    [InlineData("US/Pacific")]
    [InlineData("Japan")]
    [InlineData("EST5EDT")]
    [InlineData("UTC")]
    public void And_are_taken(string zone) => Assert.True(TimeZones.Knows(zone));

    [Theory]
    [InlineData("localtime")]
    [InlineData("posixrules")]
    [InlineData("Factory")]
    [InlineData("right/Asia/Ho_Chi_Minh")]
    [InlineData("posix/Asia/Ho_Chi_Minh")]
    [InlineData("asia/ho_chi_minh")]
    [InlineData("SE Asia Standard Time")]
    [InlineData("../zoneinfo/Asia/Ho_Chi_Minh")]
    [InlineData("Asia/../UTC")]
    [InlineData("Asia/")]
    [InlineData("Asia")]
    [InlineData("Asia/Ho_Chi_Minh\n")]
    [InlineData("tzdata.zi")]
    [InlineData("")]
    public void Or_refused(string zone) => Assert.False(TimeZones.Knows(zone));
}
