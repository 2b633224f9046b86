using AiTrader.Stores;

namespace AiTrader.Performance;

/// <summary>
/// Matches the sells of a ledger with its buys, first in, first out. Costs and proceeds are the changes of the cash, so
/// that their sums agree: <c>cash at the end = cash at the opening + profits of the closed round trips − cost of what
/// is open</c>. Source: the first-in, first-out method of IAS 2 and of US tax law (26 CFR 1.1012-1(c)).
/// </summary>
internal sealed class LotMatching
{
    private readonly Dictionary<Symbol, Queue<Lot>> _open = [];
    private readonly List<RoundTrip> _closed = [];
    private Account _account;

    private LotMatching(Account account) => _account = account;

    /// <summary>The round trips in the order in which they were closed.</summary>
    public IReadOnlyList<RoundTrip> Closed => _closed;

    /// <summary>The cost, fees included, of the units that are still held.</summary>
    public Money OpenCost => new(_open.Values.SelectMany(lots => lots).Sum(lot => lot.Cost));

    /// <summary>
    /// The cost, fees included, of the units of a symbol that are still held; zero if there are none.
    /// </summary>
    public Money OpenCostOf(Symbol symbol) =>
        new(_open.TryGetValue(symbol, out var lots) ? lots.Sum(lot => lot.Cost) : 0);

    /// <summary>Matches the fills of a ledger.</summary>
    /// <param name="entries">All entries of the ledger, in order.</param>
    /// <exception cref="ArgumentException">There is no entry, or the first does not open the account.</exception>
    public static LotMatching Create(IReadOnlyList<LedgerEntry> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        var matching = entries is [LedgerEntry.AccountOpened opened, ..]
            ? new LotMatching(Account.Open(opened))
            : throw new ArgumentException("A ledger begins with the opening of the account.", nameof(entries));
        foreach (var entry in entries.Skip(1))
        {
            matching.Add(entry);
        }

        return matching;
    }

    private void Add(LedgerEntry entry)
    {
        if (entry is LedgerEntry.Filled filled)
        {
            var symbol = filled.Order.Symbol;
            var lots = _open.TryGetValue(symbol, out var known) ? known : _open[symbol] = new();
            decimal units = filled.Holding.Value - _account.Portfolio.GetQuantity(symbol).Value;
            decimal cash = filled.Cash.Value - _account.Portfolio.Cash.Value;
            if (filled.Order.Side == OrderSide.Buy)
            {
                lots.Enqueue(new Lot(filled.Context.Time, units, -cash));
            }
            else
            {
                Close(lots, symbol, filled.Context.Time, -units, cash);
            }
        }

        if (entry is LedgerEntry.Split split)
        {
            Split(split);
        }

        _account = _account.Apply(entry);
    }

    private void Split(LedgerEntry.Split split)
    {
        if (!_open.TryGetValue(split.Action.Symbol, out var lots))
        {
            return;
        }

        foreach (var lot in lots)
        {
            lot.Units *= split.Action.Value;
        }

        // Less than the smallest unit is paid in cash, and closes a round trip. A ratio such as one for three leaves a
        // rest that is none.
        decimal rest = lots.Sum(lot => lot.Units) - split.Holding.Value;
        if (split.CashInLieu > Money.Zero || split.Holding == Quantity.Zero)
        {
            Close(lots, split.Action.Symbol, split.Context.Time, rest, split.CashInLieu.Value);
        }
        else if (lots.LastOrDefault() is { } last)
        {
            last.Units -= rest;
        }
    }

    private void Close(Queue<Lot> lots, Symbol symbol, TradingTime time, decimal units, decimal proceeds)
    {
        // Rounded holdings: a lot of no units belongs to the sell that comes next, even if no units of that are left.
        while (lots.TryPeek(out var lot) && (units > 0 || lot.Units == 0))
        {
            bool isWhole = lot.Units <= units;
            decimal closed = isWhole ? lot.Units : units;
            decimal cost = isWhole ? lot.Cost : lot.Cost * closed / lot.Units;

            // The last lot gets what is left, to the last digit, and nothing is divided by no units.
            decimal share = closed == units ? proceeds : proceeds * closed / units;
            _closed.Add(new RoundTrip(symbol, lot.Time, time, new Quantity(closed), new Money(cost), new Money(share)));
            lot.Units -= closed;
            lot.Cost -= cost;
            units -= closed;
            proceeds -= share;
            if (isWhole)
            {
                lots.Dequeue();
            }
        }

        if (proceeds != 0)
        {
            _closed.Add(new RoundTrip(symbol, time, time, new Quantity(units), Money.Zero, new Money(proceeds)));
        }
    }

    private sealed class Lot(TradingTime time, decimal units, decimal cost)
    {
        public TradingTime Time { get; } = time;

        public decimal Units { get; set; } = units;

        public decimal Cost { get; set; } = cost;
    }
}
