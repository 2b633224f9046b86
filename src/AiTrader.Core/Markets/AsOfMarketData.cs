using AiTrader.Prices;

namespace AiTrader;

/// <summary>
/// Shows a price series as of a context's time t: the open of the bar stamped t, whole bars stamped before t, and the
/// symbols whose first bar is stamped t or before, and splits and dividends with an ex date that is not after t's day.
/// It shows nothing else, in results and in errors: this class is the look-ahead guard. Thread-safe.
/// </summary>
public sealed class AsOfMarketData : IMarketData, IStampedMarketData
{
    private readonly PriceSeries _series;
    private readonly Listings _listings;

    /// <summary>Shows <paramref name="series"/> as the prices of <paramref name="market"/>.</summary>
    public AsOfMarketData(Market market, PriceSeries series)
    {
        ArgumentNullException.ThrowIfNull(market);
        ArgumentNullException.ThrowIfNull(series);
        Market = market;
        _series = series;
        _listings = new Listings(series);
    }

    /// <inheritdoc/>
    public Market Market { get; }

    /// <inheritdoc/>
    public Resolution Resolution => _series.Resolution;

    /// <inheritdoc/>
    public IReadOnlyList<Symbol> GetSymbols(TradingContext context)
    {
        RequireResolution(context);
        return _listings.GetSymbols(context.Time);
    }

    /// <inheritdoc/>
    public bool IsListed(TradingContext context, Symbol symbol) =>
        Listings.Contains(Find(context, symbol), context.Time);

    /// <inheritdoc/>
    public Quote? GetQuote(TradingContext context, Symbol symbol) =>
        Find(context, symbol)?.FindOpen(context.Time) is { } open ? new Quote(symbol, context.Time, open) : null;

    /// <inheritdoc/>
    public Price? GetLastPrice(TradingContext context, Symbol symbol)
    {
        if (Find(context, symbol) is not { } bars)
        {
            return null;
        }

        return bars.FindOpen(context.Time)
            ?? LastPriceBefore(context, bars, bars.CountBefore(context.Time), static bar => bar.Close ?? bar.Open);
    }

    /// <inheritdoc/>
    public Price? GetPreviousClose(TradingContext context, Symbol symbol) =>
        Find(context, symbol) is { } bars
            ? LastPriceBefore(context, bars, bars.CountBefore(new TradingTime(context.Date)), static bar => bar.Close)
            : null;

    /// <inheritdoc/>
    public IReadOnlyList<Bar> GetBars(TradingContext context, Symbol symbol, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        if (Find(context, symbol) is not { } bars)
        {
            return [];
        }

        int end = bars.CountBefore(context.Time);
        return bars.Bars[Math.Max(0, end - count)..end].ToArray();
    }

    /// <inheritdoc/>
    public IReadOnlyList<CorporateAction> GetActions(TradingContext context, Symbol symbol)
    {
        RequireResolution(context);
        ArgumentNullException.ThrowIfNull(symbol);
        return [.. _series.Actions.Find(symbol).Where(action => action.ExDate <= context.Date)];
    }

    /// <inheritdoc/>
    public IReadOnlyList<TradingTime> GetTimes(TradingContext context, TradingTime from)
    {
        RequireResolution(context);
        var times = _series.Times;
        int begin = CountBefore(times, from);
        int end = CountBefore(times, context.Time);
        var found = new TradingTime[Math.Max(0, end - begin)];
        for (int i = 0; i < found.Length; i++)
        {
            found[i] = times[begin + i];
        }

        return found;
    }

    IReadOnlyList<TradingTime> IStampedMarketData.Times => _series.Times;

    private BarSeries? Find(TradingContext context, Symbol symbol)
    {
        RequireResolution(context);
        ArgumentNullException.ThrowIfNull(symbol);
        return _series.Find(symbol);
    }

    private void RequireResolution(TradingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (context.Time.IsIntraday != (_series.Resolution == Resolution.Intraday))
        {
            throw new ArgumentException(
                $"The time {context.Time} cannot be served from {_series.Resolution} prices: a day's bar would "
                    + $"show hours that are still to come, and a day does not have one hour.",
                nameof(context)
            );
        }
    }

    private static int CountBefore(IReadOnlyList<TradingTime> times, TradingTime time)
    {
        var (low, high) = (0, times.Count);
        while (low < high)
        {
            int middle = (low + high) / 2;
            (low, high) = times[middle] < time ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    // In units of the context's day: an old unit has become others in the splits since.
    private Price? LastPriceBefore(TradingContext context, BarSeries bars, int count, Func<Bar, Price?> priceOf)
    {
        for (int i = count - 1; i >= 0; i--)
        {
            ref readonly var bar = ref bars.Bars[i];
            if (priceOf(bar) is { } price)
            {
                decimal ratio = _series.Actions.RatioOf(bars.Symbol, bar.Time.Date, context.Date);
                return ratio == 1 ? price : SplitAdjustment.Divide(price, ratio);
            }
        }

        return null;
    }
}
