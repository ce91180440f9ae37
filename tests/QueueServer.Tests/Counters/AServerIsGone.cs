using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using QueueServer.Cluster;
using QueueServer.Domain;
using QueueServer.Tests.Running;
using QueueServer.Verification;

namespace QueueServer.Tests.Counters;

/// <summary>Servers tell each other every two seconds which counters have a camera; one that was killed tells nothing any more.</summary>
public sealed class AServerIsGone : TempFolder
{
    [Fact]
    public void And_with_it_its_cameras_as_the_officers_hear_from_the_next_word_of_another()
    {
        var time = new FakeTimeProvider(TestOffice.Morning);
        var channel = new ClusterChannel(new());
        var checks = new CounterChecks(channel, time);
        var (here, changed) = (new OfficeId("ha-dong"), new List<OfficeId>());
        checks.Changed += changed.Add;

        channel.Receive("""!one CheckNews {"cameras":[{"office":"ha-dong","counter":"quay-1"}]}""");
        Assert.Equal([here], changed);
        Assert.True(checks.HasCamera(here, TestOffice.One));
        time.Advance(TimeSpan.FromSeconds(9));
        channel.Receive("""!other CheckNews {"cameras":[]}""");
        Assert.True(checks.HasCamera(here, TestOffice.One));

        time.Advance(TimeSpan.FromSeconds(2));
        channel.Receive("""!other CheckNews {"cameras":[]}""");
        Assert.Equal([here, here], changed);
        Assert.False(checks.HasCamera(here, TestOffice.One));
        channel.Receive("""!other CheckNews {"cameras":[]}""");
        Assert.Equal(2, changed.Count); // it was forgotten, and is told once
    }
}
