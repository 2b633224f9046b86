namespace AiTrader.Prices;

/// <summary>The bars of one symbol, oldest first, each stamp once.</summary>
internal sealed class BarSeries
{
    private readonly TradingTime[] _times;
    private readonly Bar[] _bars;
    private readonly int _count;

    /// <summary>Creates the series of one symbol.</summary>
    /// <param name="symbol">The symbol of the bars.</param>
    /// <param name="bars">The bars, oldest first, each stamp once.</param>
    /// <param name="calendar">
    /// Every stamp of the market, in order. A symbol with a bar at each stamp shares it, so that searches in many
    /// symbols for one time use the processor's cache.
    /// </param>
    public BarSeries(Symbol symbol, Bar[] bars, TradingTime[] calendar)
    {
        Symbol = symbol;
        _bars = bars;
        _count = bars.Length;
        _times = bars.Length == calendar.Length ? calendar : Array.ConvertAll(bars, bar => bar.Time);
    }

    /// <summary>Shows the first bars of an array that can have more.</summary>
    /// <param name="symbol">The symbol of the bars.</param>
    /// <param name="bars">The bars, oldest first, each stamp once.</param>
    /// <param name="times">Their stamps.</param>
    /// <param name="count">How many of them there are.</param>
    internal BarSeries(Symbol symbol, Bar[] bars, TradingTime[] times, int count)
    {
        Symbol = symbol;
        (_bars, _times, _count) = (bars, times, count);
    }

    /// <summary>The symbol of the bars.</summary>
    public Symbol Symbol { get; }

    /// <summary>The number of bars.</summary>
    public int Count => _count;

    /// <summary>The bars, oldest first.</summary>
    public ReadOnlySpan<Bar> Bars => _bars.AsSpan(0, _count);

    /// <summary>
    /// How many bars are stamped before <paramref name="time"/>; also the index of the bar with that stamp, if there is
    /// one.
    /// </summary>
    public int CountBefore(TradingTime time)
    {
        int index = Array.BinarySearch(_times, 0, _count, time);
        return index >= 0 ? index : ~index;
    }

    /// <summary>The bar stamped exactly <paramref name="time"/>; null if there is none.</summary>
    public Bar? Find(TradingTime time)
    {
        int index = Array.BinarySearch(_times, 0, _count, time);
        return index >= 0 ? _bars[index] : null;
    }

    /// <summary>The open of the bar stamped exactly <paramref name="time"/>; null if there is none.</summary>
    public Price? FindOpen(TradingTime time)
    {
        int index = Array.BinarySearch(_times, 0, _count, time);
        return index >= 0 ? _bars[index].Open : null;
    }
}
