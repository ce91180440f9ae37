using System.Diagnostics.Metrics;

namespace QueueServer.Diagnostics;

/// <summary>How long the turns of the last minute took that were taken in this program, by the meter that measures them.</summary>
internal sealed class TurnTimes : IDisposable
{
    private const int Kept = 4096; // of a busier minute, the last so many
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly (long At, double Milliseconds)[] turns = new (long, double)[Kept];
    private readonly Lock gate = new();
    private readonly MeterListener listener = new();
    private readonly TimeProvider time;
    private long noted;

    public TurnTimes(TimeProvider time)
    {
        this.time = time;
        listener.InstrumentPublished = static (instrument, listener) =>
        {
            if (instrument is { Meter.Name: QueueMeter.Name, Name: QueueMeter.TurnDuration })
                listener.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<double>((_, took, _, _) => Note(took));
        listener.Start();
    }

    /// <summary>The turns of the last minute.</summary>
    public TurnFigures Read()
    {
        List<double> last = [];
        lock (gate)
        {
            for (var i = 0; i < Math.Min(noted, Kept); i++)
            {
                if (time.GetElapsedTime(turns[i].At) <= Window)
                    last.Add(turns[i].Milliseconds);
            }
        }

        last.Sort();
        return last.Count == 0 ? new(0, null, null) : new(last.Count, At(0.5), At(0.99));

        double At(double share) => last[Math.Max(0, (int)Math.Ceiling(last.Count * share) - 1)];
    }

    public void Dispose() => listener.Dispose();

    private void Note(double milliseconds)
    {
        lock (gate)
            turns[noted++ % Kept] = (time.GetTimestamp(), milliseconds);
    }
}

/// <summary>The turns of a minute.</summary>
/// <param name="Count">How many; 4,096 for as many or more.</param>
/// <param name="Median">Milliseconds that half of them took at most; null for none.</param>
/// <param name="P99">Likewise 99 of a hundred.</param>
internal sealed record TurnFigures(int Count, double? Median, double? P99);
