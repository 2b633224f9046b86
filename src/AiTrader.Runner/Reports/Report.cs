using AiTrader.Performance;
using AiTrader.Prices;

namespace AiTrader.Runner.Reports;

/// <summary>
/// Everything that a report shows, but for the journals. It holds no wall time: the same store makes the same report.
/// </summary>
/// <param name="Market">Whose rules held.</param>
/// <param name="Prices">The prices.</param>
/// <param name="Sources">Where the ledgers and the prices are from, in words.</param>
/// <param name="Conventions">The periods a year and the rates.</param>
/// <param name="BenchmarkName">What the traders are compared with, in words.</param>
/// <param name="Benchmark">The benchmark, opened when the first trader was; null where there is no trader.</param>
/// <param name="Traders">The traders, the best first.</param>
/// <param name="Times">Every stamp and session from the first opening on, in order.</param>
/// <param name="Symbol">Whose price is shown first; null where nothing was traded.</param>
/// <param name="Notes">What is left out, and why.</param>
internal sealed record Report(
    Market Market,
    PriceSeries Prices,
    string Sources,
    PerformanceConventions Conventions,
    string BenchmarkName,
    EquityCurve? Benchmark,
    IReadOnlyList<TraderReport> Traders,
    IReadOnlyList<TradingTime> Times,
    Symbol? Symbol,
    IReadOnlyList<string> Notes
)
{
    /// <summary>The currency of all accounts.</summary>
    public string Currency => Market.Currency;

    /// <summary>The period, in words.</summary>
    public string Period => Times.Count == 0 ? "no time" : $"{Times[0]} to {Times[^1]}";

    /// <summary>How many sessions have a mark.</summary>
    public int Count(SessionOutcome mark) => Traders.Sum(trader => trader.Performance.Coverage.Counts[mark]);
}
