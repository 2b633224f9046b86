namespace AiTrader.Runner.Reports.Pages;

/// <summary>One session of a report.</summary>
/// <param name="Number">Its number on the page.</param>
/// <param name="Time">The trading time.</param>
/// <param name="Trader">Whose.</param>
/// <param name="Mark">Its outcome.</param>
internal sealed record ReportSession(int Number, TradingTime Time, TraderReport Trader, SessionOutcome Mark);
