namespace AiTrader.Prices;

/// <summary>
/// The bars of a market's symbols, all of one resolution, and the symbols' splits and dividends. Prices are raw: those
/// before a split are of the old units. Raw data knows the future; whatever decides or trades reads it through
/// <see cref="AsOfMarketData"/> instead.
/// </summary>
public sealed class PriceSeries
{
    private readonly TradingTime[] _times;
    private readonly Dictionary<Symbol, BarSeries> _bySymbol;

    internal PriceSeries(Resolution resolution, IReadOnlyDictionary<Symbol, Bar[]> bySymbol)
    {
        _times = DistinctTimes(bySymbol.Values);
        Resolution = resolution;
        _bySymbol = bySymbol.ToDictionary(pair => pair.Key, pair => new BarSeries(pair.Key, pair.Value, _times));
        Symbols = [.. bySymbol.Keys.Order()];
        Actions = CorporateActions.None;
    }

    /// <summary>Shows series of symbols that are made already.</summary>
    /// <param name="resolution">Whether the stamps are days or times within days.</param>
    /// <param name="bars">The series of the symbols, in ordinal order of the symbols.</param>
    /// <param name="times">Every stamp of the series once, in order.</param>
    /// <param name="actions">The splits and dividends.</param>
    internal PriceSeries(
        Resolution resolution,
        IReadOnlyList<BarSeries> bars,
        TradingTime[] times,
        CorporateActions actions
    )
    {
        (_times, Resolution, Actions) = (times, resolution, actions);
        _bySymbol = bars.ToDictionary(series => series.Symbol);
        Symbols = [.. bars.Select(series => series.Symbol)];
    }

    private PriceSeries(PriceSeries prices, CorporateActions actions)
    {
        (_times, _bySymbol) = (prices._times, prices._bySymbol);
        (Resolution, Symbols, Actions) = (prices.Resolution, prices.Symbols, actions);
    }

    /// <summary>Whether the stamps are days or times within days.</summary>
    public Resolution Resolution { get; }

    /// <summary>The universe: every symbol of the series, in ordinal order.</summary>
    public IReadOnlyList<Symbol> Symbols { get; }

    /// <summary>The calendar: every stamp of the series once, in order.</summary>
    public IReadOnlyList<TradingTime> Times => _times;

    /// <summary>The splits and dividends of the symbols; of other symbols too. Default: none.</summary>
    public CorporateActions Actions { get; }

    /// <summary>The number of bars of all symbols.</summary>
    public int BarCount => _bySymbol.Values.Sum(bars => bars.Count);

    /// <summary>Creates a series, checked like that of a file.</summary>
    /// <param name="bars">The bars; the bars of one symbol are oldest first.</param>
    /// <param name="universe">More symbols of the market, also without a bar. Default: null, none.</param>
    /// <exception cref="DataFileException">There is no bar, or one is impossible: out of order, of another resolution,
    /// or contradictory.</exception>
    public static PriceSeries FromBars(IEnumerable<SymbolBar> bars, IEnumerable<Symbol>? universe = null) =>
        Build(bars, universe ?? [], "memory");

    /// <summary>Creates a series, checked like that of a file, for your own price source.</summary>
    /// <param name="bars">The bars; the bars of one symbol are oldest first.</param>
    /// <param name="source">The file, or what else the bars are from; a refusal names it and the number of the
    /// bar.</param>
    /// <exception cref="DataFileException">There is no bar, or one is impossible: out of order, of another resolution,
    /// or contradictory.</exception>
    public static PriceSeries FromBars(IEnumerable<SymbolBar> bars, string source)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(source);
        return Build(bars, [], source);
    }

    /// <summary>The same bars with these splits and dividends instead of its own.</summary>
    public PriceSeries With(CorporateActions actions)
    {
        ArgumentNullException.ThrowIfNull(actions);
        return new PriceSeries(this, actions);
    }

    /// <summary>Whether a symbol is in the universe.</summary>
    public bool Contains(Symbol symbol) => _bySymbol.ContainsKey(symbol);

    /// <summary>The bars of a symbol, oldest first; none if it is not of the universe.</summary>
    public ReadOnlySpan<Bar> GetBars(Symbol symbol) => Find(symbol) is { } bars ? bars.Bars : default;

    /// <summary>The bar of a symbol at a stamp; null if there is none.</summary>
    public Bar? FindBar(Symbol symbol, TradingTime time) => Find(symbol)?.Find(time);

    /// <summary>The open of a symbol at a stamp, at which it can be traded then; null if it has none.</summary>
    public Price? FindOpen(Symbol symbol, TradingTime time) => Find(symbol)?.FindOpen(time);

    /// <summary>The first stamp on a day or after it; null if the series ends before.</summary>
    internal TradingTime? FindFirstTime(DateOnly day)
    {
        int index = Array.BinarySearch(_times, new TradingTime(day));
        index = index >= 0 ? index : ~index;
        return index < _times.Length ? _times[index] : null;
    }

    /// <summary>Whether a time is a stamp of any symbol.</summary>
    internal bool HasStamp(TradingTime time) => Array.BinarySearch(_times, time) >= 0;

    /// <summary>How many stamps are not after a time.</summary>
    internal int CountStampsThrough(TradingTime time)
    {
        int index = Array.BinarySearch(_times, time);
        return index >= 0 ? index + 1 : ~index;
    }

    internal BarSeries? Find(Symbol symbol) => _bySymbol.GetValueOrDefault(symbol);

    private static PriceSeries Build(IEnumerable<SymbolBar> bars, IEnumerable<Symbol> universe, string source)
    {
        ArgumentNullException.ThrowIfNull(bars);
        var series = new PriceSeriesBuilder(source);
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
