using AiTrader.Performance;
using AiTrader.Prices;

namespace AiTrader.Runner.Reports;

/// <summary>
/// Everything that a report shows, except the journals. It has no wall time: the same store gives the same report.
/// </summary>
/// <param name="Basis">The market, the prices and the conventions.</param>
/// <param name="Benchmark">What the traders are compared with.</param>
/// <param name="Traders">The traders, the best first.</param>
/// <param name="Times">Every stamp and session from the first opening on, in order.</param>
/// <param name="Symbol">The symbol whose price is shown first; null if nothing was traded.</param>
/// <param name="Notes">The traders that are left out, with the reason, and what the owners of accounts did.</param>
internal sealed record Report(
    ReportBasis Basis,
    ReportBenchmark Benchmark,
    IReadOnlyList<TraderReport> Traders,
    IReadOnlyList<TradingTime> Times,
    Symbol? Symbol,
    IReadOnlyList<string> Notes
)
{
    /// <summary>The market whose rules applied.</summary>
    public Market Market => Basis.Market;

    /// <summary>The prices.</summary>
    public PriceSeries Prices => Basis.Prices;

    /// <summary>The periods a year and the rates.</summary>
    public PerformanceConventions Conventions => Basis.Conventions;

    /// <summary>The currency of all accounts.</summary>
    public string Currency => Market.Currency;

    /// <summary>The period, as text.</summary>
    public string Period => Times.Count == 0 ? "no time" : $"{Times[0]} to {Times[^1]}";

    /// <summary>How many sessions have an outcome.</summary>
    public int Count(SessionOutcome outcome) => Traders.Sum(trader => trader.Count(outcome));
}
