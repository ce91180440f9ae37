using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using QueueServer.Diagnostics;

namespace QueueServer.Tests.Start;

public sealed class ALongStartSaysItsSteps
{
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
