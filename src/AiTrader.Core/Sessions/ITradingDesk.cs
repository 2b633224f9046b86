namespace AiTrader;

/// <summary>
/// What a decision maker can see and do within one session. The desk numbers the acts, so that each happens once, even
/// if the session is run again. After the first failure, every call fails, so that no failure can end as a hold.
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

    /// <summary>The orders that rest at this point of the session, and what they reserve.</summary>
    ValueTask<OpenOrders> GetOpenOrdersAsync(TradingContext context, CancellationToken cancellationToken = default);

    /// <summary>Buys at the session's price; the order can be denied.</summary>
    /// <exception cref="SessionDivergedException">The session was run before, and decided differently here.</exception>
    ValueTask<TradeOutcome> BuyAsync(
        TradingContext context,
        Symbol symbol,
        decimal quantity,
        CancellationToken cancellationToken = default
    );

    /// <summary>Buys on terms: at a limit, at a stop, or at the session's price.</summary>
    /// <param name="context">The trading context.</param>
    /// <param name="symbol">The symbol.</param>
    /// <param name="quantity">The number of units.</param>
    /// <param name="terms">At which price, and how long the order rests.</param>
    /// <param name="cancellationToken">Ends the session early.</param>
    /// <returns>Executed wholly or in part, accepted (it rests), canceled or denied.</returns>
    /// <exception cref="SessionDivergedException">The session was run before, and decided differently here.</exception>
    ValueTask<TradeOutcome> BuyAsync(
        TradingContext context,
        Symbol symbol,
        decimal quantity,
        OrderTerms terms,
        CancellationToken cancellationToken = default
    );

    /// <summary>Sells at the session's price; the order can be denied.</summary>
    /// <exception cref="SessionDivergedException">The session was run before, and decided differently here.</exception>
    ValueTask<TradeOutcome> SellAsync(
        TradingContext context,
        Symbol symbol,
        decimal quantity,
        CancellationToken cancellationToken = default
    );

    /// <summary>Sells on terms: at a limit, at a stop, or at the session's price.</summary>
    /// <param name="context">The trading context.</param>
    /// <param name="symbol">The symbol.</param>
    /// <param name="quantity">The number of units.</param>
    /// <param name="terms">At which price, and how long the order rests.</param>
    /// <param name="cancellationToken">Ends the session early.</param>
    /// <returns>Executed wholly or in part, accepted (it rests), canceled or denied.</returns>
    /// <exception cref="SessionDivergedException">The session was run before, and decided differently here.</exception>
    ValueTask<TradeOutcome> SellAsync(
        TradingContext context,
        Symbol symbol,
        decimal quantity,
        OrderTerms terms,
        CancellationToken cancellationToken = default
    );

    /// <summary>Cancels what is open of an order; an order that does not rest is denied.</summary>
    /// <param name="context">The trading context.</param>
    /// <param name="target">The id of the order, as <see cref="GetOpenOrdersAsync"/> has it.</param>
    /// <param name="cancellationToken">Ends the session early.</param>
    /// <exception cref="SessionDivergedException">The session was run before, and decided differently here.</exception>
    ValueTask<CancelOutcome> CancelAsync(
        TradingContext context,
        ClientOrderId target,
        CancellationToken cancellationToken = default
    );

    /// <summary>Says hold, with the reason.</summary>
    /// <param name="context">The trading context.</param>
    /// <param name="reason">The reason; not empty.</param>
    /// <param name="cancellationToken">Ends the session early.</param>
    /// <exception cref="SessionDivergedException">The session was run before, and decided differently here.</exception>
    ValueTask HoldAsync(TradingContext context, string reason, CancellationToken cancellationToken = default);
}
