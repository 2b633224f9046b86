using AiTrader.Stores;
using Microsoft.Extensions.AI;

namespace AiTrader.Tools;

/// <summary>
/// Writes the requests of one session into its store, each as soon as it has ended. What was asked is paid for, even if
/// the session is killed before it acts on the reply.
/// </summary>
/// <param name="context">The session.</param>
/// <param name="desk">Its desk.</param>
/// <param name="prices">The prices of tokens; null if they are not known.</param>
internal sealed class RequestLog(TradingContext context, IToolDesk desk, TokenPrices? prices)
{
    private bool _isUnderWay;

    /// <summary>A request is sent.</summary>
    public void Begin() => _isUnderWay = true;

    /// <summary>The model replied.</summary>
    public ValueTask ReplyAsync(UsageDetails? usage) =>
        EndAsync(RequestOutcome.Replied, reason: null, TokenCounts.Read(usage));

    /// <summary>The request failed, and is repeated.</summary>
    public ValueTask RetryAsync(Exception failure) =>
        EndAsync(RequestOutcome.Retried, FailureReason.Of(failure), TokenCounts.Find(failure));

    /// <summary>The request failed, and the session ends; nothing if none is under way.</summary>
    public ValueTask FailAsync(Exception failure, CancellationToken cancellationToken)
    {
        if (!_isUnderWay)
        {
            return ValueTask.CompletedTask;
        }

        bool isCanceled = failure is OperationCanceledException && cancellationToken.IsCancellationRequested;
        return EndAsync(
            RequestOutcome.Failed,
            isCanceled ? FailureReason.Canceled : FailureReason.Of(failure),
            TokenCounts.Find(failure)
        );
    }

    // Written even if the session is being canceled: it is one short write.
    private async ValueTask EndAsync(RequestOutcome outcome, string? reason, TokenUsage? tokens)
    {
        _isUnderWay = false;
        await desk
            .Requests.AppendAsync(
                new SessionRequest
                {
                    Context = context,
                    RecordedAt = desk.TimeProvider.GetUtcNow(),
                    Outcome = outcome,
                    Reason = reason,
                    Tokens = tokens,
                    Cost = prices?.GetCost(tokens),
                },
                CancellationToken.None
            )
            .ConfigureAwait(false);
    }
}
