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
    private const int MostNames = 3;

    /// <summary>Whether each trader is shown through its own last session. Default: no.</summary>
    public bool IsLive { get; init; }

    /// <summary>The market whose rules applied.</summary>
    public Market Market => Basis.Market;

    /// <summary>The prices.</summary>
    public PriceSeries Prices => Basis.Prices;

    /// <summary>The periods a year and the rates.</summary>
    public PerformanceConventions Conventions => Basis.Conventions;

    /// <summary>The currency of all accounts.</summary>
    public string Currency => Market.Currency;

    /// <summary>What the report is on, as text: its market, its period and its traders.</summary>
    public string Title
    {
        get
        {
            var names = Traders.Take(MostNames).Select(trader => trader.Name);
            int more = Traders.Count - MostNames;
            string others = more > 0 ? $" and {Figure.Text(more)} more" : "";
            return $"{Market}, {Period}: {string.Join(", ", names)}{others}";
        }
    }

    /// <summary>The period, as text.</summary>
    public string Period => Times.Count == 0 ? "no time" : $"{Times[0]} to {Times[^1]}";

    /// <summary>How the traders are ranked, and what is not shown, as text.</summary>
    public static string RankingText { get; } =
        "Ranked by return. Coverage is the sessions that were decided (traded or held) of those scheduled. A trader "
        + "with faulted or missing sessions has no rank and no excess. "
        + $"Figures of a year are shown from {Metric.FewestSessions} sessions on.";

    /// <summary>The best of the ranked traders; null if no trader is ranked.</summary>
    public TraderReport? Best => Traders.FirstOrDefault(trader => trader.Rank is not null);

    /// <summary>How many sessions have an outcome.</summary>
    public int Count(SessionOutcome outcome) => Traders.Sum(trader => trader.Count(outcome));
}
