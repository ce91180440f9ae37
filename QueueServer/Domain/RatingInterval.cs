namespace QueueServer.Domain;

/// <summary>
/// Between which shares a true one lies with 95 % confidence, by Wilson's score interval (E. B. Wilson 1927, JASA 22:209–212):
/// (p + z²/2n ± z √(p(1−p)/n + z²/4n²)) / (1 + z²/n).
/// </summary>
/// <param name="Low">0…1.</param>
/// <param name="High">0…1.</param>
internal readonly record struct RatingInterval(double Low, double High)
{
    private const double Z = 1.959963984540054; // of 97.5 % of the normal distribution

    /// <param name="count">How many of them, 0…<paramref name="all"/>.</param>
    /// <param name="all">Of how many.</param>
    /// <returns>Null where there are none.</returns>
    public static RatingInterval? Of(int count, int all)
    {
        if (all == 0)
            return null;
        var (share, n) = ((double)count / all, (double)all);
        var middle = share + Z * Z / (2 * n);
        var half = Z * Math.Sqrt(share * (1 - share) / n + Z * Z / (4 * n * n));
        var scale = 1 + Z * Z / n;
        return new(Math.Max(0, (middle - half) / scale), Math.Min(1, (middle + half) / scale));
    }
}
