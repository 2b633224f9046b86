namespace AiTrader.Audits;

/// <summary>One decision that a trader once made.</summary>
/// <param name="Time">When.</param>
/// <param name="Sequence">Its number in the recording, from 1.</param>
/// <param name="Action">Whether it bought, sold or held.</param>
/// <param name="Symbol">What it traded; null for a hold.</param>
/// <param name="Quantity">How many units it asked for, as it asked; 0 for a hold.</param>
public sealed record RecordedOrder(
    TradingTime Time,
    long Sequence,
    RecordedAction Action,
    Symbol? Symbol,
    decimal Quantity
);
