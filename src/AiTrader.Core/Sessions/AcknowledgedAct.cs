using AiTrader.Stores;

namespace AiTrader;

/// <summary>What a brokerage has answered to a session, and what the ledger must therefore have.</summary>
/// <param name="Id">The id under which it was asked.</param>
/// <param name="Outcome">Its answer to an order; null for a hold.</param>
internal readonly record struct AcknowledgedAct(ClientOrderId Id, TradeOutcome? Outcome)
{
    /// <summary>Whether an entry records it.</summary>
    public bool IsRecordedBy(LedgerEntry entry) =>
        entry.Id == Id
        && Outcome switch
        {
            TradeOutcome.Filled filled => entry is LedgerEntry.Filled recorded && recorded.Fill == filled.Fill,
            TradeOutcome.Denied denied => entry is LedgerEntry.Denied recorded && recorded.Order == denied.Order,
            _ => entry is LedgerEntry.Held,
        };

    /// <summary><c>filled: buy 10 NVDA at 187.25</c>, or <c>held</c>.</summary>
    public override string ToString() => Outcome?.ToString() ?? "held";
}
