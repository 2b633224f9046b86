namespace AiTrader.Audits;

/// <summary>One recorded decision.</summary>
/// <param name="Time">When.</param>
/// <param name="Sequence">Its number in the recording, from 1.</param>
/// <param name="Action">Whether it bought, sold, held or canceled.</param>
/// <param name="Symbol">The symbol; null for a hold and a cancellation.</param>
/// <param name="Quantity">The number of units that it asked for; 0 for a hold and a cancellation.</param>
public sealed record RecordedOrder(
    TradingTime Time,
    long Sequence,
    RecordedAction Action,
    Symbol? Symbol,
    decimal Quantity
)
{
    /// <summary>
    /// At which price it is executed, and how long it rests. Default: <see cref="OrderTerms.Market"/>.
    /// </summary>
    public OrderTerms Terms
    {
        get;
        init => field = NotNull.Require(value);
    } = OrderTerms.Market;

    /// <summary>
    /// The sequence of the decision that a cancellation is for, from 1; null for the other actions. If it is not that
    /// of an open order, the cancellation is denied. Default: null.
    /// </summary>
    public long? Target { get; init; }
}
