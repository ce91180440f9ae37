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
        var live = new LiveNews();
        var checks = new CounterChecks(live, time);
        var (here, changed) = (new OfficeId("ha-dong"), new List<OfficeId>());
        checks.Changed += changed.Add;

        live.Tell(new CamerasAt("one", [new(here, TestOffice.One)]));
        Assert.Equal([here], changed);
        Assert.True(checks.HasCamera(here, TestOffice.One));
        time.Advance(TimeSpan.FromSeconds(9));
        live.Tell(new CamerasAt("other", []));
        Assert.True(checks.HasCamera(here, TestOffice.One));

        time.Advance(TimeSpan.FromSeconds(2));
        live.Tell(new CamerasAt("other", []));
        Assert.Equal([here, here], changed);
        Assert.False(checks.HasCamera(here, TestOffice.One));
        live.Tell(new CamerasAt("other", []));
        Assert.Equal(2, changed.Count); // it was forgotten, and is told once
    }
}
