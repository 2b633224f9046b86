using AiTrader.Prices;

namespace AiTrader.Runner.Lookahead;

/// <summary>
/// Market data with a leak: the last finished bar of one symbol has the close of the bar that is not finished yet, and
/// so has its quote.
/// </summary>
/// <param name="market">The market.</param>
/// <param name="prices">The raw prices.</param>
internal sealed class LeakingMarketData(Market market, PriceSeries prices) : IMarketData
{
    private readonly AsOfMarketData _data = new(market, prices);

    /// <inheritdoc/>
    public Market Market => market;

    /// <inheritdoc/>
    public Resolution Resolution => prices.Resolution;

    /// <inheritdoc/>
    public IReadOnlyList<Symbol> GetSymbols(TradingContext context) => _data.GetSymbols(context);

    /// <inheritdoc/>
    public bool IsListed(TradingContext context, Symbol symbol) => _data.IsListed(context, symbol);

    /// <inheritdoc/>
    public Quote? GetQuote(TradingContext context, Symbol symbol) =>
        _data.GetQuote(context, symbol) is { } quote && FindLeak(context, symbol) is { } close
            ? new Quote(symbol, quote.Time, close)
            : _data.GetQuote(context, symbol);

    /// <inheritdoc/>
    public Price? GetLastPrice(TradingContext context, Symbol symbol) => _data.GetLastPrice(context, symbol);

    /// <inheritdoc/>
    public Price? GetPreviousClose(TradingContext context, Symbol symbol) => _data.GetPreviousClose(context, symbol);

    /// <inheritdoc/>
    public IReadOnlyList<Bar> GetBars(TradingContext context, Symbol symbol, int count)
    {
        var bars = _data.GetBars(context, symbol, count);
        return bars is [.., var last] && FindLeak(context, symbol) is { } close
            ? [.. bars.SkipLast(1), new Bar(last.Time, last.Open, last.High, last.Low, close, last.Volume)]
            : bars;
    }

    /// <inheritdoc/>
    public IReadOnlyList<CorporateAction> GetActions(TradingContext context, Symbol symbol) =>
        _data.GetActions(context, symbol);

    /// <inheritdoc/>
    public IReadOnlyList<TradingTime> GetTimes(TradingContext context, TradingTime from) =>
        _data.GetTimes(context, from);

    // Of the symbol that the market had first.
    private Price? FindLeak(TradingContext context, Symbol symbol) =>
        _data.GetSymbols(context) is [var first, ..] && first == symbol
            ? prices.FindBar(symbol, context.Time)?.Close
            : null;
}
