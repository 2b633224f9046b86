namespace AiTrader.Audits;

/// <summary>An execution of a record that states no account.</summary>
/// <param name="Time">When, on the clock of the prices.</param>
/// <param name="Symbol">The symbol, as it is written.</param>
/// <param name="Quantity">The number of units, without the sign of a short position.</param>
/// <param name="Price">The price of a unit.</param>
internal sealed record RecordedFill(TradingTime Time, string Symbol, decimal Quantity, decimal Price)
{
    /// <summary>How far the price can be from the true one: what its rounding took or gave. Default: 0.</summary>
    public decimal Tolerance { get; init; }
}
