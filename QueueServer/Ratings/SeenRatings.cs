using QueueContracts;
using QueueServer.Domain;

namespace QueueServer.Ratings;

/// <summary>Ratings as they may be seen: of days that are over, in whole batches.</summary>
internal sealed class SeenRatings(RatingStore store)
{
    /// <summary>The batches that ended in a range of days.</summary>
    /// <param name="office">The office.</param>
    /// <param name="from">The first day.</param>
    /// <param name="to">The last; not after <see cref="OfficeState.LastDayOver"/>: today's are not seen before it is over.</param>
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
