using QueueContracts;

namespace QueueServer.Domain;

/// <summary>
/// How long services take: by the last thirty times of the day, and by the setting as long as these are few.
/// </summary>
internal sealed class ServiceTimes(OfficeState state, OfficeSettings settings)
{
    /// <summary>The deviation ÷ mean assumed until it was measured: between regular (0) and exponential (1).</summary>
    private const double AssumedVariation = 0.6;

    /// <summary>How far a set service time may be from the true mean, as a share of it.</summary>
    private const double AssumedError = 0.25;

    /// <summary>Minutes where neither a measurement nor a setting is there: a service the office no longer has.</summary>
    private const double Unknown = 10;

    /// <summary>As so many service times the setting counts; and fewer than that say little of who comes.</summary>
    private const int EnoughTimes = 8;

    /// <summary>A service never takes less than this of what is expected of it, however long it has run.</summary>
    private const double LeastLeft = 0.25;

    private readonly Dictionary<ServiceId, ServiceTime> known = [];
    private readonly double comes = ShareThatComes(state);

    /// <summary>One who waits. Who may not come counts for less.</summary>
    public ServiceTime Of(ServiceId service)
    {
        if (!known.TryGetValue(service, out var time))
        {
            time = Measure(
                [.. state.ServiceTimes.GetValueOrDefault(service, []).Select(of => of.TotalMinutes)],
                settings.FindService(service)?.ExpectedMinutes ?? Unknown
            );
            known[service] = time *= comes;
        }

        return time;
    }

    /// <summary>What is left of one at a counter: it may end at any moment, so it is as uncertain as it is long.</summary>
    public ServiceTime Left(Ticket ticket, DateTimeOffset now)
    {
        var time = Of(ticket.Service);
        var served = ticket.ServedBefore + (ticket.ServingSince is { } since ? Gap.Between(since, now).Length : TimeSpan.Zero);
        var left = Math.Max(time.Mean - served.TotalMinutes, LeastLeft * time.Mean);
        time *= left / time.Mean;
        return time with { Variance = Math.Max(time.Variance, left * left) };
    }

    /// <summary>
    /// The setting stands as eight service times; when eight real ones are there, each that follows takes the place of one of them. A few
    /// odd ones tell little, and a setting that is wrong is forgotten. Where the two disagree, what was measured is told as well.
    /// </summary>
    private static ServiceTime Measure(IReadOnlyList<double> minutes, double expected)
    {
        var (set, own) = (Math.Clamp((2 * EnoughTimes) - minutes.Count, 0, EnoughTimes), minutes.Count == 0 ? expected : minutes.Average());
        var share = (double)set / (set + minutes.Count);
        var mean = Math.Max((share * expected) + ((1 - share) * own), 0.1);
        var variance =
            minutes.Count < EnoughTimes
                ? Math.Pow(AssumedVariation * mean, 2)
                : minutes.Sum(of => Math.Pow(of - own, 2)) / (minutes.Count - 1);
        var ofSetting = share * AssumedError * expected;
        var ofMeasured = (1 - share) * (1 - share) * variance / Math.Max(minutes.Count, 1);
        return new(mean, variance, Math.Sqrt((ofSetting * ofSetting) + ofMeasured), own - mean);
    }

    /// <summary>The share of those called today that came; one until somebody did not.</summary>
    private static double ShareThatComes(OfficeState state)
    {
        var (finished, missed) = (state.Figures.Values.Sum(of => of.Finished), state.Figures.Values.Sum(of => of.NoShows));
        return finished < EnoughTimes ? 1 : (double)finished / (finished + missed);
    }
}

/// <summary>How long a service takes, or several one after the other.</summary>
/// <param name="Mean">Minutes.</param>
/// <param name="Variance">Of one service, in minutes².</param>
/// <param name="Doubt">How far the mean may be off, in minutes.</param>
/// <param name="Lean">What the mean would be by the measured times alone, less the mean, in minutes.</param>
internal readonly record struct ServiceTime(double Mean, double Variance, double Doubt, double Lean)
{
    public static ServiceTime operator +(ServiceTime one, ServiceTime other) =>
        new(one.Mean + other.Mean, one.Variance + other.Variance, one.Doubt + other.Doubt, one.Lean + other.Lean);

    /// <summary>A share of it.</summary>
    public static ServiceTime operator *(ServiceTime time, double share) =>
        new(time.Mean * share, time.Variance * share, time.Doubt * share, time.Lean * share);
}
