using System.Diagnostics;

namespace LoadTest.Boards;

/// <summary>When each board has a version of the office's view, or a newer one.</summary>
/// <param name="version">The version.</param>
/// <param name="boards">How many boards there are.</param>
internal sealed class Wave(long version, int boards)
{
    private readonly long[] times = new long[boards];
    private readonly TaskCompletionSource all = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int left = boards;

    /// <summary>How many have it.</summary>
    public int Reached => times.Length - left;

    /// <summary>A board has this version now.</summary>
    public void Arrive(int board, long arrived)
    {
        if (arrived < version || Interlocked.CompareExchange(ref times[board], Stopwatch.GetTimestamp(), 0) != 0)
            return;
        if (Interlocked.Decrement(ref left) == 0)
            all.TrySetResult();
    }

    /// <summary>Waits until every board has it, or for no longer than this.</summary>
    public async Task WaitAsync(TimeSpan patience)
    {
        try
        {
            await all.Task.WaitAsync(patience);
        }
        catch (TimeoutException)
        {
            // Reached tells how many are missing.
        }
    }

    /// <summary>Milliseconds from a timestamp to each arrival.</summary>
    public IEnumerable<double> Since(long start) =>
        times.Where(time => time != 0).Select(time => Stopwatch.GetElapsedTime(start, time).TotalMilliseconds);
}
