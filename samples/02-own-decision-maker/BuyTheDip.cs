using AiTrader;

/// <summary>
/// Buys a symbol that opens three percent below its last close, with a tenth of the cash; otherwise says that it holds.
/// </summary>
internal sealed class BuyTheDip : IDecisionMaker
{
    public async ValueTask DecideAsync(
        TradingContext context,
        ITradingDesk desk,
        CancellationToken cancellationToken = default
    )
    {
        foreach (var symbol in desk.MarketData.GetSymbols(context))
        {
            if (
                desk.MarketData.GetQuote(context, symbol)?.Price is not { } open
                || desk.MarketData.GetPreviousClose(context, symbol) is not { } close
                || open.Value > 0.97m * close.Value
            )
            {
                continue;
            }

            var portfolio = await desk.GetPortfolioAsync(context, cancellationToken);
            await desk.BuyAsync(context, symbol, Math.Floor(portfolio.Cash.Value / 10 / open.Value), cancellationToken);
            return;
        }

        await desk.HoldAsync(context, "Nothing opens three percent below its last close.", cancellationToken);
    }
}
