namespace AiTrader.Performance;

/// <summary>The equity of an account at the close of a bar, or at its opening.</summary>
/// <param name="Time">The stamp of the bar, or the time of the opening.</param>
/// <param name="Equity">Cash and holdings.</param>
public readonly record struct EquityPoint(TradingTime Time, Money Equity)
{
    /// <summary>The part of the equity that is holdings. Default: zero.</summary>
    public Money Invested { get; init; }

    /// <summary>
    /// The dividends whose ex date has come and which are not paid yet, as of this point. They are not a part of
    /// <see cref="Equity"/>. Default: zero.
    /// </summary>
    public Money DividendsDue { get; init; }

    /// <summary>The dividends paid since the opening. They are a part of <see cref="Equity"/>. Default: zero.</summary>
    public Money DividendsPaid { get; init; }

    /// <summary>
    /// Equity and dividends due: on an ex date the price falls, and what it falls by is owed. Returns and drawdowns are
    /// those of this. Source: CFA Institute, Global Investment Performance Standards 2010, 1.B.1 (accrual accounting
    /// of dividends as of the ex-dividend date).
    /// </summary>
    public Money AccruedEquity => Equity + DividendsDue;

    /// <summary>
    /// Whether this is the opening of the account. It comes before the close of the bar with the same stamp. Default:
    /// false.
    /// </summary>
    public bool IsOpening { get; init; }
}
