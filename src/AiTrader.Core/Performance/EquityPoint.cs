namespace AiTrader.Performance;

/// <summary>The equity of an account at a bar.</summary>
/// <param name="Time">The stamp of the bar, or the opening of the account.</param>
/// <param name="Equity">Cash and holdings.</param>
public readonly record struct EquityPoint(TradingTime Time, Money Equity)
{
    /// <summary>The part of the equity that is holdings. Default: zero.</summary>
    public Money Invested { get; init; }
}
