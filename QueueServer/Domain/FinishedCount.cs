using System.Collections.Immutable;
using QueueContracts;
using QueueServer.Domain.Facts;

namespace QueueServer.Domain;

/// <summary>How many services ended at a counter on a day: what ratings are set beside.</summary>
/// <param name="Service">The service.</param>
/// <param name="Counter">Where.</param>
/// <param name="Officer">By whom.</param>
internal sealed record FinishedCount(ServiceId Service, CounterId Counter, string Officer)
{
    /// <summary>Below this a service is very short.</summary>
    public static readonly TimeSpan VeryShort = TimeSpan.FromMinutes(1);

    /// <summary>Services that ended.</summary>
    public int Finished { get; init; }

    /// <summary>Those whose visitors were asked.</summary>
    public int Asked { get; init; }

    /// <summary>Those that took less than <see cref="VeryShort"/>.</summary>
    public int Short { get; init; }

    /// <summary>The counts of a day.</summary>
    public static ImmutableArray<FinishedCount> Of(DayFacts day) =>
        [
            .. day
                .Legs.Where(leg => leg is { End: LegEnd.Finished, Counter: not null })
                .GroupBy(leg => (leg.Service, Counter: leg.Counter!.Value, Officer: leg.Officer ?? "")) // filtered
                .Select(group => new FinishedCount(group.Key.Service, group.Key.Counter, group.Key.Officer)
                {
                    Finished = group.Count(),
                    Asked = group.Count(leg => leg.WasAsked),
                    Short = group.Count(leg => leg.Served is { IsSure: true } took && took.Length < VeryShort),
                }),
        ];
}
