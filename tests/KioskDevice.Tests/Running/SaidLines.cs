using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace KioskDevice.Tests.Running;

/// <summary>What a program says in its log.</summary>
internal sealed class SaidLines : ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<string> lines = [];

    public IEnumerable<string> Lines => lines;

    /// <summary>A line more was said.</summary>
    public event Action? Changed;

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter
    )
    {
        lines.Enqueue(formatter(state, exception));
        Changed?.Invoke();
    }

    public void Dispose() { }
}
