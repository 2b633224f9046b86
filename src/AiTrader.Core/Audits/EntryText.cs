using AiTrader.Stores;

namespace AiTrader.Audits;

/// <summary>What is recorded of an order, as text for the message of a defect.</summary>
internal static class EntryText
{
    /// <summary><c>the fill of 4 units at 9.5 at 2025-10-07, with a fee of 1, which leaves 6 open</c>.</summary>
    public static string Of(LedgerEntry entry) =>
        entry switch
        {
            LedgerEntry.Filled filled => $"the fill of {filled.Fill.Quantity} units at {filled.Fill.Price} at "
                + $"{filled.Context.Time}{FeeOf(filled.Fill.Fee)}{RestOf(filled)}",
            LedgerEntry.Accepted accepted => $"an order that rests{ReserveOf(accepted.ReservedCash)}"
                + (accepted.IsTriggered ? ", whose stop is reached" : "")
                + (accepted.Reason is { } reason ? $", for {MessageText.Quote(reason)}" : ""),
            LedgerEntry.Denied denied => $"a denial as {denied.Denial.Code}",
            LedgerEntry.Cancelled { Reason: { } reason } canceled => $"its cancellation at {canceled.Context.Time} for "
                + $"{MessageText.Quote(reason)}, with {canceled.Quantity} units open",
            LedgerEntry.Triggered triggered =>
                $"its stop, reached {(triggered.IsAtOpen ? "at the open of" : "within")} "
                    + $"{triggered.Context.Time}",
            LedgerEntry.Expired expired => $"its expiry at {expired.Context.Time}",
            LedgerEntry.Split split => $"{split.Holding} units of {split.UnitsBefore} at {split.Context.Time}, with "
                + $"{split.CashInLieu} in cash at a price of {split.Price}",
            LedgerEntry.DividendDue due => $"{due.Amount} owed for {due.Units} units at {due.Context.Time}",
            LedgerEntry.Dividend dividend => $"{dividend.Due.Amount} paid at {dividend.Context.Time}",
            _ => $"'{ClientOrderIdReusedException.Describe(entry)}' at {entry.Context.Time}",
        };

    /// <summary><c>order 17, 'buy 10 AAA limit 9.5 gtc'</c>; of another event, what it is.</summary>
    public static string SubjectOf(LedgerEntry entry) =>
        (EventOrder.NumberOf(entry), EventOrder.Of(entry)) is ({ } number, { } order)
            ? $"order {number}, '{order}'"
            : $"'{ClientOrderIdReusedException.Describe(entry)}'";

    private static string FeeOf(Money fee) => fee == Money.Zero ? "" : $", with a fee of {fee}";

    private static string ReserveOf(Money reserve) => reserve == Money.Zero ? "" : $" and reserves {reserve}";

    private static string RestOf(LedgerEntry.Filled filled) =>
        filled.Reason is { } reason ? $"; the rest is canceled for {MessageText.Quote(reason)}"
        : filled.OpenQuantity > Quantity.Zero
            ? $", which leaves {filled.OpenQuantity} open{ReserveOf(filled.ReservedCash)}"
        : "";
}
