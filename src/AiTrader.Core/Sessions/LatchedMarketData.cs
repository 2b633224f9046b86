using AiTrader.Prices;

namespace AiTrader;

/// <summary>
/// The market data of one session, for its time only. A failure is kept, even if other code catches it.
/// </summary>
internal sealed class LatchedMarketData(IMarketData marketData, FaultLatch latch) : IMarketData
{
    public Market Market => marketData.Market;

    public Resolution Resolution => marketData.Resolution;

    public IReadOnlyList<Symbol> GetSymbols(TradingContext context) =>
        Asked(context, (object?)null, static (data, context, _) => data.GetSymbols(context));

    public bool IsListed(TradingContext context, Symbol symbol) =>
        Asked(context, symbol, static (data, context, symbol) => data.IsListed(context, symbol));

    public Quote? GetQuote(TradingContext context, Symbol symbol) =>
        Asked(context, symbol, static (data, context, symbol) => data.GetQuote(context, symbol));

    public Price? GetLastPrice(TradingContext context, Symbol symbol) =>
        Asked(context, symbol, static (data, context, symbol) => data.GetLastPrice(context, symbol));

    public Price? GetPreviousClose(TradingContext context, Symbol symbol) =>
        Asked(context, symbol, static (data, context, symbol) => data.GetPreviousClose(context, symbol));

    public IReadOnlyList<Bar> GetBars(TradingContext context, Symbol symbol, int count) =>
        Asked(
            context,
            (symbol, count),
            static (data, context, asked) => data.GetBars(context, asked.symbol, asked.count)
        );

    public IReadOnlyList<CorporateAction> GetActions(TradingContext context, Symbol symbol) =>
        Asked(context, symbol, static (data, context, symbol) => data.GetActions(context, symbol));

    public IReadOnlyList<TradingTime> GetTimes(TradingContext context, TradingTime from) =>
        Asked(context, from, static (data, context, from) => data.GetTimes(context, from));

    private TResult Asked<TAsked, TResult>(
        TradingContext context,
        TAsked asked,
        Func<IMarketData, TradingContext, TAsked, TResult> ask
    )
    {
        latch.Require(context);
        return Latched((context, asked, ask), static (data, call) => call.ask(data, call.context, call.asked));
    }

    private TResult Latched<TCall, TResult>(TCall call, Func<IMarketData, TCall, TResult> answer)
    {
        try
        {
            return answer(marketData, call);
        }
        catch (Exception fault) when (latch.Keep(fault))
        {
            throw;
        }
    }
}
