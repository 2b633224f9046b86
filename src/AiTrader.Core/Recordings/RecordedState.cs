namespace AiTrader.Audits;

/// <summary>One record of another system: what was done, and the account after it, as it is written.</summary>
/// <param name="Line">Its line in the file, from 1.</param>
/// <param name="Number">Its sequence number, or its id.</param>
/// <param name="Time">When.</param>
/// <param name="Act">What was done; null where the record does not say, as the opening does not.</param>
/// <param name="Cash">The cash after it.</param>
/// <param name="Holdings">The units of each symbol after it; those of none are not among them.</param>
public sealed record RecordedState(
    long Line,
    long Number,
    TradingTime Time,
    RecordedAct? Act,
    decimal Cash,
    IReadOnlyDictionary<string, decimal> Holdings
)
{
    /// <summary>How much of a symbol is held; 0 where it is not.</summary>
    public decimal HoldingOf(string symbol) => Holdings.TryGetValue(symbol, out decimal quantity) ? quantity : 0;
}
