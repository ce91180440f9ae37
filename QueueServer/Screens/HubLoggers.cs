using Microsoft.AspNetCore.SignalR;
using QueueServer.Access;
using QueueServer.Diagnostics;

namespace QueueServer.Screens;

/// <summary>
/// What SignalR logs of a hub. It takes a refused call for an error of the server's; the answer tells the caller, and the log need not.
/// What fails in another way is logged as SignalR does.
/// </summary>
internal sealed class HubLoggers(ILoggerFactory loggers) : ILoggerFactory
{
    private const string FailedInvoking = "FailedInvokingHubMethod"; // of DefaultHubDispatcher

    public ILogger CreateLogger(string categoryName) => new HubLogger(loggers.CreateLogger(categoryName));

    public void AddProvider(ILoggerProvider provider) => loggers.AddProvider(provider);

    public void Dispose() { } // the loggers are the server's

    private sealed class HubLogger(ILogger logger) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => logger.BeginScope(state);

        public bool IsEnabled(LogLevel logLevel) => logger.IsEnabled(logLevel);

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        ) =>
            logger.Log(
                exception is HubException && eventId.Name == FailedInvoking ? LogLevel.Debug : logLevel,
                eventId,
                state,
                exception,
                formatter
            );
    }
}
