namespace QueueServer.Domain.Facts;

/// <summary>
/// How long waits are when those count, too, that ended in vain: whoever left after twenty minutes waited <em>at least</em> twenty, and so
/// has whoever waits still. Without them a bad day looks good, because people went home. Seconds; null where so many left that it cannot
/// be told.
/// </summary>
/// <param name="Called">Waits that ended with a call.</param>
/// <param name="Left">Waits that ended without one, or go on.</param>
/// <param name="P50">Half wait no longer.</param>
/// <param name="P90">Nine of ten wait no longer.</param>
internal sealed record Survival(int Called, int Left, double? P50, double? P90)
{
    /// <summary>
    /// The product-limit estimate of E. L. Kaplan and P. Meier, "Nonparametric estimation from incomplete observations", Journal of the
    /// American Statistical Association 53 (1958): S(t) = ∏ (1 − dᵢ/nᵢ) over the moments tᵢ ≤ t at which dᵢ of the nᵢ who still waited
    /// were called. The percentile p is the first t with S(t) ≤ 1 − p. Who left at the moment of a call still counts as waiting then.
    /// </summary>
    /// <param name="waits">Each wait, and whether it ended with a call; in any order.</param>
    public static Survival Of(List<(double Seconds, bool Called)> waits)
    {
        waits.Sort(static (one, other) => one.Seconds.CompareTo(other.Seconds));
        var (survive, still, called) = (1.0, waits.Count, 0);
        double? half = null,
            most = null;
        for (var i = 0; i < waits.Count; )
        {
            var (at, calls, leave) = (waits[i].Seconds, 0, 0);
            for (; i < waits.Count && waits[i].Seconds == at; i++)
            {
                if (waits[i].Called)
                    calls++;
                else
                    leave++;
            }

            survive *= 1 - ((double)calls / still);
            still -= calls + leave;
            called += calls;
            if (calls > 0)
            {
                half ??= survive <= 0.5 + Rounding ? at : null;
                most ??= survive <= 0.1 + Rounding ? at : null;
            }
        }

        return new(called, waits.Count - called, half, most);
    }

    private const double Rounding = 1e-12; // of the products
}
