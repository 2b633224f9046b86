namespace AiTrader.Prices;

/// <summary>Bars that the program already has, checked like those of a file.</summary>
/// <param name="bars">The bars; those of one symbol oldest first.</param>
/// <param name="universe">Symbols of the market that may have no bar; those of <paramref name="bars"/> need not be
/// repeated.</param>
public sealed class InMemoryPriceSource(IEnumerable<(Symbol Symbol, Bar Bar)> bars, IEnumerable<Symbol> universe)
    : IPriceSource
{
    /// <summary>Bars whose symbols are the universe.</summary>
    public InMemoryPriceSource(IEnumerable<(Symbol Symbol, Bar Bar)> bars)
        : this(bars, []) { }

    /// <inheritdoc/>
    public PriceSeries Read()
    {
        var series = new PriceSeriesBuilder("memory");
        foreach (var symbol in universe)
        {
            series.Add(symbol);
        }

        long number = 0;
        foreach (var (symbol, bar) in bars)
        {
            series.Add(symbol, bar, ++number);
        }

        return series.Build();
    }
}
