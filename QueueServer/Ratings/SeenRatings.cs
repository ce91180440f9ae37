using QueueContracts;
using QueueServer.Domain;

namespace QueueServer.Ratings;

/// <summary>Ratings as they may be seen: of days that are over, in whole batches.</summary>
internal sealed class SeenRatings(RatingStore store)
{
    /// <summary>The last day whose ratings may be seen: today's are not before it is over.</summary>
    public static DateOnly UntilOf(OfficeState state) => state.Phase == DayPhase.Closed ? state.Day : state.Day.AddDays(-1);

    /// <summary>The batches that ended in a range of days.</summary>
    /// <param name="office">The office.</param>
    /// <param name="from">The first day.</param>
    /// <param name="to">The last; not after <see cref="UntilOf"/>.</param>
    /// <param name="officer">Whose batches; null for those of the counters.</param>
    public async Task<IReadOnlyList<RatedBatch>> ReadAsync(OfficeId office, DateOnly from, DateOnly to, string? officer)
    {
        if (from > to)
            return [];
        var ratings = await store.ReadCountedAsync(office, new(from.Year, 1, 1), to); // batches begin with a year
        return
        [
            .. officer is null
                ? RatingBatches.Of(ratings, rating => rating.Counter, from, to)
                : RatingBatches.Of(ratings.Where(rating => rating.Officer == officer), rating => rating.Officer, from, to),
        ];
    }
}
