using AiTrader.Prices;

namespace AiTrader.Performance;

/// <summary>
/// The equity of buying once and holding, as no account can: the cash is split into equal parts, and each part buys one
/// symbol at its first open at or after the opening, in fractions of a unit and without fees. A part stays cash until
/// its symbol has a price. The splits and dividends of the series count. A dividend is due from its ex date on and
/// stays cash from its pay date on: it is not reinvested, because that would be a purchase. (A total return index
/// reinvests it on the ex date: S&amp;P Dow Jones Indices, "Index Mathematics Methodology".) The first point is the
/// opening; the bar of the opening's stamp is the second one.
/// </summary>
public static class Benchmark
{
    /// <summary>Buys the whole universe of a series.</summary>
    /// <param name="series">The prices.</param>
    /// <param name="opening">The time of the opening; the first point of the curve.</param>
    /// <param name="cash">The initial cash; zero or more.</param>
    /// <param name="through">The last stamp that counts.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="cash"/> is negative.</exception>
    public static EquityCurve CreateForUniverse(
        PriceSeries series,
        TradingTime opening,
        Money cash,
        TradingTime through
    )
    {
        ArgumentNullException.ThrowIfNull(series);
        return Of(series.Symbols, series, opening, cash, through);
    }

    /// <summary>Buys one symbol.</summary>
    /// <param name="symbol">The symbol; one of the series.</param>
    /// <param name="series">The prices.</param>
    /// <param name="opening">The time of the opening; the first point of the curve.</param>
    /// <param name="cash">The initial cash; zero or more.</param>
    /// <param name="through">The last stamp that counts.</param>
    /// <exception cref="ArgumentException"><paramref name="symbol"/> is not in the series.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="cash"/> is negative.</exception>
    public static EquityCurve CreateForSymbol(
        Symbol symbol,
        PriceSeries series,
        TradingTime opening,
        Money cash,
        TradingTime through
    )
    {
        ArgumentNullException.ThrowIfNull(symbol);
        ArgumentNullException.ThrowIfNull(series);
        return series.Contains(symbol)
            ? Of([symbol], series, opening, cash, through)
            : throw new ArgumentException($"{symbol} is not in the series.", nameof(symbol));
    }

    private static EquityCurve Of(
        IReadOnlyList<Symbol> symbols,
        PriceSeries series,
        TradingTime opening,
        Money cash,
        TradingTime through
    )
    {
        ArgumentOutOfRangeException.ThrowIfNegative(cash.Value, nameof(cash));
        return EquityCurve.Create(StatesOf(symbols, series, opening, cash), series, through, hasOpeningBar: true);
    }

    private static IEnumerable<AccountState> StatesOf(
        IReadOnlyList<Symbol> symbols,
        PriceSeries series,
        TradingTime opening,
        Money cash
    )
    {
        yield return new AccountState(opening, cash, new Dictionary<Symbol, Quantity>());
        var holdings = new Dictionary<Symbol, Quantity>();
        decimal part = symbols.Count == 0 ? 0 : cash.Value / symbols.Count;
        var (left, due, paid) = (cash.Value, 0m, 0m);
        foreach (
            var changes in symbols
                .SelectMany(symbol => BenchmarkChange.Of(symbol, series, opening, part))
                .GroupBy(change => change.Time)
                .OrderBy(group => group.Key)
        )
        {
            foreach (var change in changes)
            {
                holdings[change.Symbol] = change.Units is { } units ? new Quantity(units) : holdings[change.Symbol];
                (left, due, paid) = (left + change.Cash, due + change.Due, paid + change.Paid);
            }

            // A part is rounded at its 28th digit; as many of them may be that little more than the cash.
            yield return new AccountState(
                changes.Key,
                new Money(Math.Max(left, 0)),
                new Dictionary<Symbol, Quantity>(holdings)
            )
            {
                DividendsDue = new Money(due),
                DividendsPaid = new Money(paid),
            };
        }
    }
}
