namespace AiTrader.Performance;

/// <summary>The equity of an account at the close of a bar, or at its opening.</summary>
/// <param name="Time">The stamp of the bar, or the time of the opening.</param>
/// <param name="Equity">Cash and holdings.</param>
public readonly record struct EquityPoint(TradingTime Time, Money Equity)
{
    /// <summary>The part of the equity that is holdings. Default: zero.</summary>
    public Money Invested { get; init; }

    /// <summary>
    /// Whether this is the opening of the account. It comes before the close of the bar with the same stamp. Default:
    /// false.
    /// </summary>
    public bool IsOpening { get; init; }
}
