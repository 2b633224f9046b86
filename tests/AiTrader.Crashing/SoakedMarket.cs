using AiTrader.Prices;
using AiTrader.Stores;

namespace AiTrader.Crashing;

/// <summary>The market of a soak, and its traders: the same in each process.</summary>
public static class SoakedMarket
{
    private const int Seed = 15;
    private const int Days = 6_000;

    private static readonly ModelId Model = ModelId.Parse("test/soak");

    /// <summary>Daily bars of more days than a soak comes through.</summary>
    public static PriceSeries Read() => PriceSeries.FromBars(RandomMarket.Bars(Seed, Days));

    /// <summary>The name of a trader, by its number.</summary>
    public static Signature NameOf(int number) => Signature.Parse($"soak-{number:000}");

    /// <summary>A trader, by its number.</summary>
    /// <param name="number">The number.</param>
    /// <param name="maker">What decides for it.</param>
    public static Trader TraderOf(int number, IDecisionMaker maker) =>
        new(NameOf(number), Model, maker) { Cash = new Money(100_000) };

    /// <summary>What runs sessions on a store.</summary>
    public static Arena ArenaOn(IStore store, PriceSeries series)
    {
        var marketData = new AsOfMarketData(Market.Us, series);
        var brokerage = new SimulatedBrokerage(marketData, store.Ledgers);
        return new Arena(new SessionRunner(marketData, brokerage, store, TimeProvider.System));
    }
}
