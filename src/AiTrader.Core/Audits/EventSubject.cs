using AiTrader.Prices;
using AiTrader.Stores;

namespace AiTrader.Audits;

/// <summary>
/// What an event is about: two events with the same subject record the same happening, perhaps with other values.
/// </summary>
/// <param name="Kind">The kind of entry.</param>
/// <param name="Time">The stamp of the bar.</param>
/// <param name="OrderNumber">The number of the order; null if it is about a holding.</param>
/// <param name="Action">The split or the dividend; null if it is about an order.</param>
internal sealed record EventSubject(Type Kind, TradingTime Time, long? OrderNumber, CorporateAction? Action)
{
    /// <summary>The subject of an event.</summary>
    public static EventSubject Of(LedgerEntry entry) =>
        new(
            entry.GetType(),
            entry.Context.Time,
            EventOrder.NumberOf(entry),
            entry switch
            {
                LedgerEntry.Split split => split.Action,
                LedgerEntry.DividendDue due => due.Action,
                LedgerEntry.Dividend dividend => dividend.Due.Action,
                _ => null,
            }
        );

    /// <summary>Whether an event replaces another: it is about the same order, or the same kind of action of a
    /// symbol.</summary>
    public bool Replaces(EventSubject other) =>
        OrderNumber is not null
            ? OrderNumber == other.OrderNumber
            : Kind == other.Kind && Action?.Symbol == other.Action?.Symbol;
}
