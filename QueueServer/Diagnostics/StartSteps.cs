namespace QueueServer.Diagnostics;

/// <summary>
/// What a start is at, from the program's first line until it listens. One that takes longer than ten seconds says each step, so that
/// whoever waits for it knows why.
/// </summary>
internal sealed class StartSteps : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly TimeProvider time;
    private readonly long began;
    private readonly ITimer timer;
    private volatile ILogger logger;
    private volatile string step = "reading the settings";
    private volatile bool isLong;
    private volatile bool isOver;

    /// <summary>The start begins now.</summary>
    /// <param name="time">What the start is measured by.</param>
    /// <param name="logger">Where it is said, until <see cref="SayBy"/>.</param>
    public StartSteps(TimeProvider time, ILogger<StartSteps> logger)
    {
        (this.time, this.logger, began) = (time, logger, time.GetTimestamp());
        timer = time.CreateTimer(_ => Say(), null, Patience, Patience);
    }

    /// <param name="now">What is begun, as <c>reading the journal</c>; nothing once the start is over.</param>
    public void Begin(string now)
    {
        step = now;
        if (isLong)
            Say();
    }

    /// <summary>From now on it is said where everything else is.</summary>
    public void SayBy(ILogger<StartSteps> other) => logger = other;

    /// <summary>Makes each hosted service a step; what listens is added when the host is built, and starts last.</summary>
    public void Watch(IServiceCollection services)
    {
        for (var at = services.Count - 1; at >= 0; at--)
        {
            if (services[at].ServiceType == typeof(IHostedService))
                services.Insert(at, StepAt($"starting {NameOf(services[at])}"));
        }

        services.Add(StepAt("opening its addresses"));
    }

    /// <summary>The start is over.</summary>
    public void Dispose()
    {
        isOver = true;
        timer.Dispose();
    }

    private ServiceDescriptor StepAt(string now) => ServiceDescriptor.Singleton<IHostedService>(_ => new Step(this, now));

    private static string NameOf(ServiceDescriptor service) =>
        (service.ImplementationType ?? service.ImplementationInstance?.GetType() ?? service.ImplementationFactory?.Method.ReturnType)?.Name
        ?? "a service";

    private void Say()
    {
        isLong = true;
        if (!isOver)
            Log.StillStarting(logger, (long)time.GetElapsedTime(began).TotalSeconds, step);
    }

    /// <summary>Says what is started after it.</summary>
    private sealed class Step(StartSteps steps, string now) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken)
        {
            steps.Begin(now);
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
