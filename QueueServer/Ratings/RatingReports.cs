using QueueContracts;
using QueueServer.Domain;
using QueueServer.Domain.Facts;
using QueueServer.Facts;
using QueueServer.Offices;

namespace QueueServer.Ratings;

/// <summary>An office's ratings over a period of days that are over.</summary>
internal sealed record RatingReport
{
    /// <summary>The last day that is counted: today's are not seen before it is over.</summary>
    public required DateOnly Until { get; init; }

    /// <summary>The figures of what may be seen.</summary>
    public required RatingFigures Figures { get; init; }

    /// <summary>Ratings of the period that are not seen yet: their batch is not whole.</summary>
    public required int Awaiting { get; init; }

    /// <summary>The share of dissatisfied before the period; null where there are too few to say.</summary>
    public required double? Usual { get; init; }

    /// <summary>Whether it grew in the period; null where nothing says what is usual.</summary>
    public required RatingTrend? Trend { get; init; }

    /// <summary>The day on which that was seen; null for none.</summary>
    public required DateOnly? AlarmDay { get; init; }

    /// <summary>Those with a text, by counter and in no order of time.</summary>
    public required IReadOnlyList<Rating> Texts { get; init; }
}

/// <summary>Makes reports.</summary>
internal sealed class RatingReports(RatingStore store, FactsStore facts)
{
    private const int Enough = 30; // ratings that say what is usual

    /// <param name="office">The office.</param>
    /// <param name="from">The first day.</param>
    /// <param name="to">The last.</param>
    /// <param name="officer">Whose own ratings alone; null for the office's.</param>
    public async Task<RatingReport> ReadAsync(OfficeSnapshot office, DateOnly from, DateOnly to, string? officer)
    {
        var (state, merged) = (office.State, MergedServices.Of(office.Settings));
        var until = state.LastDayOver;
        if (to < until)
            until = to;
        var before = new DateOnly(from.Year - 1, 1, 1); // batches begin with a year
        var ratings = (await store.ReadAsync(state.Office, before, until))
            .Where(rating => officer is null || rating.Officer == officer)
            .Select(merged.Of)
            .ToList();
        var counts = await facts
            .ReadAsync(state.Office, from, until)
            .Where(day => day.Facts is not null)
            .SelectMany(day => FinishedCount.Of(day.Facts!.As(merged))) // filtered
            .Where(count => officer is null || count.Officer == officer)
            .ToListAsync();
        var seen = Seen(from, until);
        var earlier = Seen(before, from.AddDays(-1));
        var usual = earlier.Count >= Enough ? (double)earlier.Count(IsDissatisfied) / earlier.Count : (double?)null;
        var inTime = seen.OrderBy(rating => rating.Day).ThenBy(rating => rating.Hour).ToList();
        var trend = usual is { } share ? RatingTrend.Of(inTime.Select(IsDissatisfied), share) : (RatingTrend?)null;
        return new()
        {
            Until = until,
            Figures = RatingFigures.Of(seen, counts),
            Awaiting = Math.Max(0, ratings.Count(rating => rating.Day >= from) - seen.Count),
            Usual = usual,
            Trend = trend,
            AlarmDay = trend?.Alarm is { } place ? inTime[place].Day : null,
            Texts = officer is null
                ? [.. seen.Where(rating => rating.Text is not null).OrderBy(rating => rating.Counter.Value, StringComparer.Ordinal)]
                : [],
        };

        List<Rating> Seen(DateOnly first, DateOnly last) =>
            [
                .. officer is null
                    ? RatingBatches.Of(ratings, rating => rating.Counter, first, last).SelectMany(batch => batch)
                    : RatingBatches.Of(ratings, rating => rating.Officer, first, last).SelectMany(batch => batch),
            ];
    }

    /// <summary>Ratings that say somebody asked for money, newest first; today's are among them.</summary>
    public async Task<IReadOnlyList<Rating>> ReadFlagsAsync(OfficeId office, DateOnly from, DateOnly to) =>
        [
            .. (await store.ReadAsync(office, from, to))
                .Where(rating => rating.Reasons.Contains(RatingReason.AskedToPay))
                .OrderByDescending(rating => rating.Day)
                .ThenByDescending(rating => rating.Hour),
        ];

    private static bool IsDissatisfied(Rating rating) => rating.Level == RatingLevel.Dissatisfied;
}
