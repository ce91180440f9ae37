using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using QueueServer.Diagnostics;

namespace QueueServer.Tests.Running;

/// <summary>Keeps what a program logs.</summary>
internal sealed class CapturedLog : ILoggerFactory, ILoggerProvider
{
    private readonly ConcurrentQueue<LogLine> lines = [];

    public IReadOnlyCollection<LogLine> Lines => lines;

    public ILogger CreateLogger(string categoryName) => new Category(categoryName, lines);

    public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException();

    public void Dispose() { }

    private sealed class Category(string name, ConcurrentQueue<LogLine> lines) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        ) => lines.Enqueue(new(name, logLevel, eventId, formatter(state, exception), exception));
    }
}

internal sealed record LogLine(string Category, LogLevel Level, EventId Event, string Text, Exception? Exception);
