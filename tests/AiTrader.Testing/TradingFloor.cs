using AiTrader.Prices;
using AiTrader.Rules;
using AiTrader.Stores;

namespace AiTrader.Testing;

/// <summary>Everything between a decision maker and a ledger, made with <c>new</c>.</summary>
public sealed class TradingFloor
{
    /// <summary>A floor on a market, with the standard rules, no fees and a ledger in memory.</summary>
    public TradingFloor(TestMarket market)
        : this(market.MarketData, market.Series, new InMemoryStore(TimeProvider.System), RuleBook.Standard) { }

    /// <summary>A floor with ledgers of one's own; all else is recorded in memory.</summary>
    public TradingFloor(IMarketData marketData, PriceSeries series, ILedgerStore ledger, RuleBook rules)
        : this(marketData, series, new InMemoryStore(TimeProvider.System).WithLedgers(_ => ledger), rules) { }

    /// <summary>A floor of parts of one's own.</summary>
    public TradingFloor(IMarketData marketData, PriceSeries series, IStore store, RuleBook rules)
    {
        MarketData = marketData;
        Series = series;
        Store = store;
        Brokerage = new SimulatedBrokerage(marketData, Ledger, rules, new NoFeeModel(), new NoSlippageModel());
        Sessions = new SessionRunner(marketData, Brokerage, store, TimeProvider.System);
        Arena = new Arena(Sessions);
    }

    public IMarketData MarketData { get; }

    public PriceSeries Series { get; }

    public IStore Store { get; }

    public ILedgerStore Ledger => Store.Ledgers;

    public IBrokerage Brokerage { get; }

    public IJournalStore Journal => Store.Journals;

    public IFaultStore Faults => Store.Faults;

    public SessionRunner Sessions { get; }

    public Arena Arena { get; }

    /// <summary>Opens a context's account.</summary>
    public async Task<Account> OpenAsync(TradingContext context, decimal cash) =>
        await Ledger.OpenAccountAsync(context, MarketData.Market, new Money(cash), CancellationToken.None);

    /// <summary>Reads all entries of a signature.</summary>
    public Task<List<LedgerEntry>> EntriesAsync(string signature) => Ledger.AllEntriesAsync(signature);
}
