namespace QueueServer.Diagnostics;

/// <summary>What a start is at. One that takes longer than ten seconds says each step, so that whoever waits for it knows why.</summary>
internal sealed class StartSteps : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly TimeProvider time;
    private readonly ILogger<StartSteps> logger;
    private readonly long began;
    private readonly ITimer timer;
    private volatile string step = "making ready";
    private volatile bool isLong;

    /// <summary>The start begins now.</summary>
    public StartSteps(TimeProvider time, ILogger<StartSteps> logger)
    {
        (this.time, this.logger, began) = (time, logger, time.GetTimestamp());
        timer = time.CreateTimer(_ => Say(), null, Patience, Patience);
    }

    /// <param name="now">What is begun, as <c>reading the journal</c>.</param>
    public void Begin(string now)
    {
        step = now;
        if (isLong)
            Say();
    }

    /// <summary>The start is over.</summary>
    public void Dispose() => timer.Dispose();

    private void Say()
    {
        isLong = true;
        Log.StillStarting(logger, (long)time.GetElapsedTime(began).TotalSeconds, step);
    }
}
