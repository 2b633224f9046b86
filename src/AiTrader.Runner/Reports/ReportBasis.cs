using AiTrader.Performance;
using AiTrader.Prices;

namespace AiTrader.Runner.Reports;

/// <summary>What all figures of a report rest on.</summary>
/// <param name="Market">Whose rules held.</param>
/// <param name="Prices">The prices.</param>
/// <param name="Sources">Where the ledgers and the prices are from, in words.</param>
/// <param name="Conventions">The periods a year and the rates.</param>
internal sealed record ReportBasis(
    Market Market,
    PriceSeries Prices,
    string Sources,
    PerformanceConventions Conventions
);
