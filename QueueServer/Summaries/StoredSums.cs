using System.Collections.Immutable;
using MemoryPack;
using QueueServer.Domain.Summaries;

namespace QueueServer.Summaries;

/// <summary>What is added up of a day of an office, or of all days of a month, as it is stored: small, and read without parsing.</summary>
[MemoryPackable]
internal sealed partial record StoredSums
{
    /// <summary>Another form is made again of the summaries.</summary>
    public const int Form = 1;

    /// <summary>The day of the month; 0 for all of it.</summary>
    public byte Day { get; init; }

    /// <summary>Days whose figures are there, or of which it is known that there are none.</summary>
    public byte There { get; init; }

    /// <summary>Days whose journal lost records.</summary>
    public byte Gaps { get; init; }

    public SummarySums Sums { get; init; }
    public byte[] WaitsAt { get; init; } = [];
    public int[] Waits { get; init; } = [];
    public byte[] ServicesAt { get; init; } = [];
    public int[] Services { get; init; } = [];

    /// <summary>A day.</summary>
    public static StoredSums Of(DaySummary summary) =>
        new()
        {
            Day = (byte)summary.Day.Day,
            There = (byte)(summary.IsThere ? 1 : 0),
            Gaps = (byte)(summary.HasGaps ? 1 : 0),
            Sums = summary.Sums,
            WaitsAt = PlacesOf(summary.Waits),
            Waits = CountsOf(summary.Waits),
            ServicesAt = PlacesOf(summary.Services),
            Services = CountsOf(summary.Services),
        };

    /// <summary>The days of a month, added up.</summary>
    public static StoredSums Of(IReadOnlyCollection<StoredSums> days)
    {
        var sum = new SummaryTotal();
        foreach (var day in days)
            sum.Add(day);
        var (waits, services) = (sum.Waits.ToCounts(), sum.Services.ToCounts());
        return new()
        {
            There = (byte)sum.There,
            Gaps = (byte)sum.Gaps,
            Sums = sum.Sums,
            WaitsAt = PlacesOf(waits),
            Waits = CountsOf(waits),
            ServicesAt = PlacesOf(services),
            Services = CountsOf(services),
        };
    }

    private static byte[] PlacesOf(ImmutableSortedDictionary<int, long> counts) => [.. counts.Keys.Select(bucket => (byte)bucket)];

    private static int[] CountsOf(ImmutableSortedDictionary<int, long> counts) => [.. counts.Values.Select(count => checked((int)count))];
}

/// <summary>Adds days and months of offices up.</summary>
internal sealed class SummaryTotal
{
    /// <inheritdoc cref="StoredSums.There" />
    public int There { get; private set; }

    /// <inheritdoc cref="StoredSums.Gaps" />
    public int Gaps { get; private set; }

    /// <summary>Counts and sums.</summary>
    public SummarySums Sums { get; private set; }

    /// <summary>The waits for the first call.</summary>
    public Histogram Waits { get; } = new();

    /// <summary>The services that were finished.</summary>
    public Histogram Services { get; } = new();

    public void Add(StoredSums sums)
    {
        There += sums.There;
        Gaps += sums.Gaps;
        Sums += sums.Sums;
        for (var i = 0; i < sums.Waits.Length; i++)
            Waits.Add(sums.WaitsAt[i], sums.Waits[i]);
        for (var i = 0; i < sums.Services.Length; i++)
            Services.Add(sums.ServicesAt[i], sums.Services[i]);
    }
}
