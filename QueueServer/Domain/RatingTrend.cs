namespace QueueServer.Domain;

/// <summary>
/// Whether dissatisfaction has grown, by a one-sided cumulative sum (E. S. Page 1954, Biometrika 41:100–115): each rating moves it by
/// x − p − k and it never falls below 0, where x is 1 for a dissatisfied one and 0 otherwise, p the usual share and k half of it. It alarms
/// above h = 4.
/// </summary>
/// <param name="Sum">Where it stands after the last rating.</param>
/// <param name="Alarm">At which rating it first alarmed, from 0; null where it did not.</param>
internal readonly record struct RatingTrend(double Sum, int? Alarm)
{
    /// <summary>h.</summary>
    public const double Limit = 4;

    /// <param name="dissatisfied">Of each rating, in the order of time, whether it is dissatisfied.</param>
    /// <param name="usual">The share that usually is, 0…1.</param>
    public static RatingTrend Of(IEnumerable<bool> dissatisfied, double usual)
    {
        var (sum, alarm, place) = (0.0, (int?)null, 0);
        foreach (var one in dissatisfied)
        {
            sum = Math.Max(0, sum + (one ? 1 : 0) - usual - usual / 2);
            if (sum > Limit)
                alarm ??= place;
            place++;
        }

        return new(sum, alarm);
    }
}
