namespace LoadTest.Measuring;

/// <summary>Times in milliseconds, sorted: what share of them stays below what.</summary>
internal sealed class Spread
{
    private readonly double[] sorted;

    private Spread(double[] sorted) => this.sorted = sorted;

    public int Count => sorted.Length;

    public double Median => At(0.5);

    public double Longest => At(1);

    /// <exception cref="LoadException">There are none.</exception>
    public static Spread Of(IEnumerable<double> milliseconds) =>
        milliseconds.Order().ToArray() is { Length: > 0 } sorted
            ? new(sorted)
            : throw new LoadException("Nothing was answered: there is nothing to measure.");

    /// <summary>Below how many milliseconds a share of them stays (nearest rank).</summary>
    /// <param name="share">0…1.</param>
    public double At(double share) => sorted[Math.Clamp((int)Math.Ceiling(share * sorted.Length) - 1, 0, sorted.Length - 1)];

    public override string ToString() =>
        $"median {Median:0.0} ms, 95 % {At(0.95):0.0} ms, 99 % {At(0.99):0.0} ms, longest {Longest:0.0} ms";
}
