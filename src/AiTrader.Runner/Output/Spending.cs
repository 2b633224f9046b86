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
    public const string PartialText = "+ At least: some tokens were not reported or recorded, or have no known price.";

    /// <summary>
    /// How many sessions a model completed without a recorded request: earlier versions recorded none. Default: 0.
    /// </summary>
    public int UnrecordedCount { get; init; }

    /// <summary>The number of requests; null if none is recorded, and a model may have been asked.</summary>
    public int? RequestCount => Known(Totals.Count);

    /// <summary>The number of requests that were repeated; null as <see cref="RequestCount"/>.</summary>
    public int? RetryCount => Known(Totals.RetryCount);

    /// <summary>The number of requests with which a session faulted; null as <see cref="RequestCount"/>.</summary>
    public int? FailureCount => Known(Totals.FailureCount);

    /// <summary>What it cost; zero for a baseline, and null if it is not known.</summary>
    public decimal? Cost => Totals.Cost ?? (IsFree && Totals.Count == 0 ? 0 : null);

    /// <summary>The cost for each decided session; null if it is not known.</summary>
    public decimal? CostPerDecision => Cost is { } cost && DecisionCount > 0 ? cost / DecisionCount : null;

    /// <summary>Whether a part of the cost is not known.</summary>
    public bool IsCostPartial => Totals.Cost is not null && Totals.UnknownCostCount + UnrecordedCount > 0;

    /// <summary>Whether a part of the tokens is not known.</summary>
    public bool AreTokensPartial => Totals.InputTokens is not null && Totals.UnknownTokenCount + UnrecordedCount > 0;

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
    /// <param name="entries">The entries of its ledger.</param>
    /// <param name="models">The models that decided.</param>
    /// <param name="decisions">How many sessions were decided.</param>
    public static Spending Create(
        IReadOnlyCollection<SessionRequest> requests,
        IEnumerable<LedgerEntry> entries,
        IReadOnlyCollection<ModelId> models,
        int decisions
    )
    {
        var recorded = requests.Select(request => request.Context.Time).ToHashSet();
        return new(RequestTotals.Create(requests), models.Count > 0 && models.All(IsBaseline), decisions)
        {
            UnrecordedCount = entries.Count(entry =>
                entry is LedgerEntry.SessionCompleted
                && !IsBaseline(entry.Context.ModelId)
                && !recorded.Contains(entry.Context.Time)
            ),
        };
    }

    /// <summary>Whether what decides is a baseline, so that no language model is asked.</summary>
    public static bool IsBaseline(ModelId model) => model.Value.StartsWith(BaselinePrefix, StringComparison.Ordinal);

    private int? Known(int count) => IsFree || Totals.Count > 0 ? count : null;

    /// <summary>A number of requests as people are shown it; null if it is not known.</summary>
    public string? CountText(int? count) =>
        Marked(count?.ToString("N0", CultureInfo.InvariantCulture), Totals.Count > 0 && UnrecordedCount > 0);

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
