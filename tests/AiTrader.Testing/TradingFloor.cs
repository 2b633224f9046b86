using AiTrader.Prices;
using AiTrader.Rules;
using AiTrader.Stores;
using Microsoft.Extensions.Logging.Abstractions;

namespace AiTrader.Testing;

/// <summary>Everything between a decision maker and a ledger, made with <c>new</c>.</summary>
public sealed class TradingFloor
{
    /// <summary>A floor on a market, with the standard rules, no fees and a ledger in memory.</summary>
    public TradingFloor(TestMarket market)
        : this(market.MarketData, market.Series, new InMemoryLedgerStore(), RuleBook.Standard) { }

    /// <summary>A floor of parts of one's own.</summary>
    public TradingFloor(IMarketData marketData, PriceSeries series, ILedgerStore ledger, RuleBook rules)
    {
        MarketData = marketData;
        Series = series;
        Ledger = ledger;
        Brokerage = new SimulatedBrokerage(marketData, ledger, rules, new NoFeeModel(), new NoSlippageModel());
        Journal = StoreJournals.JournalBeside(ledger);
        Faults = StoreJournals.FaultLogBeside(ledger, TimeProvider.System);
        Sessions = new SessionRunner(marketData, Brokerage, ledger, Faults, NullLogger<SessionRunner>.Instance);
        Arena = new Arena(ledger, marketData, Sessions);
    }

    public IMarketData MarketData { get; }

    public PriceSeries Series { get; }

    public ILedgerStore Ledger { get; }

    public IBrokerage Brokerage { get; }

    public IJournalStore Journal { get; }

    public IFaultStore Faults { get; }

    public SessionRunner Sessions { get; }

    public Arena Arena { get; }

    /// <summary>Opens a context's account.</summary>
    public async Task<Account> OpenAsync(TradingContext context, decimal cash) =>
        await Ledger.OpenAccountAsync(context, MarketData.Market, new Money(cash), CancellationToken.None);

    /// <summary>Reads all entries of a signature.</summary>
    public Task<List<LedgerEntry>> EntriesAsync(string signature) => Ledger.AllEntriesAsync(signature);
}
