namespace AiTrader.Benchmarks.Backtests;

/// <summary>Gives one order a symbol a day: ten units are bought on even days and sold on odd ones.</summary>
internal sealed class OneOrderASymbol : IDecisionMaker
{
    public const decimal Quantity = 10;

    public async ValueTask DecideAsync(
        TradingContext context,
        ITradingDesk desk,
        CancellationToken cancellationToken = default
    )
    {
        bool buys = context.Date.DayNumber % 2 == 0;
        foreach (var symbol in desk.MarketData.GetSymbols(context))
        {
            _ = buys
                ? await desk.BuyAsync(context, symbol, Quantity, cancellationToken)
                : await desk.SellAsync(context, symbol, Quantity, cancellationToken);
        }
    }
}
