namespace QueueServer.Domain;

/// <summary>
/// Ratings are shown in batches of five or more of one counter (or one officer), so that nobody who looks after each visitor learns what
/// one of them said. A batch is whole days of a year, up to the day on which there are five: it is what it is whatever period is asked
/// for, and counts on its last day. What is left at a year's end, four at most, is shown to nobody.
/// </summary>
internal static class RatingBatches
{
    /// <summary>How many ratings are seen together at least.</summary>
    public const int Least = 5;

    /// <summary>The batches that ended in a period.</summary>
    /// <param name="ratings">Those of ended days from the first day of <paramref name="from"/>'s year on, in any order.</param>
    /// <param name="of">Whose batches: the counter, the officer.</param>
    /// <param name="from">The period's first day.</param>
    /// <param name="to">Its last.</param>
    /// <returns>Each in an order that says nothing: ids are drawn at random.</returns>
    public static IEnumerable<IReadOnlyList<Rating>> Of<TKey>(
        IEnumerable<Rating> ratings,
        Func<Rating, TKey> of,
        DateOnly from,
        DateOnly to
    ) => Of(ratings, rating => rating.Day, of, from, to).Select(batch => (IReadOnlyList<Rating>)[.. batch.OrderBy(rating => rating.Id)]);

    /// <summary>The same of what is only added up.</summary>
    public static IEnumerable<RatedBatch> Of<TKey>(
        IEnumerable<RatedService> ratings,
        Func<RatedService, TKey> of,
        DateOnly from,
        DateOnly to
    ) => Of(ratings, rating => rating.Day, of, from, to).Select(batch => new RatedBatch(batch[^1].Day, batch));

    private static IEnumerable<List<TRating>> Of<TRating, TKey>(
        IEnumerable<TRating> ratings,
        Func<TRating, DateOnly> dayOf,
        Func<TRating, TKey> of,
        DateOnly from,
        DateOnly to
    ) =>
        ratings
            .GroupBy(rating => (Whose: of(rating), dayOf(rating).Year))
            .SelectMany(own => Split(own.OrderBy(dayOf), dayOf))
            .Where(batch => from <= dayOf(batch[^1]) && dayOf(batch[^1]) <= to);

    private static IEnumerable<List<TRating>> Split<TRating>(IEnumerable<TRating> byDay, Func<TRating, DateOnly> dayOf)
    {
        var batch = new List<TRating>();
        foreach (var rating in byDay)
        {
            if (batch.Count >= Least && dayOf(rating) != dayOf(batch[^1]))
            {
                yield return batch;
                batch = [];
            }

            batch.Add(rating);
        }

        if (batch.Count >= Least)
            yield return batch;
    }
}

/// <summary>Ratings that are seen together.</summary>
/// <param name="Whole">The last of their days: on it they were as many as are seen together.</param>
/// <param name="Ratings">They.</param>
internal sealed record RatedBatch(DateOnly Whole, IReadOnlyList<RatedService> Ratings);
