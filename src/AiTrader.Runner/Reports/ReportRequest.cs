using AiTrader.Prices;
using AiTrader.Stores;

namespace AiTrader.Runner.Reports;

/// <summary>The request of a report.</summary>
/// <param name="Prices">The prices.</param>
/// <param name="Sources">The sources of the ledgers and the prices, as text.</param>
/// <param name="Market">The market of the report; null for the market of the accounts.</param>
/// <param name="Signatures">The named traders; empty for all.</param>
/// <param name="Symbol">The symbol whose price is shown first; null for the most traded one.</param>
/// <param name="Benchmark">The symbol of the benchmark; null for the universe.</param>
internal sealed record ReportRequest(
    PriceSeries Prices,
    string Sources,
    Market? Market,
    IReadOnlyList<Signature> Signatures,
    Symbol? Symbol,
    Symbol? Benchmark
)
{
    /// <summary>The risk-free rate of a year, for example 0.02.</summary>
    public double RiskFreeRate { get; init; }

    /// <summary>
    /// Whether each trader is shown through its own last session, as long as they are under way: what a slower one has
    /// not come to yet is not missing. Default: no, through the last session of all.
    /// </summary>
    public bool IsLive { get; init; }

    /// <summary>The conditions of accounts that were opened without any, on a market. Default: none.</summary>
    public Func<Market, TradingConditions> Conditions { get; init; } = _ => TradingConditions.None;
}
