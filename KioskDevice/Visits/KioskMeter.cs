using System.Diagnostics.Metrics;

namespace KioskDevice.Visits;

/// <summary>What a kiosk counts: frames read, and how visits end. Nothing that tells visitors apart.</summary>
internal sealed class KioskMeter
{
    public const string Name = "KioskDevice";

    private readonly Histogram<double> frames;
    private readonly Counter<long> visits;
    private long lastFrameTicks;

    public KioskMeter(IMeterFactory meters)
    {
        var meter = meters.Create(Name);
        frames = meter.CreateHistogram<double>("kiosk.frame.duration", "ms", "Reading one camera frame; its count is the frames read.");
        visits = meter.CreateCounter<long>("kiosk.visits", "{visit}", "Visits by their end: number, place, gave-up or left.");
    }

    /// <summary>When the last frame was read; null before the first.</summary>
    public DateTimeOffset? LastFrameAt => Interlocked.Read(ref lastFrameTicks) is > 0 and var ticks ? new(ticks, TimeSpan.Zero) : null;

    public void FrameRead(TimeSpan took, DateTimeOffset at)
    {
        Interlocked.Exchange(ref lastFrameTicks, at.UtcTicks);
        frames.Record(took.TotalMilliseconds);
    }

    public void VisitEnded(VisitEnd end) =>
        visits.Add(
            1,
            KeyValuePair.Create<string, object?>(
                "end",
                end switch
                {
                    VisitEnd.Number => "number",
                    VisitEnd.Place => "place",
                    VisitEnd.GaveUp => "gave-up",
                    VisitEnd.Left => "left",
                    _ => throw new InvalidOperationException($"Unknown end {end}."),
                }
            )
        );
}
