namespace AiTrader.Prices;

/// <summary>Bars in memory, checked like the bars of a file.</summary>
/// <param name="bars">The bars; the bars of one symbol are oldest first.</param>
/// <param name="universe">
/// More symbols of the series, also without a bar; the symbols of <paramref name="bars"/> need not be repeated. Market
/// data lists a symbol from its first bar on.
/// </param>
public sealed class InMemoryPriceSource(IEnumerable<SymbolBar> bars, IEnumerable<Symbol> universe) : IPriceSource
{
    private readonly IEnumerable<SymbolBar> _bars = NotNull.Require(bars);
    private readonly IEnumerable<Symbol> _universe = NotNull.Require(universe);

    /// <summary>Creates the source; the symbols of the bars are the universe.</summary>
    public InMemoryPriceSource(IEnumerable<SymbolBar> bars)
        : this(bars, []) { }

    /// <inheritdoc/>
    public PriceSeries Read() => PriceSeries.FromBars(_bars, _universe);
}
