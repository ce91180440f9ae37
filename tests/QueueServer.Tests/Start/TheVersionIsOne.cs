using ScreenHosting;

namespace QueueServer.Tests.Start;

public sealed class TheVersionIsOne
{
    [Theory]
    [InlineData("1.2.0+0123456789abcdef0123456789abcdef01234567", "1.2.0 (0123456)")]
    [InlineData("1.2.0-beta.1+0123456", "1.2.0-beta.1 (0123456)")]
    [InlineData("1.2.0+local", "1.2.0")]
    [InlineData("1.2.0", "1.2.0")]
    [InlineData(null, "unknown")]
    public void That_people_read(string? informational, string shown) => Assert.Equal(shown, ProgramVersion.Of(informational));
}
