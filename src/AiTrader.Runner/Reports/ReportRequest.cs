using AiTrader.Prices;

namespace AiTrader.Runner.Reports;

/// <summary>What a report is asked for.</summary>
/// <param name="Prices">The prices.</param>
/// <param name="Sources">Where the ledgers and the prices are from, in words.</param>
/// <param name="Market">The market that counts; that of the accounts where null.</param>
/// <param name="Signatures">The traders that were named; all where there is none.</param>
/// <param name="Symbol">Whose price is shown first; the one that is traded most where null.</param>
/// <param name="Benchmark">The symbol that traders are compared with; the universe where null.</param>
internal sealed record ReportRequest(
    PriceSeries Prices,
    string Sources,
    Market? Market,
    IReadOnlyList<Signature> Signatures,
    Symbol? Symbol,
    Symbol? Benchmark
)
{
    /// <summary>What cash earns elsewhere in a year, as 0.02.</summary>
    public double RiskFreeRate { get; init; }
}
