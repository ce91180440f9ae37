using System.Diagnostics.Metrics;
using QueueContracts;

namespace QueueServer.Diagnostics;

/// <summary>How long the turns of the last minute took that were taken in this program, by the meter that measures them.</summary>
internal sealed class TurnTimes : IDisposable
{
    private const int Kept = 4096; // of a busier minute, the last so many
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly (long At, string Office, double Milliseconds)[] turns = new (long, string, double)[Kept];
    private readonly Lock gate = new();
    private readonly MeterListener listener = new();
    private readonly TimeProvider time;
    private long noted;
    private long conflicts;

    public TurnTimes(TimeProvider time)
    {
        this.time = time;
        listener.InstrumentPublished = static (instrument, listener) =>
        {
            if (instrument is { Meter.Name: QueueMeter.Name, Name: QueueMeter.TurnDuration or QueueMeter.TurnConflicts })
                listener.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<double>((_, took, tags, _) => Note(QueueMeter.OfficeIn(tags), took));
        listener.SetMeasurementEventCallback<long>((_, more, _, _) => Interlocked.Add(ref conflicts, more));
        listener.Start();
    }

    /// <summary>How many turns found, since this began, that another server had written first, and were taken again.</summary>
    public long Conflicts => Interlocked.Read(ref conflicts);

    /// <summary>The turns of the last minute.</summary>
    public TurnFigures Read() => FiguresOf(Last().Select(turn => turn.Milliseconds));

    /// <summary>Those of each office that had any, the slowest office first.</summary>
    public IReadOnlyList<OfficeTurns> ReadByOffice() =>
        [
            .. Last()
                .GroupBy(turn => turn.Office)
                .Select(turns => new OfficeTurns(new(turns.Key), FiguresOf(turns.Select(turn => turn.Milliseconds))))
                .OrderByDescending(office => office.Turns.P99)
                .ThenBy(office => office.Office.Value, StringComparer.Ordinal),
        ];

    public void Dispose() => listener.Dispose();

    private List<(string Office, double Milliseconds)> Last()
    {
        lock (gate)
            return
            [
                .. turns
                    .Take((int)Math.Min(noted, Kept))
                    .Where(turn => time.GetElapsedTime(turn.At) <= Window)
                    .Select(turn => (turn.Office, turn.Milliseconds)),
            ];
    }

    private void Note(string office, double milliseconds)
    {
        lock (gate)
            turns[noted++ % Kept] = (time.GetTimestamp(), office, milliseconds);
    }

    private static TurnFigures FiguresOf(IEnumerable<double> milliseconds)
    {
        var sorted = milliseconds.Order().ToList();
        return sorted.Count == 0 ? new(0, null, null) : new(sorted.Count, At(0.5), At(0.99));

        double At(double share) => sorted[Math.Max(0, (int)Math.Ceiling(sorted.Count * share) - 1)];
    }
}

/// <summary>The turns of a minute.</summary>
/// <param name="Count">How many; 4,096 for as many or more.</param>
/// <param name="Median">Milliseconds that half of them took at most; null for none.</param>
/// <param name="P99">Likewise 99 of a hundred.</param>
internal sealed record TurnFigures(int Count, double? Median, double? P99);

/// <summary>One office's.</summary>
internal sealed record OfficeTurns(OfficeId Office, TurnFigures Turns);
