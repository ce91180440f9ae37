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
    ) =>
        ratings
            .GroupBy(rating => (Whose: of(rating), rating.Day.Year))
            .SelectMany(own => Split(own.OrderBy(rating => rating.Day).ThenBy(rating => rating.Id)))
            .Where(batch => from <= batch.Last().Day && batch.Last().Day <= to)
            .Select(batch => (IReadOnlyList<Rating>)[.. batch.OrderBy(rating => rating.Id)]);

    private static IEnumerable<List<Rating>> Split(IEnumerable<Rating> byDay)
    {
        var batch = new List<Rating>();
        foreach (var day in byDay.GroupBy(rating => rating.Day))
        {
            batch.AddRange(day);
            if (batch.Count < Least)
                continue;
            yield return batch;
            batch = [];
        }
    }
}
