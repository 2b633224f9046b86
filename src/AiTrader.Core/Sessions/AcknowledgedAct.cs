using AiTrader.Stores;

namespace AiTrader;

/// <summary>What a brokerage has answered to a session, and what the ledger must therefore have.</summary>
/// <param name="Id">The id under which it was asked.</param>
/// <param name="Outcome">Its answer to an order; null for a hold and for a cancellation.</param>
/// <param name="Cancellation">Its answer to a cancellation; null for a hold and for an order.</param>
internal readonly record struct AcknowledgedAct(
    ClientOrderId Id,
    TradeOutcome? Outcome = null,
    CancelOutcome? Cancellation = null
)
{
    /// <summary>Whether an entry records it.</summary>
    public bool IsRecordedBy(LedgerEntry entry) =>
        entry.Id == Id
        && (Outcome, Cancellation) switch
        {
            (TradeOutcome.Filled filled, _) => entry is LedgerEntry.Filled { IsEvent: false, IsWhole: true } recorded
                && recorded.Fill == filled.Fill,
            (TradeOutcome.Denied denied, _) => entry is LedgerEntry.Denied recorded && recorded.Order == denied.Order,
            ({ } outcome, _) => OrderOutcome.Of(entry, outcome.Order) == outcome,
            (_, CancelOutcome.Cancelled canceled) => entry is LedgerEntry.Cancelled { Reason: null } recorded
                && recorded.Order == canceled.Order,
            (_, CancelOutcome.Denied denied) => entry is LedgerEntry.CancelDenied recorded
                && recorded.Target == denied.Target,
            _ => entry is LedgerEntry.Held,
        };

    /// <summary><c>filled: buy 10 NVDA at 187.25</c>, or <c>held</c>.</summary>
    public override string ToString() => Outcome?.ToString() ?? Cancellation?.ToString() ?? "held";
}
