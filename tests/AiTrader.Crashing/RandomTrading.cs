using AiTrader.Prices;
using AiTrader.Stores;
using AiTrader.Testing;

namespace AiTrader.Crashing;

/// <summary>A trader with random orders on a random market; the same for a seed.</summary>
/// <param name="seed">The seed.</param>
/// <param name="tell">Told of each act; null to tell nothing.</param>
public sealed class RandomTrading(int seed, Action<string>? tell = null)
{
    /// <summary>With what it began.</summary>
    public const decimal Cash = 1_000;

    private static readonly ModelId Model = ModelId.Parse("test/random");

    /// <summary>The market.</summary>
    public PriceSeries Series { get; init; } =
        PriceSeries.FromBars(RandomMarket.Bars(seed)).With(RandomMarket.Actions(seed));

    /// <summary>
    /// Its fees, slippage and volume limit; every second seed has none. Every third seed has splits and dividends.
    /// </summary>
    public TradingConditions Conditions { get; } =
        (
            seed % 4 < 2
                ? TradingConditions.None
                : new TradingConditions
                {
                    FeeRate = 0.002m,
                    MinimumFee = new Money(0.25m),
                    SlippageBasisPoints = 20,
                    VolumeLimit = 0.1m,
                }
        ) with
        {
            CorporateActions = seed % 3 == 0,
        };

    /// <summary>Runs all sessions of the market up to a time, and settles what rests.</summary>
    /// <returns>The entries of its ledger.</returns>
    public async Task<List<LedgerEntry>> RunAsync(TradingTime? to = null, IStore? kept = null)
    {
        var store = kept ?? new InMemoryStore(TimeProvider.System);
        var arena = new Arena(SessionsOn(store));
        var schedule = SessionSchedule.FromPrices(Series).Between(null, to);
        await OpenAsync(store, "alice");
        var runs = await arena.RunAsync([TraderOf("alice", seed, tell)], schedule);
        return runs[0].Fault is { } fault
            ? throw new InvalidOperationException($"{fault}", fault.Fault)
            : await store.Ledgers.AllEntriesAsync("alice");
    }

    /// <summary>The account of a signature, with the conditions.</summary>
    public ValueTask<Account> OpenAsync(IStore store, string signature) =>
        store.Ledgers.OpenAccountAsync(
            TradingContext.For(signature).Using(Model).At(Series.Times[0]),
            AccountTerms.Create(Market.Us, new Money(Cash)) with
            {
                Conditions = Conditions,
            }
        );

    /// <summary>A trader of a seed.</summary>
    public static Trader TraderOf(string signature, int seed, Action<string>? tell = null) =>
        new(Signature.Parse(signature), Model, new RandomOrders(seed, tell)) { Cash = new Money(Cash) };

    /// <summary>What runs its sessions.</summary>
    public SessionRunner SessionsOn(IStore store) =>
        new(MarketData, new SimulatedBrokerage(MarketData, store.Ledgers), store, TimeProvider.System);

    /// <summary>The market as of a context.</summary>
    public AsOfMarketData MarketData => new(Market.Us, Series);
}
