using AiTrader.Runner.Service;
using Microsoft.Extensions.Logging;

namespace AiTrader.Runner.Cluster;

/// <summary>
/// Ends the program when the cluster has declared its silo dead, for example because it stood still. It ends between
/// two acts, where Orleans would abort the process; whoever supervises it starts it again.
/// </summary>
internal sealed partial class DeadSilo(ServiceEnd end, ILogger<DeadSilo> logger) : IFatalErrorHandler
{
    /// <inheritdoc/>
    public bool IsUnexpected(Exception exception) => exception is not OperationCanceledException;

    /// <inheritdoc/>
    public void OnFatalException(object? sender, string? context, Exception? exception)
    {
        string reason = exception?.Message ?? context ?? "";
        LogEnded(reason, exception);
        end.Request($"The silo cannot stay in its cluster: {reason}");
    }

    [LoggerMessage(254, LogLevel.Critical, "The silo cannot stay in its cluster: {Reason}", EventName = "SiloEnded")]
    private partial void LogEnded(string reason, Exception? failure);
}
