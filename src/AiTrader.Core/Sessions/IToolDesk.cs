using AiTrader.Stores;

namespace AiTrader;

/// <summary>
/// The part of a desk that only the tools of language models need. Its callers give each act its own id, under which it
/// happens once, and keep a journal of the conversation. The desk does not repeat these acts when the session is run
/// again. A strategy does not need it: it uses <see cref="ITradingDesk"/>.
/// </summary>
public interface IToolDesk
{
    /// <summary>What executes orders and holds, each under the id that it is given.</summary>
    IBrokerage Brokerage { get; }

    /// <summary>The market as of a context's time.</summary>
    IMarketData MarketData { get; }

    /// <summary>Where the conversation is written, in the store that keeps the ledger.</summary>
    IJournalStore Journal { get; }

    /// <summary>The notes of the trader, in the store that keeps the ledger.</summary>
    INotebook Notes { get; }

    /// <summary>Where the requests to a model are written, with what they used.</summary>
    IRequestStore Requests { get; }

    /// <summary>The wall clock, for budgets.</summary>
    TimeProvider TimeProvider { get; }

    /// <summary>
    /// Notes an act that tools in another process recorded under an id. The act must be in the ledger of this
    /// session, a note in its notes.
    /// </summary>
    /// <exception cref="LedgerException">
    /// The act is not in the ledger: the tools act on another ledger, or for another session.
    /// </exception>
    ValueTask AcknowledgeAsync(TradingContext context, ClientOrderId id, CancellationToken cancellationToken = default);

    /// <summary>
    /// Ends the session as faulted, even if other code catches the exception, for tools that fail in another process.
    /// </summary>
    void Fail(TradingContext context, Exception exception);

    /// <summary>
    /// Checks that nothing at this desk has failed, for callers that keep answers: an answer after a failure must not
    /// be kept.
    /// </summary>
    /// <exception cref="Exception">The first failure at this desk, again.</exception>
    void ThrowIfFaulted(TradingContext context);
}
