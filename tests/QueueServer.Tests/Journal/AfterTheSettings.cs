using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Logging;
using QueueServer.Diagnostics;

namespace QueueServer.Tests.Journal;

/// <summary>
/// Holds whoever reads settings when the database has answered, does something, and lets go. EF Core tells its loggers at that moment.
/// </summary>
internal sealed class AfterTheSettings : ILoggerFactory, ILogger
{
    /// <summary>What is done after the next reading of settings, once.</summary>
    public Func<Task>? Do { get; set; }

    public bool WasDone { get; private set; }

    public ILogger CreateLogger(string categoryName) => this;

    public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException();

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
        if (
            Do is not { } now
            || eventId != RelationalEventId.CommandExecuted
            || !formatter(state, exception).Replace("\"", "", StringComparison.Ordinal).Contains("FROM settings", StringComparison.Ordinal)
        )
            return;
        Do = null;
        Task.Run(now).GetAwaiter().GetResult();
        WasDone = true;
    }

    public void Dispose() { }
}
