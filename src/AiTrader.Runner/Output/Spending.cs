using System.Globalization;
using AiTrader.Performance;
using AiTrader.Stores;

namespace AiTrader.Runner.Output;

/// <summary>What a trader, or one of its sessions, asked of its model, and what that cost.</summary>
/// <param name="Totals">What its requests amount to.</param>
/// <param name="IsFree">Whether no model decides, so that nothing is paid.</param>
/// <param name="DecisionCount">How many sessions were decided.</param>
internal sealed record Spending(RequestTotals Totals, bool IsFree, int DecisionCount)
{
    private const string BaselinePrefix = "baseline/";
    private const decimal Smallest = 0.0001m;

    /// <summary>Nothing: no request.</summary>
    public static Spending None { get; } = new(RequestTotals.Create([]), IsFree: false, DecisionCount: 0);

    /// <summary>What the marks of sums mean.</summary>
    public const string PartialText = "+ At least: some tokens were not reported, or their prices are not known.";

    /// <summary>What it cost; zero for a baseline, and null if it is not known.</summary>
    public decimal? Cost => Totals.Cost ?? (IsFree && Totals.Count == 0 ? 0 : null);

    /// <summary>The cost for each decided session; null if it is not known.</summary>
    public decimal? CostPerDecision => Cost is { } cost && DecisionCount > 0 ? cost / DecisionCount : null;

    /// <summary>Whether a part of the cost is not known.</summary>
    public bool IsCostPartial => Totals.Cost is not null && Totals.UnknownCostCount > 0;

    /// <summary>Whether a part of the tokens is not known.</summary>
    public bool AreTokensPartial => Totals.InputTokens is not null && Totals.UnknownTokenCount > 0;

    /// <summary>Why requests failed, as text: <c>status 429 ×2, no connection ×1</c>; empty if none did.</summary>
    public string ReasonsText =>
        string.Join(
            ", ",
            Totals.Reasons.Select(reason =>
                string.Create(CultureInfo.InvariantCulture, $"{reason.Reason} ×{reason.Count}")
            )
        );

    /// <summary>The spending of a trader.</summary>
    /// <param name="requests">Its requests.</param>
    /// <param name="models">The models that decided.</param>
    /// <param name="decisions">How many sessions were decided.</param>
    public static Spending Create(
        IEnumerable<SessionRequest> requests,
        IReadOnlyCollection<ModelId> models,
        int decisions
    ) =>
        new(
            RequestTotals.Create(requests),
            models.Count > 0 && models.All(model => model.Value.StartsWith(BaselinePrefix, StringComparison.Ordinal)),
            decisions
        );

    /// <summary>The cost as people are shown it; null if it is not known.</summary>
    public string? CostText => Marked(Money(Cost), IsCostPartial);

    /// <summary>The cost for each decided session as people are shown it; null if it is not known.</summary>
    public string? CostPerDecisionText => Marked(Money(CostPerDecision), IsCostPartial);

    /// <summary>A number of tokens as people are shown it, with the mark of a sum; null if it is not known.</summary>
    public string? TokensText(long? tokens) =>
        Marked(tokens?.ToString("N0", CultureInfo.InvariantCulture), AreTokensPartial);

    /// <summary>A number of tokens where there is little room: <c>12.3M</c> for 12,345,678.</summary>
    public string? ShortTokensText(long? tokens) =>
        Marked(
            tokens switch
            {
                null => null,
                < 10_000 => tokens.Value.ToString("N0", CultureInfo.InvariantCulture),
                < 1_000_000 => (tokens.Value / 1e3).ToString("0.0'k'", CultureInfo.InvariantCulture),
                < 1_000_000_000 => (tokens.Value / 1e6).ToString("0.0'M'", CultureInfo.InvariantCulture),
                _ => (tokens.Value / 1e9).ToString("0.0'G'", CultureInfo.InvariantCulture),
            },
            AreTokensPartial
        );

    private static string? Marked(string? text, bool isPartial) => text is not null && isPartial ? $"{text}+" : text;

    private static string? Money(decimal? amount) =>
        amount switch
        {
            null => null,
            0 => "0.00",
            < Smallest => "<0.0001",
            < 1 => amount.Value.ToString("0.0000", CultureInfo.InvariantCulture),
            _ => amount.Value.ToString("N2", CultureInfo.InvariantCulture),
        };
}
