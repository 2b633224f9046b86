namespace AiTrader.Prices;

/// <summary>The bars of one symbol as they are read, in chunks: to add one never copies the others.</summary>
internal sealed class BarColumn
{
    private const int FirstSize = 16;
    private const int MostSize = 1_024;

    private readonly List<Bar[]> _full = [];
    private Bar[] _last = [];
    private int _used;

    /// <summary>How many there are.</summary>
    public int Count { get; private set; }

    /// <summary>The stamp of the last one.</summary>
    public TradingTime LastTime => _last[_used - 1].Time;

    /// <summary>Adds a bar.</summary>
    public void Add(in Bar bar)
    {
        if (_used == _last.Length)
        {
            if (_used > 0)
            {
                _full.Add(_last);
            }

            _last = new Bar[Math.Clamp(Count, FirstSize, MostSize)];
            _used = 0;
        }

        _last[_used++] = bar;
        Count++;
    }

    /// <summary>All of them, in order.</summary>
    public Bar[] ToArray()
    {
        var bars = new Bar[Count];
        int count = 0;
        foreach (var chunk in _full)
        {
            chunk.CopyTo(bars, count);
            count += chunk.Length;
        }

        _last.AsSpan(0, _used).CopyTo(bars.AsSpan(count));
        return bars;
    }
}
