using System.Globalization;
using System.Runtime.InteropServices;

namespace AiTrader.Prices;

/// <summary>
/// Collects bars into a <see cref="PriceSeries"/> and refuses impossible ones: a stamp out of order or twice for its
/// symbol, prices that contradict each other, days mixed with times. A bar can lack figures.
/// </summary>
internal sealed class PriceSeriesBuilder(string source)
{
    private readonly Dictionary<Symbol, BarColumn> _bars = [];
    private Resolution? _resolution;

    /// <summary>Declares a symbol of the universe, with or without bars.</summary>
    public void Add(Symbol symbol) => BarsOf(symbol);

    public void Add(Symbol symbol, in Bar bar, long line) => Add(symbol, BarsOf(symbol), bar, line);

    /// <summary>Adds a bar of a symbol whose bars are known.</summary>
    /// <param name="symbol">The symbol.</param>
    /// <param name="bars">Its <see cref="BarsOf"/>.</param>
    /// <param name="bar">The bar.</param>
    /// <param name="line">Where it is in the file, from 1.</param>
    /// <exception cref="DataFileException">The bar is impossible.</exception>
    public void Add(Symbol symbol, BarColumn bars, in Bar bar, long line)
    {
        RequireOneResolution(bar.Time, line);
        if (bars.Count > 0)
        {
            RequireLater(symbol, bars.LastTime, bar.Time, line);
        }

        if (!bar.IsConsistent)
        {
            throw Refuse(
                line,
                $"open {bar.Open}, high {bar.High}, low {bar.Low}, close {bar.Close}",
                $"the prices of {symbol} at {bar.Time} contradict each other; the low must be the lowest and "
                    + $"the high the highest"
            );
        }

        bars.Add(bar);
    }

    public PriceSeries Build()
    {
        if (_resolution is not { } resolution)
        {
            throw new DataFileException(source, 1, "", "there is no bar");
        }

        return new PriceSeries(resolution, _bars.ToDictionary(pair => pair.Key, pair => pair.Value.ToArray()));
    }

    /// <summary>The bars of a symbol so far.</summary>
    public BarColumn BarsOf(Symbol symbol)
    {
        ref var bars = ref CollectionsMarshal.GetValueRefOrAddDefault(_bars, symbol, out _);
        return bars ??= new BarColumn();
    }

    private void RequireOneResolution(TradingTime time, long line)
    {
        var resolution = time.IsIntraday ? Resolution.Intraday : Resolution.Daily;
        _resolution ??= resolution;
        if (resolution != _resolution)
        {
            throw Refuse(
                line,
                time.ToString(),
                "days and times within a day are mixed; a series has stamps of one kind"
            );
        }
    }

    private void RequireLater(Symbol symbol, TradingTime previous, TradingTime time, long line)
    {
        if (time == previous)
        {
            throw Refuse(line, time.ToString(), $"{symbol} has this stamp twice");
        }

        if (time < previous)
        {
            throw Refuse(
                line,
                time.ToString(),
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{symbol} is out of order: its bar before is stamped {previous}"
                )
            );
        }
    }

    private DataFileException Refuse(long line, string value, string reason) => new(source, line, value, reason);
}
