namespace AiTrader.Prices;

/// <summary>Prices with the splits and dividends of their symbols.</summary>
/// <param name="prices">The prices.</param>
/// <param name="actions">The splits and dividends, which replace those that the prices already have.</param>
public sealed class PriceSourceWithActions(IPriceSource prices, CorporateActions actions) : IPriceSource
{
    private readonly IPriceSource _prices = NotNull.Require(prices);
    private readonly CorporateActions _actions = NotNull.Require(actions);

    /// <inheritdoc/>
    public PriceSeries Read() => _prices.Read().With(_actions);
}
