namespace AiTrader.Audits;

/// <summary>How much the lines of outcomes say.</summary>
public enum RecordedOutcomeForm
{
    /// <summary>
    /// Status, reason, cash and holdings: for recordings of market orders without costs and rules of the venue.
    /// </summary>
    Brief = 1,

    /// <summary>
    /// As well the price, the quantity and the fee of what was executed, what open orders reserve, and a line for each
    /// later event of an order that rested.
    /// </summary>
    Full = 2,
}
