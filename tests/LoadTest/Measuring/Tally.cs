using System.Collections.Concurrent;

namespace LoadTest.Measuring;

/// <summary>What was answered and how fast, and what went wrong. Safe for many threads.</summary>
internal sealed class Tally
{
    private readonly ConcurrentBag<double> times = [];
    private readonly ConcurrentDictionary<string, int> errors = [];

    /// <summary>How many were answered as they should be.</summary>
    public int Answered => times.Count;

    public int Errors => errors.Values.Sum();

    public Spread Times => Spread.Of(times);

    /// <summary>Each kind of error and how often it came.</summary>
    public IEnumerable<string> Faults => errors.OrderByDescending(error => error.Value).Select(error => $"{error.Value} × {error.Key}");

    /// <summary>
    /// Takes the time since <paramref name="from"/>, and answers what was waited for; null after an error, which is counted.
    /// </summary>
    /// <param name="from">The timestamp from which the wait counts.</param>
    /// <param name="act">What is waited for; where it answers null, there was nothing to wait for, and nothing is counted.</param>
    public async Task<T?> TimeAsync<T>(long from, Func<Task<T>> act)
        where T : class?
    {
        try
        {
            var answer = await act();
            if (answer is not null)
                times.Add(System.Diagnostics.Stopwatch.GetElapsedTime(from).TotalMilliseconds);
            return answer;
        }
        catch (Exception error) when (error is HttpRequestException or TaskCanceledException or IOException or LoadException)
        {
            Fail(error.Message);
            return null;
        }
    }

    /// <summary>Counts an error.</summary>
    public void Fail(string what) => errors.AddOrUpdate(what, 1, (_, count) => count + 1);
}
