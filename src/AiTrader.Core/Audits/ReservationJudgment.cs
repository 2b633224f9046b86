using AiTrader.Stores;

namespace AiTrader.Audits;

/// <summary>
/// Adds up what open orders reserve, from the entries only, and compares it with the cash and the holdings. The account
/// has its own sums, which are not used here.
/// </summary>
/// <param name="terms">The terms of the account, for rounding.</param>
internal sealed class ReservationJudgment(AccountTerms terms)
{
    private readonly Dictionary<long, Reservation> _open = [];
    private readonly Dictionary<Symbol, decimal> _units = [];
    private decimal _cash;

    /// <summary>Adds the next entry, and tells what is reserved beyond what the account has.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="after">The account after it.</param>
    public IEnumerable<(string Code, string Message)> After(LedgerEntry entry, Account after)
    {
        switch (entry)
        {
            case LedgerEntry.Accepted accepted:
                Open(accepted.Sequence, accepted, accepted.Order.Quantity, accepted.ReservedCash);
                return Excesses(accepted.Order.Symbol, after);
            case LedgerEntry.Filled filled:
                var since = filled.OrderNumber is { } number ? Close(number) : null;
                if (filled.OpenQuantity > Quantity.Zero)
                {
                    Open(
                        filled.OrderNumber ?? filled.Sequence,
                        filled,
                        filled.OpenQuantity.Value,
                        filled.ReservedCash,
                        since
                    );
                }

                return Excesses(filled.Order.Symbol, after);
            case LedgerEntry.Expired or LedgerEntry.Cancelled { OrderNumber: not null }:
                Close(EventOrder.NumberOf(entry)!.Value);
                break;
            case LedgerEntry.SessionWithdrawn:
                Withdraw(entry.Context.Time);
                break;
        }

        return [];
    }

    private IEnumerable<(string Code, string Message)> Excesses(Symbol symbol, Account after)
    {
        var cash = after.Portfolio.Cash;
        if (_cash > cash.Value)
        {
            yield return (
                AuditCodes.ReservedBeyondCash,
                $"The open orders reserve {PlainDecimal.Format(_cash)}; the cash is {cash}."
            );
        }

        var held = after.Portfolio.GetQuantity(symbol);
        if (_units.GetValueOrDefault(symbol) is var units && units > held.Value)
        {
            yield return (
                AuditCodes.ReservedBeyondHolding,
                $"The open orders reserve {PlainDecimal.Format(units)} {symbol}; {held} is held."
            );
        }
    }

    private void Open(long number, LedgerEntry entry, decimal open, Money cash, TradingTime? since = null)
    {
        var order = EventOrder.Of(entry)!;
        decimal units = order.Side == OrderSide.Sell ? terms.RoundUp(new Quantity(open)).Value : 0;
        _open[number] = new Reservation(since ?? entry.Context.Time, order.Symbol, cash.Value, units);
        _cash += cash.Value;
        _units[order.Symbol] = _units.GetValueOrDefault(order.Symbol) + units;
    }

    // Since when it rested.
    private TradingTime? Close(long number)
    {
        if (!_open.Remove(number, out var reserved))
        {
            return null;
        }

        _cash -= reserved.Cash;
        _units[reserved.Symbol] -= reserved.Units;
        return reserved.Since;
    }

    // The orders that a withdrawn session left open are canceled with it.
    private void Withdraw(TradingTime time)
    {
        foreach (long number in _open.Where(open => open.Value.Since == time).Select(open => open.Key).ToList())
        {
            Close(number);
        }
    }

    private sealed record Reservation(TradingTime Since, Symbol Symbol, decimal Cash, decimal Units);
}
