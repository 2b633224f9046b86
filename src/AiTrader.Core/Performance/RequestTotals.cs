using AiTrader.Stores;

namespace AiTrader.Performance;

/// <summary>
/// What the requests of a trader, or of one session, amount to. What a provider did not say is not counted as zero: a
/// sum without any known part is null, and one with unknown parts is marked.
/// </summary>
public sealed class RequestTotals
{
    private readonly List<SessionRequest> _requests;

    private RequestTotals(List<SessionRequest> requests) => _requests = requests;

    /// <summary>The totals of requests.</summary>
    /// <param name="requests">The requests, in any order.</param>
    public static RequestTotals Create(IEnumerable<SessionRequest> requests)
    {
        ArgumentNullException.ThrowIfNull(requests);
        return new([.. requests]);
    }

    /// <summary>The number of requests, repeated ones included.</summary>
    public int Count => _requests.Count;

    /// <summary>The number of requests that failed and were repeated.</summary>
    public int RetryCount => _requests.Count(request => request.Outcome == RequestOutcome.Retried);

    /// <summary>The number of requests that failed and ended their session.</summary>
    public int FailureCount => _requests.Count(request => request.Outcome == RequestOutcome.Failed);

    /// <summary>How often requests failed for which reason; the most frequent first, then by name.</summary>
    public IReadOnlyList<(string Reason, int Count)> Reasons =>
        [
            .. _requests
                .Select(request => request.Reason)
                .OfType<string>()
                .CountBy(reason => reason)
                .OrderByDescending(count => count.Value)
                .ThenBy(count => count.Key, StringComparer.Ordinal)
                .Select(count => (count.Key, count.Value)),
        ];

    /// <summary>The tokens of the requests, those of caches included; null if none is known.</summary>
    public long? InputTokens => Sum(tokens => tokens.Input);

    /// <summary>The tokens of the replies; null if none is known.</summary>
    public long? OutputTokens => Sum(tokens => tokens.Output);

    /// <summary>The input tokens that were read from a cache; null if no provider says it.</summary>
    public long? CacheReadTokens => Sum(tokens => tokens.CacheRead);

    /// <summary>The input tokens that were written to a cache; null if no provider says it.</summary>
    public long? CacheWrittenTokens => Sum(tokens => tokens.CacheWritten);

    /// <summary>What the requests cost, in the currency of their prices; null if no cost is known.</summary>
    /// <exception cref="OverflowException">The sum is beyond what a decimal holds.</exception>
    public decimal? Cost => Known(request => request.Cost) is { Count: > 0 } costs ? costs.Sum() : null;

    /// <summary>
    /// The number of replies whose tokens are not known. A request without a reply counts only if its tokens are known.
    /// </summary>
    public int UnknownTokenCount => _requests.Count(request => IsReply(request) && request.Tokens is null);

    /// <summary>The number of requests whose cost is not known, although they may have cost something.</summary>
    public int UnknownCostCount =>
        _requests.Count(request => request.Cost is null && (IsReply(request) || request.Tokens is not null));

    private static bool IsReply(SessionRequest request) => request.Outcome == RequestOutcome.Replied;

    private long? Sum(Func<TokenUsage, long?> count) =>
        Known(request => request.Tokens is { } tokens ? count(tokens) : null) is { Count: > 0 } counts
            ? counts.Sum()
            : null;

    private List<T> Known<T>(Func<SessionRequest, T?> find)
        where T : struct => [.. _requests.Select(find).Where(value => value is not null).Select(value => value!.Value)];
}
