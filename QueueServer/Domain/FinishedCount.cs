using System.Collections.Immutable;
using QueueContracts;

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
    /// <param name="day">The day at its end.</param>
    /// <param name="settings">The office's settings.</param>
    public static ImmutableArray<FinishedCount> Of(OfficeState day, OfficeSettings settings) =>
        [
            .. day
                .Tickets.Values.Where(ticket => ticket.Finish is not null)
                .GroupBy(ticket => (ticket.Service, ticket.Finish!.Counter, ticket.Finish.Officer)) // filtered
                .Select(group => new FinishedCount(group.Key.Service, group.Key.Counter, group.Key.Officer)
                {
                    Finished = group.Count(),
                    Asked = group.Count(ticket => RatingDraw.IsAsked(settings.Ratings, ticket.Id)),
                    Short = group.Count(ticket => ticket.Finish!.Took is { IsSure: true } took && took.Length < VeryShort), // filtered
                }),
        ];
}
