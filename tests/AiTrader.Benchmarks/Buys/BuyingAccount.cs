using AiTrader.Prices;
using AiTrader.Stores;

namespace AiTrader.Benchmarks.Buys;

/// <summary>
/// An account in memory that has a number of entries and ten positions, and buys one unit after another.
/// </summary>
internal sealed class BuyingAccount
{
    private const int SymbolCount = 10;

    private static readonly TradingContext Context = TradingContext
        .For("alice")
        .Using("benchmark/buy")
        .At("2025-10-01");
    private static readonly Symbol[] Symbols =
    [
        .. Enumerable.Range(1, SymbolCount).Select(number => Symbol.Parse($"SYM{number:00}")),
    ];
    private static readonly PriceSeries Prices = new InMemoryPriceSource(Symbols.Select(BarOf)).Read();

    private readonly SimulatedBrokerage _brokerage;
    private int _orders;

    private BuyingAccount(SimulatedBrokerage brokerage) => _brokerage = brokerage;

    /// <summary>An account of so many entries, its opening the first of them.</summary>
    public static async Task<BuyingAccount> WithEntriesAsync(int entries)
    {
        var ledger = new InMemoryStore(TimeProvider.System).Ledgers;
        var marketData = new AsOfMarketData(Market.Us, Prices);
        await ledger.OpenAccountAsync(Context, Market.Us, new Money(1_000_000_000_000), CancellationToken.None);
        var account = new BuyingAccount(new SimulatedBrokerage(marketData, ledger));
        await account.BuyAsync(entries - 1);
        return account;
    }

    /// <summary>Buys, each time with an order and an id of its own.</summary>
    public async Task BuyAsync(int count)
    {
        for (int i = 0; i < count; i++)
        {
            var id = ClientOrderId.Create(Context, ++_orders);
            var outcome = await _brokerage.SubmitAsync(
                Context,
                Order.Buy(id, Symbols[_orders % SymbolCount], 1),
                CancellationToken.None
            );
            if (outcome is not TradeOutcome.Filled)
            {
                throw new InvalidOperationException($"The order was not filled: {outcome}.");
            }
        }
    }

    private static SymbolBar BarOf(Symbol symbol, int index)
    {
        var price = new Price(100.25m + index);
        return new SymbolBar(symbol, new Bar(Context.Time, price, price, price, price, 1_000_000));
    }
}
