namespace QueueServer.Domain.Units;

/// <summary>How a share differs from that of the whole, beyond what chance does to so few or so many.</summary>
internal enum Standing
{
    /// <summary>Of nobody, or of too few to say.</summary>
    Unknown,

    /// <summary>Below the limit that chance crosses once in a thousand times.</summary>
    FarBelow,

    /// <summary>Below the limit that chance crosses once in forty times.</summary>
    Below,

    /// <summary>No more than chance does.</summary>
    Within,

    /// <summary>Above, as <see cref="Below"/>.</summary>
    Above,

    /// <summary>Above, as <see cref="FarBelow"/>.</summary>
    FarAbove,
}

/// <summary>
/// The limits of a funnel plot: D. J. Spiegelhalter, "Funnel plots for comparing institutional performance", Statistics in Medicine 24
/// (2005). Within them lies 95 %, or 99.8 %, of what chance makes of a share θ at n: θ ± z √(θ(1−θ)/n), by the normal approximation,
/// which is told from nothing below <see cref="Least"/>.
/// </summary>
internal static class FunnelLimits
{
    /// <summary>Fewer say nothing.</summary>
    public const int Least = 10;

    /// <summary>z of 95 %.</summary>
    public const double Warning = 1.959963984540054;

    /// <summary>z of 99.8 %.</summary>
    public const double Alarm = 3.090232306167813;

    /// <param name="count">Some …</param>
    /// <param name="of">… of so many.</param>
    /// <param name="whole">The share of the whole, 0…1; null for none.</param>
    public static Standing StandingOf(long count, long of, double? whole)
    {
        if (of < Least || whole is not { } share)
            return Standing.Unknown;
        var (away, error) = (((double)count / of) - share, Math.Sqrt(share * (1 - share) / of));
        return away < -Alarm * error ? Standing.FarBelow
            : away < -Warning * error ? Standing.Below
            : away > Alarm * error ? Standing.FarAbove
            : away > Warning * error ? Standing.Above
            : Standing.Within;
    }
}
