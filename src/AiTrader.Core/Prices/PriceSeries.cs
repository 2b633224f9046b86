namespace AiTrader.Prices;

/// <summary>
/// The bars of a market's symbols, all of one resolution. Raw data, which knows the future. Whatever decides or trades
/// reads it through <see cref="AsOfMarketData"/> instead.
/// </summary>
public sealed class PriceSeries
{
    private readonly Dictionary<Symbol, BarSeries> _bySymbol;

    internal PriceSeries(Resolution resolution, IReadOnlyDictionary<Symbol, Bar[]> bySymbol)
    {
        var calendar = DistinctTimes(bySymbol.Values);
        Resolution = resolution;
        _bySymbol = bySymbol.ToDictionary(pair => pair.Key, pair => new BarSeries(pair.Key, pair.Value, calendar));
        Symbols = [.. bySymbol.Keys.Order()];
        Times = calendar;
    }

    /// <summary>Whether the stamps are days or times within days.</summary>
    public Resolution Resolution { get; }

    /// <summary>The universe: every symbol of the series, in ordinal order.</summary>
    public IReadOnlyList<Symbol> Symbols { get; }

    /// <summary>The calendar: every stamp of the series once, in order.</summary>
    public IReadOnlyList<TradingTime> Times { get; }

    /// <summary>The number of bars of all symbols.</summary>
    public int BarCount => _bySymbol.Values.Sum(bars => bars.Count);

    /// <summary>Creates a series, checked like that of a file.</summary>
    /// <param name="bars">The bars; the bars of one symbol are oldest first.</param>
    /// <param name="universe">More symbols of the market, also without a bar. Default: null, none.</param>
    /// <exception cref="DataFileException">There is no bar, or one is impossible: out of order, of another resolution,
    /// contradictory, or incomplete before the last stamp.</exception>
    public static PriceSeries FromBars(IEnumerable<SymbolBar> bars, IEnumerable<Symbol>? universe = null)
    {
        ArgumentNullException.ThrowIfNull(bars);
        var series = new PriceSeriesBuilder("memory");
        foreach (var symbol in universe ?? [])
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

    /// <summary>Whether a symbol is in the universe.</summary>
    public bool Contains(Symbol symbol) => _bySymbol.ContainsKey(symbol);

    /// <summary>The bars of a symbol, oldest first; none if it is not of the universe.</summary>
    public ReadOnlySpan<Bar> GetBars(Symbol symbol) => Find(symbol) is { } bars ? bars.Bars : default;

    /// <summary>The bar of a symbol at a stamp; null if there is none.</summary>
    public Bar? FindBar(Symbol symbol, TradingTime time) => Find(symbol)?.Find(time);

    /// <summary>The open of a symbol at a stamp, at which it can be traded then; null if it has none.</summary>
    public Price? FindOpen(Symbol symbol, TradingTime time) => Find(symbol)?.FindOpen(time);

    internal BarSeries? Find(Symbol symbol) => _bySymbol.GetValueOrDefault(symbol);

    private static TradingTime[] DistinctTimes(IEnumerable<Bar[]> series)
    {
        var distinct = new HashSet<TradingTime>();
        foreach (var bars in series)
        {
            foreach (ref readonly var bar in bars.AsSpan())
            {
                distinct.Add(bar.Time);
            }
        }

        return [.. distinct.Order()];
    }
}
