using AiTrader.Performance;

namespace AiTrader.Runner.Service.Http.Answers;

/// <summary>The equity at the close of a bar, or at the opening of the account.</summary>
/// <param name="Time">The stamp of the bar, or the time of the opening.</param>
/// <param name="Equity">Cash and holdings.</param>
/// <param name="Invested">The part that is holdings.</param>
internal sealed record EquityAnswer(TradingTime Time, Money Equity, Money Invested)
{
    /// <summary>That of a point.</summary>
    public static EquityAnswer Of(EquityPoint point) => new(point.Time, point.Equity, point.Invested);
}
