using AiTrader.Prices;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>
/// The raw prices of an application, read when first needed. The type is internal, because an application that could
/// ask for the prices would see the future.
/// </summary>
/// <param name="source">Where they are read from.</param>
internal sealed class MarketPrices(IPriceSource source)
{
    private readonly Lazy<PriceSeries> _series = new(source.Read);

    /// <summary>All of them.</summary>
    public PriceSeries Series => _series.Value;
}
