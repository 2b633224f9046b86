using AiTrader.Prices;

namespace AiTrader.Runner.Tests.Lookahead;

/// <summary>Market data of which a test replaces an answer.</summary>
internal sealed class LeakyMarketData(AsOfMarketData data) : IMarketData
{
    public IReadOnlyList<Symbol>? Symbols { get; init; }

    public Func<TradingContext, Symbol, Price>? Quote { get; init; }

    public Market Market => data.Market;

    public Resolution Resolution => data.Resolution;

    public IReadOnlyList<Symbol> GetSymbols(TradingContext context) => Symbols ?? data.GetSymbols(context);

    public bool IsListed(TradingContext context, Symbol symbol) =>
        Symbols?.Contains(symbol) ?? data.IsListed(context, symbol);

    public Quote? GetQuote(TradingContext context, Symbol symbol) =>
        Quote is null ? data.GetQuote(context, symbol) : new Quote(symbol, context.Time, Quote(context, symbol));

    public Price? GetLastPrice(TradingContext context, Symbol symbol) => data.GetLastPrice(context, symbol);

    public Price? GetPreviousClose(TradingContext context, Symbol symbol) => data.GetPreviousClose(context, symbol);

    public IReadOnlyList<Bar> GetBars(TradingContext context, Symbol symbol, int count) =>
        data.GetBars(context, symbol, count);

    public IReadOnlyList<CorporateAction> GetActions(TradingContext context, Symbol symbol) =>
        data.GetActions(context, symbol);
}
