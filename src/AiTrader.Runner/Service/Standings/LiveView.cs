using AiTrader.Runner.Reports;

namespace AiTrader.Runner.Service.Standings;

/// <summary>The report of a store at a moment.</summary>
/// <param name="Report">The report; null while no trader has an account.</param>
/// <param name="Damage">Why traders are left out.</param>
internal sealed record LiveView(Report? Report, IReadOnlyList<string> Damage);
