namespace AiTrader.Stores;

/// <summary>What is held after some entries of a ledger, and what rests and is owed.</summary>
/// <param name="Version">The number of entries.</param>
/// <param name="Time">The time of the last of them; if there is none, that of the opening.</param>
/// <param name="Portfolio">Cash and positions.</param>
/// <param name="Standing">What rests, and what is booked.</param>
internal readonly record struct LedgerPosition(
    long Version,
    TradingTime Time,
    Portfolio Portfolio,
    LedgerStanding Standing
)
{
    /// <summary>How many orders were given that were not denied.</summary>
    public long OrderCount { get; init; }

    /// <summary>The orders that rest.</summary>
    public OpenOrders OpenOrders => Standing.OpenOrders;

    /// <summary>Up to when splits and dividends are booked.</summary>
    public BookedActions Booked => Standing.Booked;

    /// <summary>The position after one more entry.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="terms">The terms of the account, for rounding.</param>
    public LedgerPosition After(LedgerEntry entry, AccountTerms terms) =>
        new(
            entry.Sequence,
            entry.Context.Time,
            entry switch
            {
                LedgerEntry.Filled execution => Portfolio.After(
                    execution.Fill,
                    entry.Context.Date,
                    execution.Cash,
                    execution.Holding
                ),
                LedgerEntry.Split split => Portfolio.After(split.Action, split.Cash, split.Holding),
                LedgerEntry.DividendDue due => Portfolio.Owed(new(due.Sequence, due.Action, due.Units, due.Amount)),
                LedgerEntry.Dividend dividend => Portfolio.Paid(dividend.Due, dividend.Cash),
                _ => Portfolio,
            },
            Standing.After(entry, terms)
        )
        {
            OrderCount = OrderCount + (IsOrder(entry) ? 1 : 0),
        };

    private static bool IsOrder(LedgerEntry entry) =>
        entry
            is LedgerEntry.Filled { OrderNumber: null }
                or LedgerEntry.Accepted
                or LedgerEntry.Cancelled { OrderNumber: null };
}
