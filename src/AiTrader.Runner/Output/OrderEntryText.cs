using AiTrader.Stores;

namespace AiTrader.Runner.Output;

/// <summary>What happened to an order, as the entry of a ledger records it, in a few words.</summary>
internal static class OrderEntryText
{
    /// <summary>What happened, and how; null if the entry is about no order.</summary>
    public static (string What, string How)? Of(LedgerEntry entry) =>
        entry switch
        {
            LedgerEntry.Filled filled => (WhatOf(filled), HowOf(filled)),
            LedgerEntry.Denied denied => ("denied", $"{denied.Order}: {denied.Denial.Code}: {denied.Denial.Message}"),
            LedgerEntry.Accepted accepted => (
                "accepted",
                $"{accepted.Order}; {ReservedOf(accepted)}"
                    + (accepted.Reason is { } reason ? $"; waits for {reason}" : "")
                    + (accepted.IsTriggered ? "; its stop was reached at the open" : "")
            ),
            LedgerEntry.Triggered triggered => (
                "triggered",
                $"{triggered.Order}; its stop was reached {(triggered.IsAtOpen ? "at the open" : "within the bar")}"
            ),
            LedgerEntry.Expired expired => ("expired", $"{expired.Quantity} units of {expired.Order}"),
            LedgerEntry.Cancelled canceled => (
                "canceled",
                $"{canceled.Quantity} units of {canceled.Order}"
                    + (canceled.Reason is { } reason ? $": {reason}" : ", by the trader")
            ),
            LedgerEntry.CancelDenied denied => (
                "denied",
                $"cancel {denied.Target}: {denied.Denial.Code}: {denied.Denial.Message}"
            ),
            _ => null,
        };

    private static string WhatOf(LedgerEntry.Filled filled) =>
        filled switch
        {
            { IsEvent: true, IsWhole: true } => "filled later",
            { IsEvent: true } => "partly filled later",
            { IsWhole: true } => "filled",
            _ => "partly filled",
        };

    private static string HowOf(LedgerEntry.Filled filled)
    {
        bool isAll = filled.Fill.Quantity.Value == filled.Order.Quantity;
        string rest =
            filled.OpenQuantity > Quantity.Zero ? $"; {filled.OpenQuantity} open"
            : filled.Reason is { } reason ? $"; the rest is canceled: {reason}"
            : "";
        return $"{(isAll ? "" : $"{filled.Fill.Quantity} of ")}{filled.Order} at {filled.Fill.Price}; cash "
            + $"{filled.Cash}, holding {filled.Holding}{rest}";
    }

    private static string ReservedOf(LedgerEntry.Accepted accepted) =>
        accepted.Order.Side == OrderSide.Buy
            ? $"reserves {accepted.ReservedCash} in cash"
            : $"reserves {PlainText(accepted.Order.Quantity)} units";

    private static string PlainText(decimal value) => new Quantity(value).ToString();
}
