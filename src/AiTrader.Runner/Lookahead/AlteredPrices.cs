using AiTrader.Prices;

namespace AiTrader.Runner.Lookahead;

/// <summary>
/// Prices that are real until a time and altered after it: the raw series beneath every guard. It shows one time after
/// the other; what it showed before is changed by that, and is no longer used.
/// </summary>
internal sealed class AlteredPrices
{
    private static readonly string[] Invented = ["0INVENTED", "ZZINVENTED"];

    private readonly AlteredLine[] _lines;
    private readonly TradingTime[] _times;
    private readonly AlteredActions _actions;
    private readonly Draws _draws;
    private readonly Symbol[] _invented;
    private int _known;
    private (DateOnly Day, CorporateActions Actions)? _shown;

    /// <summary>Copies the bars once.</summary>
    public AlteredPrices(PriceSeries real, Draws draws)
    {
        Real = real;
        _draws = draws;
        _lines = [.. real.Symbols.Select(symbol => new AlteredLine(real.Find(symbol)!, draws))];
        _times = [.. real.Times.Select(LaterStamp.Of)];
        _actions = new AlteredActions(real.Actions, draws);
        _invented = [.. Invented.Select(name => Symbol.Parse(name)).Where(symbol => !real.Contains(symbol))];
    }

    /// <summary>The real prices.</summary>
    public PriceSeries Real { get; }

    /// <summary>The symbols that exist in no real world; they begin after the time.</summary>
    public IReadOnlyList<Symbol> InventedSymbols => _invented;

    /// <summary>The prices of the altered world at a time.</summary>
    public PriceSeries MoveTo(TradingTime time)
    {
        MoveStamps(time);
        var shown = new List<BarSeries>(_lines.Length + _invented.Length);
        foreach (var line in _lines)
        {
            line.MoveTo(time);
            if (line.Show(time) is { } bars)
            {
                shown.Add(bars);
            }
        }

        return Series(Sorted(shown, time), _times, ActionsOn(time.Date));
    }

    /// <summary>The prices of a world in which only a part of what comes after a time is altered, as a copy.</summary>
    public PriceSeries Copy(TradingTime time, AlterationScope scope)
    {
        var shown = _lines.Select(line => line.Copy(time, scope)).OfType<BarSeries>().ToList();
        var invented = scope.Has(AlterationKinds.Symbols)
            ? _invented.Where(symbol => scope.Symbols?.Contains(symbol) != false)
            : [];
        shown.AddRange(invented.Select(symbol => InventedBars(symbol, time)));
        return Series(
            [.. shown.OrderBy(bars => bars.Symbol)],
            scope.Has(AlterationKinds.Stamps)
                ? [.. Real.Times.Select(stamp => stamp > time ? LaterStamp.Of(stamp) : stamp)]
                : [.. Real.Times],
            _actions.Show(time.Date, scope, FirstSymbol)
        );
    }

    /// <summary>How many bars and actions the world at the time has altered.</summary>
    public (long Bars, long Actions) CountAltered(TradingTime time) =>
        (_lines.Sum(line => (long)line.AlteredCount), _actions.CountAfter(time.Date));

    private Symbol? FirstSymbol => _lines is [var first, ..] ? first.Symbol : null;

    private void MoveStamps(TradingTime time)
    {
        int known = Real.CountStampsThrough(time);
        for (int i = Math.Min(known, _known); i < Math.Max(known, _known); i++)
        {
            _times[i] = i < known ? Real.Times[i] : LaterStamp.Of(Real.Times[i]);
        }

        _known = known;
    }

    private CorporateActions ActionsOn(DateOnly day)
    {
        if (_shown is not { } shown || shown.Day != day)
        {
            _shown = shown = (day, _actions.Show(day, AlterationScope.All, FirstSymbol));
        }

        return shown.Actions;
    }

    private List<BarSeries> Sorted(List<BarSeries> shown, TradingTime time)
    {
        shown.AddRange(_invented.Select(symbol => InventedBars(symbol, time)));
        shown.Sort((one, other) => one.Symbol.CompareTo(other.Symbol));
        return shown;
    }

    private BarSeries InventedBars(Symbol symbol, TradingTime time)
    {
        var (one, stamp) = (new Price(1 + (_draws.Of(symbol.Value) % 100)), LaterStamp.Of(time));
        return new BarSeries(symbol, [new Bar(stamp, one, one, one, one, 1_000)], [stamp], 1);
    }

    private PriceSeries Series(IReadOnlyList<BarSeries> bars, TradingTime[] times, CorporateActions actions) =>
        new(Real.Resolution, bars, times, actions);
}
