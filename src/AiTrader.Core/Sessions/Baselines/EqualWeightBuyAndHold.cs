using System.Globalization;

namespace AiTrader;

/// <summary>
/// Buys every symbol that has a price, once, in whole units, and then holds. Each symbol gets an equal part of the
/// cash, rounded down to whole lots; what that leaves buys more of the symbols that are worth the least, so that the
/// cash that stays does not buy a further lot of anything. It trades by the market's rules and pays its fees, unlike
/// <see cref="AiTrader.Performance.Benchmark"/>, which buys fractions.
/// </summary>
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
            await desk.HoldAsync(
                    context,
                    TextOf(portfolio, desk.MarketData.GetSymbols(context).Count),
                    cancellationToken
                )
                .ConfigureAwait(false);
            return;
        }

        int orders = await EqualWeightOrders
            .BuyAsync(context, desk, desk.MarketData.GetSymbols(context), portfolio.Cash, cancellationToken)
            .ConfigureAwait(false);
        if (orders == 0)
        {
            await desk.HoldAsync(context, "No symbol has a price at which the cash buys a lot.", cancellationToken)
                .ConfigureAwait(false);
        }
    }

    private static string TextOf(Portfolio portfolio, int symbols) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"Bought {portfolio.Positions.Count} of {symbols} symbols; holding them and {portfolio.Cash.Value:0.##} in "
                + $"cash."
        );
}
