namespace AiTrader;

/// <summary>Spends the cash once, in equal parts on every symbol that has a price, and then holds.</summary>
public sealed class EqualWeightBuyAndHold : IDecisionMaker
{
    /// <inheritdoc/>
    public async ValueTask DecideAsync(
        TradingContext context,
        ITradingDesk desk,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(desk);
        var portfolio = await desk.GetPortfolioAsync(context, cancellationToken).ConfigureAwait(false);
        if (portfolio.Positions.Count > 0)
        {
            await desk.HoldAsync(context, "Bought; holding.", cancellationToken).ConfigureAwait(false);
            return;
        }

        int orders = await EqualWeightOrders
            .BuyAsync(context, desk, desk.MarketData.Symbols, portfolio.Cash, cancellationToken)
            .ConfigureAwait(false);
        if (orders == 0)
        {
            await desk.HoldAsync(context, "No symbol has a price at which the cash buys a lot.", cancellationToken)
                .ConfigureAwait(false);
        }
    }
}
