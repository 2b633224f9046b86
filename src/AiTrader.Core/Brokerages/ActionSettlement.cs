using AiTrader.Prices;
using AiTrader.Stores;

namespace AiTrader;

/// <summary>
/// What splits and dividends do to an account at a stamp, before anything else of it: symbol by symbol and in order of
/// the ex dates, dividends are owed to what is held, and units are split; then dividends are paid. An action belongs to
/// the first stamp of the market at or after its date. Each entry follows from the account and from what is known at
/// the stamp, so that whoever settles makes the same entries.
/// </summary>
/// <param name="context">As of when.</param>
/// <param name="marketData">The market.</param>
internal sealed class ActionSettlement(TradingContext context, IMarketData marketData)
{
    private static readonly TradingTime Beginning = new(DateOnly.MinValue);

    /// <summary>Whether an account can have such an entry.</summary>
    public static bool Concerns(Account account) =>
        account.Terms.Conditions.CorporateActions
        && (account.Portfolio.Positions.Count > 0 || account.DividendsDue.Count > 0 || account.OpenOrders.Count > 0);

    /// <summary>The next entry of an account at a stamp; null if there are no more.</summary>
    /// <param name="account">The account.</param>
    /// <param name="stamp">The stamp.</param>
    /// <param name="previous">The stamp of the market before it; null if it is not known.</param>
    public LedgerEntry? Next(Account account, TradingTime stamp, TradingTime? previous)
    {
        var booked = account.Position.Booked;
        if (!Concerns(account) || stamp < booked.Through || (stamp == booked.Through && booked.IsOver))
        {
            return null;
        }

        var at = new TradingContext(account.Signature, account.ModelId!, stamp);
        var after = LastDayBefore(at, previous, booked);
        return SymbolsOf(account).Select(symbol => NextOf(symbol, account, at, after)).FirstOrDefault(IsEntry)
            ?? PaymentOf(account, at);
    }

    private static bool IsEntry(LedgerEntry? entry) => entry is not null;

    private static LedgerEntry.Dividend? PaymentOf(Account account, TradingContext at) =>
        account.DividendsDue.FirstOrDefault(due => due.Action.BookDate <= at.Date) is { } due
            ? account.CreateDividend(at, due)
            : null;

    private static IEnumerable<Symbol> SymbolsOf(Account account) =>
        account
            .Portfolio.Positions.Select(position => position.Symbol)
            .Concat(account.OpenOrders.Symbols)
            .Distinct()
            .Order();

    // Actions of days until then belong to an earlier stamp.
    private DateOnly LastDayBefore(TradingContext at, TradingTime? previous, BookedActions booked)
    {
        if (booked.Through != default && booked.Through < at.Time && !(previous > booked.Through))
        {
            return booked.Through.Date;
        }

        return (previous ?? LastTimeBefore(at))?.Date ?? DateOnly.MinValue;
    }

    private TradingTime? LastTimeBefore(TradingContext at) =>
        marketData.GetTimes(at, Beginning) is [.., var last] ? last : null;

    private LedgerEntry? NextOf(Symbol symbol, Account account, TradingContext at, DateOnly after)
    {
        var booked = account.Position.Booked;
        foreach (var action in marketData.GetActions(context, symbol))
        {
            if (
                action.ExDate <= after
                || action.ExDate > at.Date
                || (booked.Through == at.Time && booked.Actions.Contains(action))
            )
            {
                continue;
            }

            if (EntryOf(action, account, at) is { } entry)
            {
                return entry;
            }
        }

        return null;
    }

    private LedgerEntry? EntryOf(CorporateAction action, Account account, TradingContext at)
    {
        bool isHeld = account.Portfolio.GetQuantity(action.Symbol) > Quantity.Zero;
        if (!action.IsSplit)
        {
            return isHeld ? account.CreateDividendDue(at, action) : null;
        }

        if (account.OpenOrders.Of(action.Symbol).Count > 0)
        {
            var order = account.OpenOrders.First(order => order.Order.Symbol == action.Symbol);
            return account.CreateCancelled(at, order, CancelReasons.Split);
        }

        return isHeld
            ? account.CreateSplit(at, action, marketData.Market.SmallestUnit, PriceOf(action.Symbol, at))
            : null;
    }

    // The open of the ex date; where the symbol has none, its last price in the new units.
    private Price PriceOf(Symbol symbol, TradingContext at) =>
        marketData.GetLastPrice(at, symbol)
        ?? throw new InvalidOperationException(
            $"{symbol} is held by {at} and has no known price; a missing price is not zero."
        );
}
