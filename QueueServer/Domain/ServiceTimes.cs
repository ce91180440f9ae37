using QueueContracts;

namespace QueueServer.Domain;

/// <summary>
/// How long services take: by the last thirty times of the day; until there are eight, the setting stands for those that are missing.
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

    private readonly Dictionary<ServiceId, (double Mean, double Variance, double Doubt)> known = [];
    private readonly double comes = ShareThatComes(state);

    /// <summary>
    /// One who waits: mean minutes, their variance (minutes²), and how far the mean may be off (minutes). Who may not come counts for less.
    /// </summary>
    public (double Mean, double Variance, double Doubt) Of(ServiceId service)
    {
        if (!known.TryGetValue(service, out var time))
        {
            time = Measure(
                [.. state.ServiceTimes.GetValueOrDefault(service, []).Select(of => of.TotalMinutes)],
                settings.FindService(service)?.ExpectedMinutes ?? Unknown
            );
            known[service] = time = (time.Mean * comes, time.Variance * comes, time.Doubt * comes);
        }

        return time;
    }

    /// <summary>What is left of one at a counter: it may end at any moment, so it is as uncertain as it is long.</summary>
    public (double Mean, double Variance, double Doubt) Left(Ticket ticket, DateTimeOffset now)
    {
        var (mean, variance, doubt) = Of(ticket.Service);
        var served = ticket.ServedBefore + (ticket.ServingSince is { } since ? Gap.Between(since, now).Length : TimeSpan.Zero);
        var left = Math.Max(mean - served.TotalMinutes, LeastLeft * mean);
        return (left, Math.Max(variance * (left / mean), left * left), doubt * (left / mean));
    }

    /// <summary>
    /// The setting stands as eight service times until as many real ones took their place: a few odd ones tell little, and a setting that
    /// is wrong is soon forgotten. Where the two disagree, the doubt is as large as that.
    /// </summary>
    private static (double Mean, double Variance, double Doubt) Measure(IReadOnlyList<double> minutes, double expected)
    {
        var (set, own) = (Math.Max(0, EnoughTimes - minutes.Count), minutes.Count == 0 ? expected : minutes.Average());
        var share = (double)set / (set + minutes.Count);
        var mean = Math.Max((share * expected) + ((1 - share) * own), 0.1);
        var variance = set > 0 ? Math.Pow(AssumedVariation * mean, 2) : minutes.Sum(of => Math.Pow(of - own, 2)) / (minutes.Count - 1);
        var (ofSetting, ofMeasured) = (
            share * Math.Max(AssumedError * expected, Math.Abs(expected - own)),
            (1 - share) * (1 - share) * variance / Math.Max(minutes.Count, 1)
        );
        return (mean, variance, Math.Sqrt((ofSetting * ofSetting) + ofMeasured));
    }

    /// <summary>The share of those called today that came; one until somebody did not.</summary>
    private static double ShareThatComes(OfficeState state)
    {
        var (finished, missed) = (state.Figures.Values.Sum(of => of.Finished), state.Figures.Values.Sum(of => of.NoShows));
        return finished < EnoughTimes ? 1 : (double)finished / (finished + missed);
    }
}
