using AiTrader.Prices;

namespace AiTrader.Testing;

/// <summary>Market data whose prices cannot be read when its plan says so.</summary>
/// <param name="inner">The market data.</param>
/// <param name="breaks">Whether the n-th question breaks, from 1.</param>
public sealed class FaultyMarketData(IMarketData inner, Func<int, bool> breaks) : IMarketData
{
    private readonly Lock _lock = new();
    private int _calls;

    public Market Market => inner.Market;

    public Resolution Resolution => inner.Resolution;

    public IReadOnlyList<Symbol> GetSymbols(TradingContext context) => Sound().GetSymbols(context);

    public bool IsListed(TradingContext context, Symbol symbol) => Sound().IsListed(context, symbol);

    public Quote? GetQuote(TradingContext context, Symbol symbol) => Sound().GetQuote(context, symbol);

    public Price? GetLastPrice(TradingContext context, Symbol symbol) => Sound().GetLastPrice(context, symbol);

    public Price? GetPreviousClose(TradingContext context, Symbol symbol) => Sound().GetPreviousClose(context, symbol);

    public IReadOnlyList<Bar> GetBars(TradingContext context, Symbol symbol, int count) =>
        Sound().GetBars(context, symbol, count);

    public IReadOnlyList<CorporateAction> GetActions(TradingContext context, Symbol symbol) =>
        Sound().GetActions(context, symbol);

    private IMarketData Sound()
    {
        lock (_lock)
        {
            return breaks(++_calls) ? throw new IOException("The prices cannot be read.") : inner;
        }
    }
}
