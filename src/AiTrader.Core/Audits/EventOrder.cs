using AiTrader.Stores;

namespace AiTrader.Audits;

/// <summary>The order that an entry is about.</summary>
internal static class EventOrder
{
    /// <summary>Its number; null if the entry is not about an order that rested.</summary>
    public static long? NumberOf(LedgerEntry entry) =>
        entry switch
        {
            LedgerEntry.Filled filled => filled.OrderNumber,
            LedgerEntry.Triggered triggered => triggered.OrderNumber,
            LedgerEntry.Expired expired => expired.OrderNumber,
            LedgerEntry.Cancelled canceled => canceled.OrderNumber,
            _ => null,
        };

    /// <summary>The order; null if the entry is not about one.</summary>
    public static Order? Of(LedgerEntry entry) =>
        entry switch
        {
            LedgerEntry.Accepted accepted => accepted.Order,
            LedgerEntry.Filled filled => filled.Order,
            LedgerEntry.Triggered triggered => triggered.Order,
            LedgerEntry.Expired expired => expired.Order,
            LedgerEntry.Cancelled canceled => canceled.Order,
            _ => null,
        };
}
