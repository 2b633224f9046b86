using AiTrader.Stores;

namespace AiTrader;

/// <summary>
/// What the tools of language models act upon, and what they tell of it. Whoever acts here gives each act an id of its
/// own, under which it happens once, and keeps a journal of what was said; the desk does not show these acts again when
/// the session is run again. A strategy needs none of this: it uses <see cref="ITradingDesk"/>.
/// </summary>
public interface IToolDesk
{
    /// <summary>What executes orders and holds, each under the id that it is given.</summary>
    IBrokerage Brokerage { get; }

    /// <summary>The market as of a context's time.</summary>
    IMarketData MarketData { get; }

    /// <summary>Where the conversation is written, in the store that keeps the ledger.</summary>
    IJournalStore Journal { get; }

    /// <summary>The wall clock, for budgets.</summary>
    TimeProvider TimeProvider { get; }

    /// <summary>
    /// Takes note of an act that tools in another process have recorded under an id: what they answer must be in the
    /// ledger of this session.
    /// </summary>
    /// <exception cref="LedgerException">It is not: the tools act on another ledger, or for another
    /// session.</exception>
    ValueTask AcknowledgeAsync(TradingContext context, ClientOrderId id, CancellationToken cancellationToken = default);

    /// <summary>
    /// Ends the session as faulted, whoever catches what is thrown, for tools that fail in another process.
    /// </summary>
    void Fail(TradingContext context, Exception exception);

    /// <summary>
    /// Checks that nothing at this desk has failed, for those that keep what they were told: what is told after a
    /// failure, by whoever caught it, must not be kept.
    /// </summary>
    /// <exception cref="Exception">The first failure at this desk, again.</exception>
    void ThrowIfFaulted(TradingContext context);
}
