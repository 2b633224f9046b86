using AiTrader.Prices;

namespace AiTrader;

/// <summary>
/// Which symbols of a series are known at a time: those with a bar at it or before it. Thread-safe.
/// </summary>
internal sealed class Listings
{
    // Traders of one arena are at about the same time; a universe that grows all the time is built again for each.
    private const int MostSnapshots = 8;

    private readonly PriceSeries _series;

    // When each symbol that has a bar becomes known, in order of time.
    private readonly TradingTime[] _starts;
    private readonly Symbol[]?[] _snapshots = new Symbol[MostSnapshots][];

    /// <summary>Reads when each symbol begins.</summary>
    public Listings(PriceSeries series)
    {
        _series = series;
        _starts = [.. series.Symbols.Select(StartOf).OfType<TradingTime>().Order()];
    }

    /// <summary>The known symbols, in ordinal order.</summary>
    public IReadOnlyList<Symbol> GetSymbols(TradingTime time)
    {
        int count = CountOf(time);
        if (count == _series.Symbols.Count)
        {
            return _series.Symbols;
        }

        // A universe only grows: as many symbols are the same ones.
        ref var slot = ref _snapshots[count % MostSnapshots];
        var snapshot = Volatile.Read(ref slot);
        if (snapshot?.Length != count)
        {
            snapshot = Read(time);
            Volatile.Write(ref slot, snapshot);
        }

        return snapshot;
    }

    /// <summary>Whether a symbol with these bars is known.</summary>
    public static bool Contains(BarSeries? bars, TradingTime time) =>
        bars is { Count: > 0 } && bars.Bars[0].Time <= time;

    private Symbol[] Read(TradingTime time) =>
        [.. _series.Symbols.Where(symbol => Contains(_series.Find(symbol), time))];

    private TradingTime? StartOf(Symbol symbol) =>
        _series.Find(symbol) is { Count: > 0 } bars ? bars.Bars[0].Time : null;

    // How many begin at the time or before it.
    private int CountOf(TradingTime time)
    {
        int low = 0;
        int high = _starts.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (_starts[middle] <= time)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }
}
