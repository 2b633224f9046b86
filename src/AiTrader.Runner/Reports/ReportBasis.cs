using AiTrader.Performance;
using AiTrader.Prices;

namespace AiTrader.Runner.Reports;

/// <summary>What all figures of a report rest on.</summary>
/// <param name="Market">The market whose rules applied.</param>
/// <param name="Prices">The prices.</param>
/// <param name="Sources">The sources of the ledgers and the prices, as text.</param>
/// <param name="Conventions">The periods a year and the rates.</param>
internal sealed record ReportBasis(
    Market Market,
    PriceSeries Prices,
    string Sources,
    PerformanceConventions Conventions
);
