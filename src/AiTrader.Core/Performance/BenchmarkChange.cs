using AiTrader.Prices;

namespace AiTrader.Performance;

/// <summary>What happens to the part of a benchmark that is in one symbol, at a stamp.</summary>
/// <param name="Time">The stamp.</param>
/// <param name="Symbol">The symbol.</param>
/// <param name="Units">The units that are held from then on; null if they do not change.</param>
/// <param name="Cash">By how much the cash changes.</param>
/// <param name="Due">By how much the dividends due change.</param>
internal readonly record struct BenchmarkChange(
    TradingTime Time,
    Symbol Symbol,
    decimal? Units,
    decimal Cash = 0,
    decimal Due = 0
)
{
    /// <summary>The dividend paid.</summary>
    public decimal Paid { get; init; }

    /// <summary>
    /// The purchase of a symbol at its first open at or after the opening, and its splits and dividends since, in
    /// order; none if it is never bought. A split multiplies the units, without a rest. A dividend is for the units
    /// before its ex date; it is due from then on, and cash from its pay date on.
    /// </summary>
    public static IEnumerable<BenchmarkChange> Of(Symbol symbol, PriceSeries series, TradingTime opening, decimal part)
    {
        if (FirstOpen(symbol, series, opening) is not var (bought, open))
        {
            return [];
        }

        decimal units = part / open.Value;
        List<BenchmarkChange> changes = [new(bought, symbol, units, -part)];
        foreach (var action in series.Actions.Find(symbol))
        {
            if (series.FindFirstTime(action.ExDate) is not { } exTime || exTime <= bought)
            {
                continue;
            }

            units *= action.IsSplit ? action.Value : 1;
            decimal due = action.IsSplit ? 0 : units * action.Value;
            changes.Add(new(exTime, symbol, units, Due: due));
            if (!action.IsSplit && series.FindFirstTime(action.BookDate) is { } payTime)
            {
                changes.Add(new(payTime, symbol, null, due, -due) { Paid = due });
            }
        }

        return changes.OrderBy(change => change.Time);
    }

    private static (TradingTime Time, Price Open)? FirstOpen(Symbol symbol, PriceSeries series, TradingTime opening)
    {
        var bars = series.Find(symbol)!;
        foreach (ref readonly var bar in bars.Bars[bars.CountBefore(opening)..])
        {
            if (bar.Open is { } open)
            {
                return (bar.Time, open);
            }
        }

        return null;
    }
}
