namespace AiTrader;

/// <summary>
/// What a decision maker may see and do within one session. The desk numbers the acts, so that each happens once
/// however often the session is run; and once anything at it has failed, everything at it fails, so that no failure can
/// end as a hold.
/// </summary>
public interface ITradingDesk
{
    /// <summary>The market as of the session's time.</summary>
    IMarketData MarketData { get; }

    /// <summary>
    /// The desk of this session for the tools of language models, which give each act an id of their own. Not for
    /// strategies.
    /// </summary>
    IToolDesk ToolDesk { get; }

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
}
