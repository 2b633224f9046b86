using AiTrader.Stores;

namespace AiTrader.Performance;

/// <summary>
/// What the requests of a trader, or of one session, amount to. What a provider did not say is not counted as zero: a
/// sum without any known part is null, and one with unknown parts is marked.
/// </summary>
public sealed class RequestTotals
{
    // Sums only: a service keeps the totals of all its traders, and their requests are as many as their turns.
    private RequestTotals(List<SessionRequest> requests)
    {
        Count = requests.Count;
        RetryCount = requests.Count(request => request.Outcome == RequestOutcome.Retried);
        FailureCount = requests.Count(request => request.Outcome == RequestOutcome.Failed);
        Reasons =
        [
            .. requests
                .Select(request => request.Reason)
                .OfType<string>()
                .CountBy(reason => reason)
                .OrderByDescending(count => count.Value)
                .ThenBy(count => count.Key, StringComparer.Ordinal)
                .Select(count => (count.Key, count.Value)),
        ];
        InputTokens = Sum(requests, tokens => tokens.Input);
        OutputTokens = Sum(requests, tokens => tokens.Output);
        CacheReadTokens = Sum(requests, tokens => tokens.CacheRead);
        CacheWrittenTokens = Sum(requests, tokens => tokens.CacheWritten);
        Cost = Known(requests, request => request.Cost) is { Count: > 0 } costs ? costs.Sum() : null;
        UnknownTokenCount = requests.Count(request => IsReply(request) && request.Tokens is null);
        UnknownCostCount = requests.Count(request =>
            request.Cost is null && (IsReply(request) || request.Tokens is not null)
        );
    }

    /// <summary>The totals of requests.</summary>
    /// <param name="requests">The requests, in any order.</param>
    /// <exception cref="OverflowException">A sum is beyond what its type holds.</exception>
    public static RequestTotals Create(IEnumerable<SessionRequest> requests)
    {
        ArgumentNullException.ThrowIfNull(requests);
        return new([.. requests]);
    }

    /// <summary>The number of requests, repeated ones included.</summary>
    public int Count { get; }

    /// <summary>The number of requests that failed and were repeated.</summary>
    public int RetryCount { get; }

    /// <summary>The number of requests that failed and ended their session.</summary>
    public int FailureCount { get; }

    /// <summary>How often requests failed for which reason; the most frequent first, then by name.</summary>
    public IReadOnlyList<(string Reason, int Count)> Reasons { get; }

    /// <summary>The tokens of the requests, those of caches included; null if none is known.</summary>
    public long? InputTokens { get; }

    /// <summary>The tokens of the replies; null if none is known.</summary>
    public long? OutputTokens { get; }

    /// <summary>The input tokens that were read from a cache; null if no provider says it.</summary>
    public long? CacheReadTokens { get; }

    /// <summary>The input tokens that were written to a cache; null if no provider says it.</summary>
    public long? CacheWrittenTokens { get; }

    /// <summary>What the requests cost, in the currency of their prices; null if no cost is known.</summary>
    public decimal? Cost { get; }

    /// <summary>
    /// The number of replies whose tokens are not known. A request without a reply counts only if its tokens are known.
    /// </summary>
    public int UnknownTokenCount { get; }

    /// <summary>The number of requests whose cost is not known, although they may have cost something.</summary>
    public int UnknownCostCount { get; }

    private static bool IsReply(SessionRequest request) => request.Outcome == RequestOutcome.Replied;

    private static long? Sum(List<SessionRequest> requests, Func<TokenUsage, long?> count) =>
        Known(requests, request => request.Tokens is { } tokens ? count(tokens) : null) is { Count: > 0 } counts
            ? counts.Sum()
            : null;

    private static List<T> Known<T>(List<SessionRequest> requests, Func<SessionRequest, T?> find)
        where T : struct => [.. requests.Select(find).Where(value => value is not null).Select(value => value!.Value)];
}
