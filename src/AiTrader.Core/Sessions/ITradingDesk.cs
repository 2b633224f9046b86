using AiTrader.Stores;

namespace AiTrader;

/// <summary>
/// What a decision maker may see and do within one session. The desk numbers the acts, so that each happens once
/// however often the
/// session is run; and once anything at it has failed, everything at it fails, so that no failure can end as a hold.
/// </summary>
public interface ITradingDesk
{
    /// <summary>The market as of the session's time.</summary>
    IMarketData MarketData { get; }

    /// <summary>
    /// The brokerage of this session, for those that give each act an id of their own and keep a journal of what they
    /// did, as
    /// language models' tools do. Its acts are not shown again by the desk when the session is run again; their ids
    /// make them
    /// happen once.
    /// </summary>
    IBrokerage Brokerage { get; }

    /// <summary>Cash and positions at this point of the session.</summary>
    ValueTask<Portfolio> GetPortfolioAsync(TradingContext context, CancellationToken cancellationToken = default);

    /// <summary>Buys at the session's price, or is denied.</summary>
    /// <exception cref="SessionDivergedException">The session was run before, and decided otherwise here.</exception>
    ValueTask<TradeOutcome> BuyAsync(
        TradingContext context,
        Symbol symbol,
        decimal quantity,
        CancellationToken cancellationToken = default
    );

    /// <summary>Sells at the session's price, or is denied.</summary>
    /// <exception cref="SessionDivergedException">The session was run before, and decided otherwise here.</exception>
    ValueTask<TradeOutcome> SellAsync(
        TradingContext context,
        Symbol symbol,
        decimal quantity,
        CancellationToken cancellationToken = default
    );

    /// <summary>Says hold, and why.</summary>
    /// <param name="context">For whom, when and by which model.</param>
    /// <param name="reason">The reason in words; not empty.</param>
    /// <param name="cancellationToken">Ends the session early.</param>
    /// <exception cref="SessionDivergedException">The session was run before, and decided otherwise here.</exception>
    ValueTask HoldAsync(TradingContext context, string reason, CancellationToken cancellationToken = default);

    /// <summary>
    /// Takes note of an act that tools in another process have recorded under an id, for those that act through such
    /// tools: what they
    /// answer must be in the ledger of this session.
    /// </summary>
    /// <exception cref="LedgerException">It is not: the tools act on another ledger, or for another
    /// session.</exception>
    ValueTask AcknowledgeAsync(TradingContext context, ClientOrderId id, CancellationToken cancellationToken = default);

    /// <summary>
    /// Ends the session as faulted, whoever catches what is thrown, for those whose tools fail in another process.
    /// </summary>
    void Fail(TradingContext context, Exception fault);

    /// <summary>
    /// Checks that nothing at this desk has failed, for those that keep what they were told: what is told after a
    /// failure, by
    /// whoever caught it, must not be kept.
    /// </summary>
    /// <exception cref="Exception">The first failure at this desk, again.</exception>
    void ThrowIfFaulted(TradingContext context);
}
