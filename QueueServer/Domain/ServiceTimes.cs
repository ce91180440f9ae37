using QueueContracts;

namespace QueueServer.Domain;

/// <summary>How long services take: measured from the last thirty of the day, else as set.</summary>
internal sealed class ServiceTimes(OfficeState state, OfficeSettings settings)
{
    /// <summary>The deviation ÷ mean assumed until it was measured: between regular (0) and exponential (1).</summary>
    private const double AssumedVariation = 0.6;

    /// <summary>How far a set service time may be from the true mean, as a share of it.</summary>
    private const double AssumedError = 0.25;

    /// <summary>Minutes where neither a measurement nor a setting is there: a service the office no longer has.</summary>
    private const double Unknown = 10;

    /// <summary>Fewer service times say little of their deviation.</summary>
    private const int EnoughTimes = 8;

    /// <summary>
    /// The office's expected minutes weigh as so many services measured: a few that were over in seconds do not empty a line. They
    /// give way to what is measured: visitors of an office whose setting is far off would else be told wrong waits all day.
    /// </summary>
    private const int PriorTimes = 8;

    /// <summary>So many services are measured before it begins to weigh less, by one for each more.</summary>
    private const int PriorHolds = 4;

    /// <summary>A service never takes less than this of what is expected of it, however long it has run.</summary>
    private const double LeastLeft = 0.25;

    private readonly Dictionary<ServiceId, (double Mean, double Variance, double Doubt)> known = [];
    private readonly double comes = ShareThatComes(state);

    /// <summary>One who waits: mean minutes, their variance (minutes²), and how far the mean may be off (minutes). Who may not come counts for less.</summary>
    public (double Mean, double Variance, double Doubt) Of(ServiceId service)
    {
        if (!known.TryGetValue(service, out var time))
        {
            time = Measure([.. state.ServiceTimes.GetValueOrDefault(service, []).Select(of => of.TotalMinutes)], settings.FindService(service)?.ExpectedMinutes ?? Unknown);
            known[service] = time = (time.Mean * comes, time.Variance * comes, time.Doubt * comes);
        }

        return time;
    }

    /// <summary>What is left of one at a counter: it may end at any moment, so it is as uncertain as it is long.</summary>
    public (double Mean, double Variance, double Doubt) Left(Ticket ticket, DateTimeOffset now)
    {
        var (mean, variance, doubt) = Of(ticket.Service);
        var served = ticket.ServedBefore + (ticket.ServingSince is { } since ? now - since : TimeSpan.Zero);
        var left = Math.Max(mean - served.TotalMinutes, LeastLeft * mean);
        return (left, Math.Max(variance * (left / mean), left * left), doubt * (left / mean));
    }

    private static (double Mean, double Variance, double Doubt) Measure(IReadOnlyList<double> minutes, double expected)
    {
        if (minutes.Count == 0) return (expected, Math.Pow(AssumedVariation * expected, 2), AssumedError * expected);
        var weight = Math.Clamp(PriorTimes + PriorHolds - minutes.Count, 0, PriorTimes);
        var (measured, prior) = (minutes.Average(), (double)weight / (weight + minutes.Count));
        var mean = Math.Max((prior * expected) + ((1 - prior) * measured), 0.1);
        var variance = minutes.Count >= EnoughTimes ? minutes.Sum(of => Math.Pow(of - measured, 2)) / (minutes.Count - 1) : Math.Pow(AssumedVariation * mean, 2);
        return (mean, variance, Math.Sqrt(Math.Pow(prior * Math.Max(AssumedError * expected, Math.Abs(expected - measured)), 2) + (Math.Pow(1 - prior, 2) * variance / minutes.Count)));
    }

    /// <summary>The share of those called today that came; one until somebody did not.</summary>
    private static double ShareThatComes(OfficeState state)
    {
        var (finished, missed) = (state.Figures.Values.Sum(of => of.Finished), state.Figures.Values.Sum(of => of.NoShows));
        return finished < EnoughTimes ? 1 : (double)finished / (finished + missed);
    }
}
