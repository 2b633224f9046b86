using AiTrader.Tools;

namespace AiTrader.Runner.Lookahead;

/// <summary>A source with a leak: the last item that it finds has the date of the first one.</summary>
/// <param name="source">The source.</param>
internal sealed class LeakingNewsSource(INewsSource source) : INewsSource
{
    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<NewsItem>> SearchAsync(
        string query,
        CancellationToken cancellationToken = default
    ) =>
        await source.SearchAsync(query, cancellationToken) is { Count: > 1 } found
            ? [.. found.SkipLast(1), found[^1] with { Published = found[0].Published }]
            : await source.SearchAsync(query, cancellationToken);
}
