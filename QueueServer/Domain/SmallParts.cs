namespace QueueServer.Domain;

/// <summary>Which parts of a whole are hidden, so that nobody learns what fewer than <see cref="RatingBatches.Least"/> said.</summary>
internal static class SmallParts
{
    /// <summary>
    /// The places of those with fewer ratings, and of as many others as it takes so that the whole without what is shown tells nothing.
    /// </summary>
    /// <param name="counts">Of each part, how many ratings.</param>
    public static IReadOnlySet<int> Of(IEnumerable<int> counts)
    {
        var (places, hidden) = (new HashSet<int>(), 0);
        foreach (var (place, count) in counts.Index().OrderBy(part => part.Item))
        {
            if (count >= RatingBatches.Least && hidden is 0 or >= RatingBatches.Least)
                break;
            hidden += count;
            places.Add(place);
        }

        return places;
    }
}
