using AiTrader.Prices;

namespace AiTrader;

/// <summary>The market as it is known at the time of a context, and nothing later.</summary>
public interface IMarketData
{
    /// <summary>The market's rules.</summary>
    Market Market { get; }

    /// <summary>Whether the times of its contexts are days or times within days.</summary>
    Resolution Resolution { get; }

    /// <summary>
    /// The universe as it is known at the context's time, in ordinal order: the symbols that have a price then or had
    /// one before. A symbol that begins later is not known.
    /// </summary>
    /// <exception cref="ArgumentException">
    /// The resolution of the context's time is not the resolution of this market data.
    /// </exception>
    IReadOnlyList<Symbol> GetSymbols(TradingContext context);

    /// <summary>Whether a symbol is in the universe as it is known at the context's time.</summary>
    /// <exception cref="ArgumentException">
    /// The resolution of the context's time is not the resolution of this market data.
    /// </exception>
    bool IsListed(TradingContext context, Symbol symbol);

    /// <summary>
    /// The current price: the open of the bar stamped with the context's time; null if there is none.
    /// </summary>
    /// <exception cref="ArgumentException">
    /// The resolution of the context's time is not the resolution of this market data.
    /// </exception>
    Quote? GetQuote(TradingContext context, Symbol symbol);

    /// <summary>
    /// The last price known: the quote, else the close (or else the open) of the latest earlier bar, divided by the
    /// splits since; null if there is none.
    /// </summary>
    /// <exception cref="ArgumentException">
    /// The resolution of the context's time is not the resolution of this market data.
    /// </exception>
    Price? GetLastPrice(TradingContext context, Symbol symbol);

    /// <summary>
    /// The last close of any day before the context's, divided by the splits since; null if there is none.
    /// </summary>
    /// <exception cref="ArgumentException">
    /// The resolution of the context's time is not the resolution of this market data.
    /// </exception>
    Price? GetPreviousClose(TradingContext context, Symbol symbol);

    /// <summary>
    /// The latest <paramref name="count"/> finished bars, oldest first; fewer if the series begins later. The current
    /// bar is not finished. The bars are raw: those before a split are of the old units. For bars in the current
    /// units there is <see cref="MarketDataExtensions.GetHistory"/>.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is negative.</exception>
    /// <exception cref="ArgumentException">
    /// The resolution of the context's time is not the resolution of this market data.
    /// </exception>
    IReadOnlyList<Bar> GetBars(TradingContext context, Symbol symbol, int count);

    /// <summary>
    /// The splits and dividends of a symbol with an ex date on the context's day or before it, by ex date. A later one
    /// is not known.
    /// </summary>
    /// <exception cref="ArgumentException">
    /// The resolution of the context's time is not the resolution of this market data.
    /// </exception>
    IReadOnlyList<CorporateAction> GetActions(TradingContext context, Symbol symbol);

    /// <summary>
    /// The stamps of the market's finished bars from a time on, in order, each once. Default: those of the bars of all
    /// symbols, which is slow where there are many.
    /// </summary>
    /// <exception cref="ArgumentException">
    /// The resolution of the context's time is not the resolution of this market data.
    /// </exception>
    IReadOnlyList<TradingTime> GetTimes(TradingContext context, TradingTime from) =>
        [
            .. GetSymbols(context)
                .SelectMany(symbol => GetBars(context, symbol, int.MaxValue))
                .Select(bar => bar.Time)
                .Where(time => time >= from)
                .Distinct()
                .Order(),
        ];
}
