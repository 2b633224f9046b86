namespace AiTrader;

/// <summary>
/// Buys, sells or holds at random, each with a probability of one third. The draw depends only on the seed, the
/// signature and the time, so the same session always makes the same decision.
/// </summary>
/// <param name="seed">A different seed gives different draws.</param>
public sealed class SeededRandom(int seed) : IDecisionMaker
{
    /// <inheritdoc/>
    public async ValueTask DecideAsync(
        TradingContext context,
        ITradingDesk desk,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(desk);
        var random = new Random(SeedOf(context));
        var portfolio = await desk.GetPortfolioAsync(context, cancellationToken).ConfigureAwait(false);
        var positions = portfolio
            .Positions.Select(position =>
                (position.Symbol, Quantity: position.SellableOn(context.Date, desk.MarketData.Market.Settlement))
            )
            .Where(position => position.Quantity > Quantity.Zero)
            .ToList();
        var symbols = desk.MarketData.GetSymbols(context);
        switch (random.Next(3))
        {
            case 0 when symbols.Count > 0:
                var symbol = symbols[random.Next(symbols.Count)];
                await BuyAsync(context, desk, symbol, new Money(portfolio.Cash.Value / 4), cancellationToken)
                    .ConfigureAwait(false);
                break;
            case 1 when positions.Count > 0:
                var position = positions[random.Next(positions.Count)];
                var outcome = await desk.SellAsync(context, position.Symbol, position.Quantity.Value, cancellationToken)
                    .ConfigureAwait(false);
                if (outcome is TradeOutcome.Cancelled)
                {
                    await desk.HoldAsync(context, "The dice say sell; there is no volume.", cancellationToken)
                        .ConfigureAwait(false);
                }

                break;
            default:
                await desk.HoldAsync(context, "The dice say hold.", cancellationToken).ConfigureAwait(false);
                break;
        }
    }

    private static async ValueTask BuyAsync(
        TradingContext context,
        ITradingDesk desk,
        Symbol symbol,
        Money money,
        CancellationToken cancellationToken
    )
    {
        int orders = await EqualWeightOrders
            .BuyAsync(context, desk, [symbol], money, cancellationToken)
            .ConfigureAwait(false);
        if (orders == 0)
        {
            await desk.HoldAsync(
                    context,
                    $"The dice say buy {symbol}; a quarter of the cash does not buy a lot.",
                    cancellationToken
                )
                .ConfigureAwait(false);
        }
    }

    // FNV-1a: string.GetHashCode differs from process to process. Source: Fowler, Noll, Vo, RFC 9923.
    private int SeedOf(TradingContext context)
    {
        uint hash = 2_166_136_261;
        foreach (char c in $"{seed}/{context.Signature}/{context.Time}")
        {
            hash = unchecked((hash ^ c) * 16_777_619);
        }

        return unchecked((int)hash);
    }
}
