using AiTrader.Markets;
using AiTrader.Prices;

namespace AiTrader.Sessions;

/// <summary>The market data of one session; a failure of it is kept, whoever catches it.</summary>
internal sealed class LatchedMarketData(IMarketData marketData, FaultLatch latch) : IMarketData
{
    public Market Market => marketData.Market;

    public Resolution Resolution => marketData.Resolution;

    public IReadOnlyList<Symbol> Symbols => marketData.Symbols;

    public bool Lists(Symbol symbol) => Latched(marketData, symbol, static (data, symbol) => data.Lists(symbol));

    public Quote? GetQuote(TradingContext context, Symbol symbol) =>
        Latched(marketData, (context, symbol), static (data, asked) => data.GetQuote(asked.context, asked.symbol));

    public Price? GetLastPrice(TradingContext context, Symbol symbol) =>
        Latched(marketData, (context, symbol), static (data, asked) => data.GetLastPrice(asked.context, asked.symbol));

    public Price? GetPriorClose(TradingContext context, Symbol symbol) =>
        Latched(marketData, (context, symbol), static (data, asked) => data.GetPriorClose(asked.context, asked.symbol));

    public IReadOnlyList<Bar> GetHistory(TradingContext context, Symbol symbol, int count) =>
        Latched(marketData, (context, symbol, count), static (data, asked) => data.GetHistory(asked.context, asked.symbol, asked.count));

    private TResult Latched<TAsked, TResult>(IMarketData data, TAsked asked, Func<IMarketData, TAsked, TResult> ask)
    {
        latch.ThrowIfFaulted();
        try
        {
            return ask(data, asked);
        }
        catch (Exception fault) when (latch.Keep(fault))
        {
            throw;
        }
    }
}
