using AiTrader.Stores;

namespace AiTrader;

/// <summary>What a brokerage has answered to a session, and what the ledger must therefore have.</summary>
/// <param name="Id">The id under which it was asked.</param>
/// <param name="Answer">
/// A <see cref="TradeOutcome"/> to an order, or a <see cref="CancelOutcome"/> to a cancellation; null for a hold.
/// </param>
internal readonly record struct AcknowledgedAct(ClientOrderId Id, object? Answer = null)
{
    /// <summary>Whether an entry records it.</summary>
    public bool IsRecordedBy(LedgerEntry entry) =>
        entry.Id == Id
        && Answer switch
        {
            TradeOutcome.Filled filled => entry is LedgerEntry.Filled { IsEvent: false, IsWhole: true } recorded
                && recorded.Fill == filled.Fill,
            TradeOutcome.Denied denied => entry is LedgerEntry.Denied recorded && recorded.Order == denied.Order,
            TradeOutcome outcome => OrderOutcome.Of(entry, outcome.Order) == outcome,
            CancelOutcome.Cancelled canceled => entry is LedgerEntry.Cancelled { Reason: null } recorded
                && recorded.Order == canceled.Order,
            CancelOutcome.Denied denied => entry is LedgerEntry.CancelDenied recorded
                && recorded.Target == denied.Target,
            _ => entry is LedgerEntry.Held,
        };

    /// <summary><c>filled: buy 10 NVDA at 187.25</c>, or <c>held</c>.</summary>
    public override string ToString() => Answer?.ToString() ?? "held";
}
