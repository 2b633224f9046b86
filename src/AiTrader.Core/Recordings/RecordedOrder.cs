namespace AiTrader.Audits;

/// <summary>One recorded decision.</summary>
/// <param name="Time">When.</param>
/// <param name="Sequence">Its number in the recording, from 1.</param>
/// <param name="Action">Whether it bought, sold or held.</param>
/// <param name="Symbol">The symbol; null for a hold.</param>
/// <param name="Quantity">The number of units that it asked for; 0 for a hold.</param>
public sealed record RecordedOrder(
    TradingTime Time,
    long Sequence,
    RecordedAction Action,
    Symbol? Symbol,
    decimal Quantity
);
