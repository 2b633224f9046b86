using AiTrader.Runner.Output;

namespace AiTrader.Runner.Reports;

/// <summary>Requests, tokens and cost of the traders, as pages for people show them.</summary>
internal static class SpendingTexts
{
    /// <summary>
    /// The titles; the first column names the trader, the next ones are what a narrow screen shows, and the last has
    /// the reasons of failures.
    /// </summary>
    public static IReadOnlyList<string> Titles { get; } =
    [
        "Trader",
        "Cost",
        "A session",
        "A decision",
        "Requests",
        "Retries",
        "Tokens in",
        "From a cache",
        "Into a cache",
        "Tokens out",
        "Failed requests",
    ];

    /// <summary>What the columns mean.</summary>
    public static string Meaning { get; } =
        "Cost is in the currency of the prices of the traders file; a baseline costs nothing, and "
        + $"{Figure.Undefined} is not known. Tokens in include those of a cache. A session: the cost over all sessions "
        + "that asked a model. A decision: the cost over the sessions that traded or held. "
        + Spending.PartialText;

    /// <summary>Whether any trader has asked a model.</summary>
    public static bool AreAny(Report report) => report.Traders.Any(trader => trader.Spending.Totals.Count > 0);

    /// <summary>The spending of a session as a sentence.</summary>
    public static string SentenceOf(Spending spending)
    {
        var totals = spending.Totals;
        string requests = totals.Count == 1 ? "1 request" : $"{Figure.Text(totals.Count)} requests";
        string failures = spending.ReasonsText is { Length: > 0 } reasons ? $" (failed: {reasons})" : "";
        string tokens = totals.InputTokens is null
            ? "tokens not reported"
            : $"{spending.TokensText(totals.InputTokens)} tokens in{CacheOf(spending)}, "
                + $"{spending.TokensText(totals.OutputTokens)} out";
        string cost = spending.CostText is { } amount ? $"cost {amount}" : "cost not known";
        return $"{requests}{failures}, {tokens}, {cost}.";
    }

    private static string CacheOf(Spending spending)
    {
        string?[] parts =
        [
            spending.TokensText(spending.Totals.CacheReadTokens) is { } read ? $"{read} from a cache" : null,
            spending.TokensText(spending.Totals.CacheWrittenTokens) is { } written ? $"{written} into it" : null,
        ];
        return parts.OfType<string>().ToList() is { Count: > 0 } known ? $" ({string.Join(", ", known)})" : "";
    }

    /// <summary>The cells of a trader, without its name.</summary>
    public static IReadOnlyList<string> CellsOf(TraderReport trader)
    {
        var spending = trader.Spending;
        var totals = spending.Totals;
        var session = spending with { DecisionCount = trader.Facts.AskedSessions };
        string?[] cells =
        [
            spending.CostText,
            session.CostPerDecisionText,
            spending.CostPerDecisionText,
            spending.CountText(spending.RequestCount),
            spending.CountText(spending.RetryCount),
            spending.TokensText(totals.InputTokens),
            spending.TokensText(totals.CacheReadTokens),
            spending.TokensText(totals.CacheWrittenTokens),
            spending.TokensText(totals.OutputTokens),
            spending.ReasonsText,
        ];
        return [.. cells.Select(cell => cell ?? Figure.Undefined)];
    }
}
