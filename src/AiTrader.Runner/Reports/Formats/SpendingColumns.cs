using System.Globalization;
using AiTrader.Runner.Output;
using AiTrader.Runner.Texts;

namespace AiTrader.Runner.Reports.Formats;

/// <summary>
/// Requests, tokens and cost as columns of CSV, for a trader or for a session. What is not known is empty. An amount
/// has at least six decimals.
/// </summary>
internal static class SpendingColumns
{
    /// <summary>The names of the columns.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        "requests",
        "retries",
        "failed_requests",
        "request_failures",
        "input_tokens",
        "cache_read_tokens",
        "cache_written_tokens",
        "output_tokens",
        "cost",
        "unknown_tokens",
        "unknown_costs",
        "unrecorded_sessions",
    ];

    /// <summary>The values.</summary>
    public static IEnumerable<string> Of(Spending spending)
    {
        var totals = spending.Totals;
        return
        [
            Number(spending.RequestCount),
            Number(spending.RetryCount),
            Number(spending.FailureCount),
            DocumentText.Csv(spending.ReasonsText),
            Number(totals.InputTokens),
            Number(totals.CacheReadTokens),
            Number(totals.CacheWrittenTokens),
            Number(totals.OutputTokens),
            Amount(spending.Cost),
            Number(totals.UnknownTokenCount),
            Number(totals.UnknownCostCount),
            Number(spending.UnrecordedCount),
        ];
    }

    /// <summary>An amount; empty if it is not known.</summary>
    public static string Amount(decimal? amount) =>
        amount?.ToString("0.000000######", CultureInfo.InvariantCulture) ?? "";

    private static string Number(long? value) => value?.ToString(CultureInfo.InvariantCulture) ?? "";
}
