using AiTrader.Runner.Reports;

namespace AiTrader.Runner.Service.Standings;

/// <summary>The report of a store at a moment.</summary>
/// <param name="Report">The report; null while no trader has an account.</param>
/// <param name="Traders">The traders that were read.</param>
/// <param name="LeftOut">Why traders that have an account are not in the report, as sentences.</param>
internal sealed record LiveView(
    Report? Report,
    IReadOnlyList<ReportedTrader> Traders,
    IReadOnlyDictionary<Signature, string> LeftOut
);
