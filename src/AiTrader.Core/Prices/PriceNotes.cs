using System.Globalization;

namespace AiTrader.Prices;

/// <summary>
/// What whoever reads a result must know of its prices: an open that is so far from the last close that a split can
/// explain it, on a day without a known split; sessions of the market in which a symbol has no bar; and bars that lack
/// figures.
/// </summary>
public static class PriceNotes
{
    /// <summary>An open of more than 1.9 times the last close is noted: the price as after a reverse split.</summary>
    public const double HighestJump = 1.9;

    /// <summary>
    /// An open of less than 0.53 of the last close is noted: the price as after a split of two for one.
    /// </summary>
    public const double LowestJump = 0.53;

    /// <summary>A symbol without a bar in so many sessions of the market is noted: 5.</summary>
    public const int SessionsWithoutBar = 5;

    /// <summary>
    /// A symbol without a bar in so many of the last sessions of the market is noted: 2. What is held of it at the end
    /// is valued at an old price.
    /// </summary>
    public const int LastSessionsWithoutBar = 2;

    private const int MostNotes = 20;

    /// <summary>
    /// The notes on some symbols, symbol by symbol, oldest first, and then one for each gap, with all the symbols that
    /// have it; after 20 notes, how many more there are.
    /// </summary>
    /// <param name="series">The prices, with the splits that are known.</param>
    /// <param name="symbols">
    /// The symbols, as those that were traded. Symbols that the prices lack have no notes.
    /// </param>
    public static IReadOnlyList<string> Create(PriceSeries series, IEnumerable<Symbol> symbols)
    {
        ArgumentNullException.ThrowIfNull(series);
        ArgumentNullException.ThrowIfNull(symbols);
        TradingTime[] market = [.. series.Times];
        List<BarSeries> noted = [.. symbols.Distinct().Order().Select(series.Find).OfType<BarSeries>()];
        List<string> notes =
        [
            .. noted.SelectMany(bars => JumpsOf(bars, series.Actions).Concat(HolesOf(bars, market))),
            .. GapsOf(noted, market),
        ];
        return notes.Count <= MostNotes
            ? notes
            : [.. notes.Take(MostNotes), $"{Text(notes.Count - MostNotes)} more notes on prices are left out."];
    }

    private static IEnumerable<string> JumpsOf(BarSeries series, CorporateActions actions)
    {
        Price? last = null;
        DateOnly lastDay = default;
        foreach (var bar in series.Bars.ToArray())
        {
            if (
                last is { } close
                && bar.Open is { } open
                && RatioOf(open, close) is < LowestJump or > HighestJump
                && !actions.HasSplit(series.Symbol, lastDay, bar.Time.Date)
            )
            {
                yield return string.Create(
                    CultureInfo.InvariantCulture,
                    $"{series.Symbol} opened at {open} on {bar.Time}, {RatioOf(open, close):0.####} times the close "
                        + $"of {close} before it. Raw prices jump so at a split, and no split is known here; returns "
                        + $"across it mean nothing then."
                );
            }

            (last, lastDay) = bar.Close is { } now ? (now, bar.Time.Date) : (last, lastDay);
        }
    }

    // Symbols that lack the same sessions, as those of a file with a hole, have one note.
    private static IEnumerable<string> GapsOf(IEnumerable<BarSeries> noted, TradingTime[] market) =>
        noted
            .SelectMany(bars => GapsOf(bars, market).Select(gap => (bars.Symbol, gap.First, gap.End)))
            .GroupBy(gap => (gap.First, gap.End), gap => gap.Symbol)
            .Select(gap =>
                $"{string.Join(", ", gap)} {(gap.Count() == 1 ? "has" : "have")} no bar from {market[gap.Key.First]} "
                + $"{(gap.Key.End == market.Length ? "to the end" : $"to {market[gap.Key.End - 1]}")}, in "
                + $"{Text(gap.Key.End - gap.Key.First)} sessions of the market: "
                + $"{(gap.Count() == 1 ? "it was" : "they were")} suspended or delisted, or the prices lack "
                + $"{(gap.Count() == 1 ? "it. A holding of it" : "them. A holding of one")} is valued "
                + "at its last close."
            );

    private static IEnumerable<(int First, int End)> GapsOf(BarSeries series, TradingTime[] market)
    {
        int[] places = [.. series.Bars.ToArray().Select(bar => Array.BinarySearch(market, bar.Time)), market.Length];
        for (int i = 1; i < places.Length; i++)
        {
            int missing = places[i] - places[i - 1] - 1;
            if (missing >= (places[i] == market.Length ? LastSessionsWithoutBar : SessionsWithoutBar))
            {
                yield return (places[i - 1] + 1, places[i]);
            }
        }
    }

    // The last stamp often has only an open, as its other figures are still to come.
    private static IEnumerable<string> HolesOf(BarSeries series, TradingTime[] market)
    {
        List<Bar> holes = [.. series.Bars.ToArray().Where(bar => !bar.IsComplete && bar.Time != market[^1])];
        if (holes.Count > 0)
        {
            yield return $"{Text(holes.Count)} {(holes.Count == 1 ? "bar" : "bars")} of {series.Symbol} "
                + $"{(holes.Count == 1 ? "lacks" : "lack")} a figure, the first on {holes[0].Time}: "
                + $"{string.Join(", ", MissingOf(holes[0]))}. Such a bar executes nothing that asks for the figure, "
                + "and a missing close is replaced by the last one before it.";
        }
    }

    private static IEnumerable<string> MissingOf(Bar bar)
    {
        (string Name, bool IsMissing)[] figures =
        [
            ("open", bar.Open is null),
            ("high", bar.High is null),
            ("low", bar.Low is null),
            ("close", bar.Close is null),
            ("volume", bar.Volume is null),
        ];
        return figures.Where(figure => figure.IsMissing).Select(figure => figure.Name);
    }

    // As doubles: of two decimals, the ratio can be beyond what a decimal holds.
    private static double RatioOf(Price open, Price close) => (double)open.Value / (double)close.Value;

    private static string Text(int count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
