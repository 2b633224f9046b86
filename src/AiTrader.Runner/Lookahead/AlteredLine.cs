using AiTrader.Prices;

namespace AiTrader.Runner.Lookahead;

/// <summary>
/// The bars of one symbol in a world that moves: real ones until a time, altered ones after it. It keeps one copy of
/// the bars; moving to another time writes only those in between.
/// </summary>
internal sealed class AlteredLine
{
    private readonly BarSeries _real;
    private readonly ulong _draw;

    // One more than there are, for a symbol that has ended and continues.
    private readonly Bar[] _bars;
    private readonly TradingTime[] _times;

    // How many bars are finished.
    private int _finished;

    /// <summary>Copies the bars, all of them altered.</summary>
    public AlteredLine(BarSeries real, Draws draws)
    {
        _real = real;
        _draw = draws.Of(real.Symbol.Value);
        (_bars, _times) = (new Bar[real.Count + 1], new TradingTime[real.Count + 1]);
        for (int i = 0; i < real.Count; i++)
        {
            Write(i, Later(i));
        }
    }

    /// <summary>The symbol.</summary>
    public Symbol Symbol => _real.Symbol;

    /// <summary>How many bars have altered values: those that are not finished.</summary>
    public int AlteredCount => _real.Count - _finished;

    /// <summary>The real bars.</summary>
    public ReadOnlySpan<Bar> Real => _real.Bars;

    /// <summary>Moves to a time, forward or back.</summary>
    public void MoveTo(TradingTime time)
    {
        int finished = _real.CountBefore(time);
        int end = Math.Min(Math.Max(finished, _finished) + 1, _real.Count);
        for (int i = Math.Min(finished, _finished); i < end; i++)
        {
            Write(
                i,
                i < finished ? _real.Bars[i]
                    : _real.Bars[i].Time == time ? Current(i, BarFields.All)
                    : Later(i)
            );
        }

        _finished = finished;
    }

    /// <summary>
    /// The bars of the world at the time; null if that world does not have the symbol. Symbols that begin later are
    /// left out or begin with other values, some of the others end at once, and some that have ended continue.
    /// </summary>
    public BarSeries? Show(TradingTime time)
    {
        int known = KnownAt(time);
        ulong fate = FateAt(time);
        if (known == 0 && _real.Count > 0)
        {
            return fate % 2 == 0 ? null : new BarSeries(Symbol, _bars, _times, _real.Count);
        }

        if (known < _real.Count)
        {
            return new BarSeries(Symbol, _bars, _times, fate % 4 == 0 ? known : _real.Count);
        }

        if (_real.Count == 0 || fate % 2 == 0)
        {
            return new BarSeries(Symbol, _bars, _times, _real.Count);
        }

        Write(_real.Count, Continued(time));
        return new BarSeries(Symbol, _bars, _times, _real.Count + 1);
    }

    /// <summary>The same for a part of what is later, as a copy.</summary>
    public BarSeries? Copy(TradingTime time, AlterationScope scope)
    {
        var real = _real.Bars;
        int known = KnownAt(time);
        ulong fate = scope.Has(AlterationKinds.Symbols, Symbol) ? FateAt(time) : 1;
        if (known == 0 && real.Length > 0 && fate % 2 == 0)
        {
            return null;
        }

        List<Bar> bars = [.. real[.._real.CountBefore(time)]];
        int end = known > 0 && known < real.Length && fate % 4 == 0 ? known : real.Length;
        for (int i = bars.Count; i < end; i++)
        {
            var fields = scope.HasValues(Symbol, real[i].Time) ? scope.Fields : BarFields.None;
            bars.Add(
                real[i].Time == time
                    ? Current(i, fields)
                    : Later(i, scope.Has(AlterationKinds.Stamps) ? LaterStamp.Of(real[i].Time) : real[i].Time, fields)
            );
        }

        if (known == real.Length && known > 0 && scope.Has(AlterationKinds.Symbols, Symbol) && fate % 2 != 0)
        {
            bars.Add(Continued(time));
        }

        return new BarSeries(Symbol, [.. bars], [.. bars.Select(bar => bar.Time)], bars.Count);
    }

    private int KnownAt(TradingTime time)
    {
        int finished = _real.CountBefore(time);
        return finished < _real.Count && _real.Bars[finished].Time == time ? finished + 1 : finished;
    }

    // How the symbol continues after a time.
    private ulong FateAt(TradingTime time) => Draws.Next(_draw, -1L - time.GetHashCode());

    // A bar that has begun: only its open is known.
    private Bar Current(int index, BarFields fields) =>
        AlteredBar.Of(
            _real.Bars[index],
            _real.Bars[index].Time,
            Draws.Next(_draw, index),
            BarFields.Open,
            fields & BarFields.Later
        );

    private Bar Later(int index) => Later(index, LaterStamp.Of(_real.Bars[index].Time), BarFields.All);

    private Bar Later(int index, TradingTime stamp, BarFields fields) =>
        AlteredBar.Of(_real.Bars[index], stamp, Draws.Next(_draw, index), BarFields.None, fields);

    private Bar Continued(TradingTime time) =>
        AlteredBar.Of(
            _real.Bars[^1],
            LaterStamp.Of(time),
            Draws.Next(_draw, _real.Count),
            BarFields.None,
            BarFields.All
        );

    private void Write(int index, in Bar bar) => (_bars[index], _times[index]) = (bar, bar.Time);
}
