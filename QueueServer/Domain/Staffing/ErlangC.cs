namespace QueueServer.Domain.Staffing;

/// <summary>
/// How long people wait where so many counters call from one line: the delay formula of A. K. Erlang, "Solution of some problems in the
/// theory of probabilities of significance in automatic telephone exchanges", 1917. It supposes that arrivals and services are as
/// irregular as chance makes them; what they really are goes in as a factor.
/// </summary>
/// <param name="Counters">How many call, c.</param>
/// <param name="Load">How many would be busy if there were enough, a: arrivals in a time of service.</param>
/// <param name="Service">How long a service takes, s.</param>
/// <param name="Variation">(cv_a² + cv_s²) / 2, after A. O. Allen and R. D. Cunneen: 1 where both are as chance makes them.</param>
internal readonly record struct ErlangC(int Counters, double Load, TimeSpan Service, double Variation = 1)
{
    /// <summary>Whether the line does not grow for ever: only then is anything below true.</summary>
    public bool IsSteady => Load < Counters;

    /// <summary>The share that would find all counters busy if nobody waited: B₀ = 1, Bₙ = a·Bₙ₋₁ / (n + a·Bₙ₋₁).</summary>
    public double Blocked
    {
        get
        {
            var blocked = 1.0;
            for (var n = 1; n <= Counters; n++)
                blocked = Load * blocked / (n + (Load * blocked));
            return blocked;
        }
    }

    /// <summary>The share that waits at all: C = B / (1 − (a/c)(1 − B)).</summary>
    public double Waiting => Blocked / (1 - (Load / Counters * (1 - Blocked)));

    /// <summary>The mean wait: C·s / (c − a), times the variation.</summary>
    public TimeSpan MeanWait => Service * (Waiting / (Counters - Load) * Variation);

    /// <summary>The share that waits longer: C·e^(−(c − a)·t/s), times the variation; 1 at most.</summary>
    public double WaitingLonger(TimeSpan than) => Math.Min(1, Waiting * Math.Exp(-(Counters - Load) * (than / Service)) * Variation);
}
