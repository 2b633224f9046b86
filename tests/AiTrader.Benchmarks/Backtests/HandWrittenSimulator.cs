using AiTrader.Prices;

namespace AiTrader.Benchmarks.Backtests;

/// <summary>
/// The fair floor under <see cref="Backtest"/>: a program that keeps the same promises for this one job. It
/// has the rules of <see cref="AiTrader.Rules.RuleBook.Standard"/>, an index that applies each id at most once, a
/// ledger of structs to which is only appended, T+1, costs of positions, and an entry at the end of each session; it
/// has no objects, no contexts and no stores.
/// </summary>
internal sealed class HandWrittenSimulator
{
    private const byte Bought = 0;
    private const byte Sold = 1;
    private const byte Denied = 2;
    private const byte Completed = 3;

    private readonly TradingTime[] _times;
    private readonly decimal[][] _opens;
    private readonly decimal _lot = Market.Us.LotSize;
    private readonly bool _isTPlusOne = Market.Us.Settlement == Settlement.NextDay;

    public HandWrittenSimulator(PriceSeries series)
    {
        _times = [.. series.Times];
        _opens =
        [
            .. series.Symbols.Select(symbol =>
                Array.ConvertAll(series.GetBars(symbol).ToArray(), bar => bar.Open!.Value.Value)
            ),
        ];
    }

    /// <summary>Runs it with a new ledger.</summary>
    /// <returns>The cash in the end.</returns>
    public Money Run()
    {
        var ledger = new EntryList();
        var index = new Dictionary<long, int>();
        var book = new Holding[_opens.Length];
        decimal cash = Backtest.InitialCash.Value;
        for (int day = 0; day < _times.Length; day++)
        {
            var time = _times[day];
            bool buys = time.Date.DayNumber % 2 == 0;
            int fills = 0;
            for (int symbol = 0; symbol < _opens.Length; symbol++)
            {
                var order = new Order(IdOf(day, symbol + 1), time, symbol, buys, OneOrderASymbol.Quantity);
                if (index.TryGetValue(order.Id, out int known))
                {
                    fills += ledger.At(known).Kind < Denied ? 1 : 0;
                    continue;
                }

                index.Add(order.Id, ledger.Count);
                ref var entry = ref ledger.Add(time);
                entry.Symbol = symbol;
                entry.Quantity = order.Quantity;
                entry.Reason = WhyNot(order, PriceOf(symbol, day), cash, book[symbol]);
                entry.Kind =
                    entry.Reason == 0
                        ? order.Buys
                            ? Bought
                            : Sold
                        : Denied;
                if (entry.Kind != Denied)
                {
                    Fill(order, PriceOf(symbol, day), ref cash, ref book[symbol]);
                    (entry.Price, entry.Cash, entry.Holding) = (PriceOf(symbol, day), cash, book[symbol].Quantity);
                    fills++;
                }
            }

            index.Add(IdOf(day, 0), ledger.Count);
            ref var end = ref ledger.Add(time);
            (end.Symbol, end.Kind) = (fills, Completed);
        }

        return new Money(cash);
    }

    private decimal PriceOf(int symbol, int day) => day < _opens[symbol].Length ? _opens[symbol][day] : 0;

    private static void Fill(in Order order, decimal price, ref decimal cash, ref Holding held)
    {
        decimal notional = price * order.Quantity;
        if (order.Buys)
        {
            cash -= notional;
            held.Quantity += order.Quantity;
            held.Cost += notional;
            held.BoughtThatDay = (held.LastBuy == order.Time ? held.BoughtThatDay : 0) + order.Quantity;
            held.LastBuy = order.Time;
            return;
        }

        decimal before = held.Quantity;
        cash += notional;
        held.Quantity -= order.Quantity;
        held.Cost = held.Quantity == 0 ? 0 : held.Cost * held.Quantity / before;
    }

    private static long IdOf(int day, int act) => ((long)day << 32) | (uint)act;

    // The rules in their order; zero if all allow the order.
    private byte WhyNot(in Order order, decimal price, decimal cash, in Holding held)
    {
        decimal bought = held.LastBuy == order.Time ? held.BoughtThatDay : 0;
        return (byte)(
            order.Quantity <= 0 ? 1
            : (uint)order.Symbol >= (uint)_opens.Length ? 2
            : order.Quantity % _lot != 0 ? 3
            : order.Quantity != decimal.Truncate(order.Quantity) ? 4
            : price <= 0 || (double)price * (double)order.Quantity > 1e27 ? 5
            : order.Buys && price * order.Quantity > cash ? 6
            : !order.Buys && order.Quantity > held.Quantity ? 7
            : !order.Buys && _isTPlusOne && order.Quantity > held.Quantity - bought ? 8
            : 0
        );
    }

    private readonly record struct Order(long Id, TradingTime Time, int Symbol, bool Buys, decimal Quantity);

    private struct Entry
    {
        public TradingTime Time;
        public int Symbol;
        public byte Kind;
        public byte Reason;
        public decimal Quantity;
        public decimal Price;
        public decimal Fee;
        public decimal Cash;
        public decimal Holding;
    }

    // Doubled as a list is, and written in place.
    private sealed class EntryList
    {
        private Entry[] _entries = new Entry[16];

        public int Count { get; private set; }

        public ref Entry At(int index) => ref _entries[index];

        public ref Entry Add(TradingTime time)
        {
            if (Count == _entries.Length)
            {
                Array.Resize(ref _entries, Count * 2);
            }

            ref var entry = ref _entries[Count++];
            entry.Time = time;
            return ref entry;
        }
    }

    private struct Holding
    {
        public decimal Quantity;
        public decimal BoughtThatDay;
        public decimal Cost;
        public TradingTime LastBuy;
    }
}
