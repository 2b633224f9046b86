using AiTrader.Prices;

namespace AiTrader.Runner.Reruns;

/// <summary>
/// Market data for the one session that is decided again: a runner reads no schedule of it, which would read each of
/// its stamps for each session.
/// </summary>
/// <param name="inner">The market data.</param>
internal sealed class UnscheduledMarketData(IMarketData inner) : IMarketData
{
    /// <inheritdoc/>
    public Market Market => inner.Market;

    /// <inheritdoc/>
    public Resolution Resolution => inner.Resolution;

    /// <inheritdoc/>
    public IReadOnlyList<Symbol> GetSymbols(TradingContext context) => inner.GetSymbols(context);

    /// <inheritdoc/>
    public bool IsListed(TradingContext context, Symbol symbol) => inner.IsListed(context, symbol);

    /// <inheritdoc/>
    public Quote? GetQuote(TradingContext context, Symbol symbol) => inner.GetQuote(context, symbol);

    /// <inheritdoc/>
    public Price? GetLastPrice(TradingContext context, Symbol symbol) => inner.GetLastPrice(context, symbol);

    /// <inheritdoc/>
    public Price? GetPreviousClose(TradingContext context, Symbol symbol) => inner.GetPreviousClose(context, symbol);

    /// <inheritdoc/>
    public IReadOnlyList<Bar> GetBars(TradingContext context, Symbol symbol, int count) =>
        inner.GetBars(context, symbol, count);

    /// <inheritdoc/>
    public IReadOnlyList<CorporateAction> GetActions(TradingContext context, Symbol symbol) =>
        inner.GetActions(context, symbol);

    /// <inheritdoc/>
    public IReadOnlyList<TradingTime> GetTimes(TradingContext context, TradingTime from) =>
        inner.GetTimes(context, from);
}
