using Microsoft.Extensions.Time.Testing;

namespace QueueServer.Tests.Running;

/// <summary>A machine's clocks: both run on together, and the one on the wall can be set.</summary>
internal sealed class SteppedTime(DateTimeOffset start) : FakeTimeProvider(start)
{
    /// <summary>How far the wall clock was set forward; negative for back.</summary>
    public TimeSpan Step { get; set; }

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Step;

    public override long GetTimestamp() => base.GetUtcNow().Ticks;
}
