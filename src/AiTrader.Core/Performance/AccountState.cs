namespace AiTrader.Performance;

/// <summary>The state of an account at one time, from any kind of record.</summary>
/// <param name="Time">When.</param>
/// <param name="Cash">The cash.</param>
/// <param name="Holdings">The held quantity of each symbol; a symbol that is not held can be absent or zero.</param>
internal sealed record AccountState(TradingTime Time, Money Cash, IReadOnlyDictionary<Symbol, Quantity> Holdings)
{
    /// <summary>The dividends that are due and not paid yet. Default: zero.</summary>
    public Money DividendsDue { get; init; }

    /// <summary>The dividends paid since the opening; a part of the cash. Default: zero.</summary>
    public Money DividendsPaid { get; init; }
}
