using AiTrader.Prices;
using AiTrader.Rules;

namespace AiTrader;

/// <summary>The bars that orders meet, as of a context, with what the account's conditions make of them.</summary>
/// <param name="marketData">The market.</param>
/// <param name="context">As of when.</param>
/// <param name="models">The rules of the account.</param>
internal sealed class MarketBars(IMarketData marketData, TradingContext context, AccountModels models)
{
    private readonly Dictionary<Symbol, IReadOnlyList<Bar>> _finished = [];
    private readonly PriceLimits? _limits = models.PriceLimits ? marketData.Market.PriceLimits : null;

    /// <summary>The open of the context's own time; nothing of what comes after it is known.</summary>
    public MarketBar AtOpen(Symbol symbol)
    {
        decimal? open = marketData.GetQuote(context, symbol)?.Price.Value;
        var before = models.VolumeLimit is null ? [] : marketData.GetBars(context, symbol, 1);
        return Limited(
            new MarketBar { Open = open, UnitsAtOpen = UnitsOf(before.Count == 0 ? null : before[^1].Volume) },
            context.Time,
            symbol
        );
    }

    /// <summary>A bar that is finished; null if the symbol has none with that stamp.</summary>
    /// <param name="symbol">The symbol.</param>
    /// <param name="times">The stamps of the market from the first one that is asked for.</param>
    /// <param name="index">Which of them.</param>
    public MarketBar? Find(Symbol symbol, IReadOnlyList<TradingTime> times, int index)
    {
        // One more than the stamps, for the bar before the first of them.
        if (!_finished.TryGetValue(symbol, out var bars))
        {
            _finished[symbol] = bars = marketData.GetBars(context, symbol, times.Count + 1);
        }

        int found = IndexOf(bars, times[index]);
        return found < 0
            ? null
            : Limited(
                new MarketBar
                {
                    Open = bars[found].Open?.Value,
                    Low = bars[found].Low?.Value,
                    High = bars[found].High?.Value,
                    UnitsAtOpen = UnitsOf(found == 0 ? null : bars[found - 1].Volume),
                    UnitsWithin = UnitsOf(bars[found].Volume),
                },
                times[index],
                symbol
            );
    }

    // A share of the volume, in whole smallest units; where no volume is known, nothing.
    private decimal? UnitsOf(decimal? volume)
    {
        if (models.VolumeLimit is not { } share)
        {
            return null;
        }

        decimal unit = marketData.Market.SmallestUnit;
        return Math.Floor((volume ?? 0) * share / unit) * unit;
    }

    private MarketBar Limited(in MarketBar bar, TradingTime time, Symbol symbol)
    {
        if (_limits is null || bar.Open is not { } open)
        {
            return bar;
        }

        var asOf = new TradingContext(context.Signature, context.ModelId, time);
        return marketData.GetPreviousClose(asOf, symbol) is { } close
            ? bar with
            {
                IsOpenLimitUp = _limits.IsUpper(symbol, open, close),
                IsOpenLimitDown = _limits.IsLower(symbol, open, close),
            }
            : bar;
    }

    // The latest bars are asked for first and most often.
    private static int IndexOf(IReadOnlyList<Bar> bars, TradingTime time)
    {
        var (low, high) = (0, bars.Count - 1);
        while (low <= high)
        {
            int middle = (low + high) / 2;
            int order = bars[middle].Time.CompareTo(time);
            if (order == 0)
            {
                return middle;
            }

            (low, high) = order < 0 ? (middle + 1, high) : (low, middle - 1);
        }

        return -1;
    }
}
