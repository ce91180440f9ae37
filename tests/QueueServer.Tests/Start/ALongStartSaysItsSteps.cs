using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using QueueServer.Diagnostics;
using QueueServer.Tests.Running;

namespace QueueServer.Tests.Start;

public sealed class ALongStartSaysItsSteps : TempFolder
{
    /// <summary>Held while it is put together, it says that, and then each step until it listens.</summary>
    [Fact]
    public async Task Wherever_it_stands_until_it_listens()
    {
        var (time, said) = (new FakeTimeProvider(), new Said());
        using var held = new HeldClock();
        var building = Task.Run(
            () => App.BuildAsync(["--Data", Folder, "--urls", "http://127.0.0.1:0"], held, new(time, said)),
            TestContext.Current.CancellationToken
        );
        await held.Asked.Task.WaitAsync(TestContext.Current.CancellationToken);
        time.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(["Starting takes long: 10 s so far; now: putting the server together"], said.Lines);
        held.Go();

        await using var app = await building;
        await app.StartAsync(TestContext.Current.CancellationToken);
        var steps = said.Lines.ConvertAll(line => line[(line.IndexOf("now: ", StringComparison.Ordinal) + 5)..]);
        Assert.Contains("bringing the database's schema up to date", steps);
        Assert.Contains("making ready the accounts", steps);
        Assert.Contains("starting DayRollover", steps);
        Assert.Equal("opening its addresses", steps[^1]);
        time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(steps.Count, said.Lines.Count); // it listens: nothing more is said
        await app.StopAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Also_where_a_service_that_starts_with_it_is_held()
    {
        var (time, said) = (new FakeTimeProvider(), new Said());
        using var steps = new StartSteps(time, said);
        var builder = Host.CreateEmptyApplicationBuilder(new());
        var held = new HeldService();
        builder.Services.AddHostedService(_ => held);
        steps.Watch(builder.Services);
        using var host = builder.Build();
        var start = host.StartAsync(TestContext.Current.CancellationToken);
        await held.Asked.Task.WaitAsync(TestContext.Current.CancellationToken);
        time.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(["Starting takes long: 10 s so far; now: starting HeldService"], said.Lines);
        held.Free.SetResult();
        await start;
        Assert.Equal("Starting takes long: 10 s so far; now: opening its addresses", said.Lines[^1]);
    }

    [Fact]
    public async Task One_that_is_refused_says_nothing_more()
    {
        var (time, said) = (new FakeTimeProvider(), new Said());
        await Assert.ThrowsAsync<ScreenHosting.StartException>(() =>
            App.BuildAsync(["--Data", Folder, "--Cluster:Enabled", "true", "--urls", "http://127.0.0.1:0"], time, new(time, said))
        );
        time.Advance(TimeSpan.FromMinutes(1));
        Assert.Empty(said.Lines);
    }

    [Fact]
    public void After_ten_seconds_and_each_one_it_comes_to()
    {
        var (time, said) = (new FakeTimeProvider(), new Said());
        using (var steps = new StartSteps(time, said))
        {
            steps.Begin("reading the journal");
            time.Advance(TimeSpan.FromSeconds(9.9));
            Assert.Empty(said.Lines);
            time.Advance(TimeSpan.FromSeconds(0.1));
            steps.Begin("repairing the database");
            time.Advance(TimeSpan.FromSeconds(10));
        }

        time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(
            [
                "Starting takes long: 10 s so far; now: reading the journal",
                "Starting takes long: 10 s so far; now: repairing the database",
                "Starting takes long: 20 s so far; now: repairing the database",
            ],
            said.Lines
        );
    }

    /// <summary>A clock that gives its first answer when it is let.</summary>
    private sealed class HeldClock : TimeProvider, IDisposable
    {
        private readonly ManualResetEventSlim free = new();

        public TaskCompletionSource Asked { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public void Go() => free.Set();

        public override DateTimeOffset GetUtcNow()
        {
            Asked.TrySetResult();
            free.Wait();
            return base.GetUtcNow();
        }

        public void Dispose() => free.Dispose();
    }

    private sealed class HeldService : IHostedService
    {
        public TaskCompletionSource Asked { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource Free { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task StartAsync(CancellationToken cancellationToken)
        {
            Asked.TrySetResult();
            return Free.Task;
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }

    private sealed class Said : ILogger<StartSteps>
    {
        public List<string> Lines { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        ) => Lines.Add(formatter(state, exception));
    }
}
