using AiTrader.Stores;

namespace AiTrader.Audits;

/// <summary>
/// Whether a recorded entry is the one that the rules make. What models of an account's own decide is compared within
/// the tolerance of the audit.
/// </summary>
/// <param name="market">The market.</param>
/// <param name="conditions">The conditions of the account.</param>
internal sealed class EntryComparison(AuditedMarket market, AuditedConditions conditions)
{
    /// <summary>Whether they record the same.</summary>
    /// <param name="recorded">The entry of the ledger.</param>
    /// <param name="expected">The entry that the rules make.</param>
    /// <param name="resting">The order before it; null if it did not rest.</param>
    public bool AreSame(LedgerEntry recorded, LedgerEntry expected, OpenOrder? resting = null) =>
        recorded.Context.Time == expected.Context.Time
        && (recorded, expected) switch
        {
            (LedgerEntry.Filled a, LedgerEntry.Filled b) => AreSame(a, b, resting),
            (LedgerEntry.Accepted a, LedgerEntry.Accepted b) => a.IsTriggered == b.IsTriggered
                && a.Reason == b.Reason
                && IsReserve(a.ReservedCash, b.ReservedCash, isExact: conditions.HasFee),
            (LedgerEntry.Cancelled a, LedgerEntry.Cancelled b) => (a.OrderNumber, a.Quantity, a.Reason)
                == (b.OrderNumber, b.Quantity, b.Reason),
            (LedgerEntry.Cancelled { Reason: CancelReasons.InsufficientCash } a, LedgerEntry.Filled b) => a.OrderNumber
                == b.OrderNumber
                && CostsAreUnknown,
            (LedgerEntry.Triggered a, LedgerEntry.Triggered b) => (a.OrderNumber, a.IsAtOpen)
                == (b.OrderNumber, b.IsAtOpen),
            (LedgerEntry.Expired a, LedgerEntry.Expired b) => (a.OrderNumber, a.Quantity)
                == (b.OrderNumber, b.Quantity),
            (LedgerEntry.Split a, LedgerEntry.Split b) => (a.Action, a.UnitsBefore, a.Holding, a.Price, a.CashInLieu)
                == (b.Action, b.UnitsBefore, b.Holding, b.Price, b.CashInLieu),
            (LedgerEntry.DividendDue a, LedgerEntry.DividendDue b) => (a.Action, a.Units, a.Amount)
                == (b.Action, b.Units, b.Amount),
            (LedgerEntry.Dividend a, LedgerEntry.Dividend b) => a.Due == b.Due,
            (LedgerEntry.Denied a, LedgerEntry.Denied b) => a.Denial.Code == b.Denial.Code,
            _ => false,
        };

    /// <summary>Whether models that the terms do not tell can have made an order more expensive.</summary>
    public bool CostsAreUnknown => !conditions.HasFee || (!conditions.HasSlippage && market.Slippage > 0);

    /// <summary>Whether a price is the expected one.</summary>
    public bool IsPrice(Price recorded, Price expected) =>
        conditions.HasSlippage ? recorded == expected : AuditedMarket.IsNear(recorded, expected.Value, market.Slippage);

    /// <summary>Whether a fee is that of the terms, where they tell it.</summary>
    public bool IsFee(LedgerEntry.Filled recorded, OpenOrder? resting) =>
        !conditions.HasFee
        || recorded.Fill.Fee
            == conditions.FeeOf(recorded.Context, recorded.Order, recorded.Fill.Price, recorded.Fill.Quantity, resting);

    private bool AreSame(LedgerEntry.Filled recorded, LedgerEntry.Filled expected, OpenOrder? resting) =>
        (recorded.OrderNumber, recorded.Fill.Quantity, recorded.OpenQuantity, recorded.Reason)
            == (expected.OrderNumber, expected.Fill.Quantity, expected.OpenQuantity, expected.Reason)
        && IsPrice(recorded.Fill.Price, expected.Fill.Price)
        && IsFee(recorded, resting)
        && IsReserve(
            recorded.ReservedCash,
            expected.ReservedCash,
            isExact: conditions.HasFee && recorded.Fill.Price == expected.Fill.Price
        );

    // A fee that the terms do not tell is reserved on top.
    private bool IsReserve(Money recorded, Money expected, bool isExact) =>
        recorded == expected
        || (!isExact && expected > Money.Zero && recorded.Value >= expected.Value - market.SmallestAmount);
}
