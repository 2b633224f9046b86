namespace AiTrader.Tools;

/// <summary>Shows the cash and the positions of a context's signature.</summary>
/// <param name="brokerage">What keeps them.</param>
public sealed class PortfolioTool(IBrokerage brokerage)
{
    /// <summary>Cash and positions now.</summary>
    public ValueTask<Portfolio> GetPortfolioAsync(
        TradingContext context,
        CancellationToken cancellationToken = default
    ) => brokerage.GetPortfolioAsync(context, cancellationToken);
}
