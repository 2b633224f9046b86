using AiTrader.Prices;

namespace AiTrader;

/// <summary>What is known of a market at the time of a context, and nothing later.</summary>
public interface IMarketData
{
    /// <summary>The market's rules.</summary>
    Market Market { get; }

    /// <summary>Whether the contexts it serves are days or times within days.</summary>
    Resolution Resolution { get; }

    /// <summary>The universe, in ordinal order.</summary>
    IReadOnlyList<Symbol> Symbols { get; }

    /// <summary>Whether a symbol is of the universe.</summary>
    bool IsListed(Symbol symbol);

    /// <summary>
    /// The price tradable now: the open of the bar stamped with the context's time; null where there is none.
    /// </summary>
    /// <exception cref="ArgumentException">The context's time is not of this market data's resolution.</exception>
    Quote? GetQuote(TradingContext context, Symbol symbol);

    /// <summary>
    /// The last price known: the quote, else the close (or else the open) of the latest earlier bar; null where there
    /// is none.
    /// </summary>
    /// <exception cref="ArgumentException">The context's time is not of this market data's resolution.</exception>
    Price? GetLastPrice(TradingContext context, Symbol symbol);

    /// <summary>The last close of any day before the context's; null where there is none.</summary>
    /// <exception cref="ArgumentException">The context's time is not of this market data's resolution.</exception>
    Price? GetPreviousClose(TradingContext context, Symbol symbol);

    /// <summary>
    /// The latest <paramref name="count"/> finished bars, oldest first; fewer where the series begins later. The bar of
    /// now is not finished.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is negative.</exception>
    /// <exception cref="ArgumentException">The context's time is not of this market data's resolution.</exception>
    IReadOnlyList<Bar> GetBars(TradingContext context, Symbol symbol, int count);
}
