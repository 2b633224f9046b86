using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using ModelContextProtocol;

namespace AiTrader.Runner.ToolServers;

/// <summary>
/// The logs of a tool server, in which a mistake of a client is one line: its message, without the stack of the code
/// that found it. Faults keep theirs.
/// </summary>
internal sealed class OneLineLogs : ILoggerFactory
{
    private readonly ILoggerFactory _logs;

    private OneLineLogs(ILoggerFactory logs) => _logs = logs;

    /// <summary>Loggers in front of those of a factory, which stays its owner's.</summary>
    public static ILoggerFactory Of(ILoggerFactory logs) => new OneLineLogs(logs);

    public ILogger CreateLogger(string categoryName) => new OneLineLogger(_logs.CreateLogger(categoryName));

    public void AddProvider(ILoggerProvider provider) => _logs.AddProvider(provider);

    public void Dispose()
    {
        // The factory belongs to the container.
    }

    private sealed class OneLineLogger(ILogger logger) : ILogger
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
        )
        {
            // What the server throws at a client is an error to the SDK, and a warning again, as a failed request.
            // A call that the client has canceled is no fault either.
            if (
                exception
                is not (McpException or JsonException or OperationCanceledException or BadHttpRequestException)
            )
            {
                logger.Log(logLevel, eventId, state, exception, formatter);
            }
            else if (IsSaidOnce(logLevel, exception) && logger.IsEnabled(logLevel))
            {
                string line = $"{formatter(state, null)} ({MessageText.OneLine(exception.Message)})";
                logger.Log(logLevel, eventId, line, null, static (text, _) => text);
            }
        }

        // The server of HTTP says it only once.
        private static bool IsSaidOnce(LogLevel logLevel, Exception exception) =>
            logLevel < LogLevel.Error || exception is BadHttpRequestException;
    }
}
