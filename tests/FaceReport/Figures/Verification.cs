namespace FaceReport.Figures;

/// <summary>Whether two pictures show one person, at any threshold.</summary>
internal sealed class Verification
{
    private readonly float[] onePerson,
        twoPeople;

    /// <summary>Takes over the cosines of both kinds of pairs.</summary>
    /// <param name="onePerson">Of one person, by rising cosine; at least one.</param>
    /// <param name="twoPeople">Of two people, by rising cosine; at least one.</param>
    public Verification(float[] onePerson, float[] twoPeople) => (this.onePerson, this.twoPeople) = (onePerson, twoPeople);

    /// <summary>Pairs of two people that reach the threshold.</summary>
    public Rate FalseMatches(float threshold) => new(twoPeople.Length - Below(twoPeople, threshold), twoPeople.Length);

    /// <summary>Pairs of one person that stay below the threshold.</summary>
    public Rate Misses(float threshold) => new(Below(onePerson, threshold), onePerson.Length);

    /// <summary>
    /// The least threshold, in hundredths, at which at most one in <paramref name="oneIn"/> pairs of two people matches; null when there
    /// are too few such pairs to say.
    /// </summary>
    public float? ThresholdFor(int oneIn) =>
        twoPeople.Length < oneIn ? null : Thresholds.First(threshold => FalseMatches(threshold).Count <= twoPeople.Length / oneIn);

    /// <summary>0.00, 0.01 … 1.01; nothing reaches the last.</summary>
    public static IEnumerable<float> Thresholds => Enumerable.Range(0, 102).Select(hundredths => hundredths / 100f);

    private static int Below(float[] sorted, float threshold)
    {
        int low = 0,
            high = sorted.Length;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (sorted[middle] < threshold)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }
}
