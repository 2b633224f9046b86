using AiTrader.Ledgers;
using AiTrader.Prices;

namespace AiTrader.Performance;

/// <summary>
/// What an account was worth, bar by bar: at its opening its cash, then at each later stamp of the series its cash and its holdings
/// at the close. A close that is missing is the last one before it; a missing price is never zero.
/// </summary>
public sealed class EquityCurve
{
    private EquityCurve(IReadOnlyList<EquityPoint> points) => Points = points;

    /// <summary>The points in order of time; at least the opening.</summary>
    public IReadOnlyList<EquityPoint> Points { get; }

    /// <summary><c>equity at the end / equity at the start − 1</c>; 0 where the account was opened without cash.</summary>
    public double TotalReturn => Points[0].Equity == Money.Zero ? 0 : (double)(Points[^1].Equity.Value / Points[0].Equity.Value) - 1;

    /// <summary>
    /// The deepest fall from a peak, the opening included: <c>min(equity / highest equity so far − 1)</c>; between −1 and 0.
    /// Source: Magdon-Ismail and Atiya, "Maximum Drawdown", Risk 17(10), 2004.
    /// </summary>
    public double MaxDrawdown
    {
        get
        {
            decimal peak = 0;
            decimal deepest = 0;
            foreach (var point in Points)
            {
                peak = Math.Max(peak, point.Equity.Value);
                deepest = peak > 0 ? Math.Min(deepest, (point.Equity.Value / peak) - 1) : deepest;
            }

            return (double)deepest;
        }
    }

    /// <summary>Values the account of a ledger.</summary>
    /// <param name="entries">All entries of the ledger, in order.</param>
    /// <param name="series">The prices.</param>
    /// <param name="through">The last stamp that counts.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    /// <exception cref="ArgumentException">There is no entry, or the first does not open the account.</exception>
    /// <exception cref="InvalidOperationException">A holding has no price in the series.</exception>
    public static async Task<EquityCurve> OfAsync(
        IAsyncEnumerable<LedgerEntry> entries, PriceSeries series, TradingTime through, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(entries);
        ArgumentNullException.ThrowIfNull(series);
        var ledger = new List<LedgerEntry>();
        await foreach (var entry in entries.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            ledger.Add(entry);
        }

        return ledger is [LedgerEntry.AccountOpened opened, ..]
            ? new EquityCurve(PointsOf(opened, ledger[1..], series, through))
            : throw new ArgumentException("A ledger begins with the opening of the account.", nameof(entries));
    }

    private static List<EquityPoint> PointsOf(LedgerEntry.AccountOpened opened, List<LedgerEntry> acts, PriceSeries series, TradingTime through)
    {
        var account = Account.Open(opened);
        var points = new List<EquityPoint> { new(account.Time, opened.Terms.Cash) };
        int next = 0;
        foreach (var time in series.Times.Where(time => time > opened.Context.Time && time <= through))
        {
            for (; next < acts.Count && acts[next].Context.Time <= time; next++)
            {
                account = account.Apply(acts[next]);
            }

            points.Add(new EquityPoint(time, ValueOf(account.Portfolio, series, time)));
        }

        return points;
    }

    private static Money ValueOf(Portfolio portfolio, PriceSeries series, TradingTime time) =>
        portfolio.Positions.Aggregate(portfolio.Cash, (equity, position) => equity + (PriceAt(series, position.Symbol, time) * position.Quantity));

    private static Price PriceAt(PriceSeries series, Symbol symbol, TradingTime time)
    {
        if (series.TryGet(symbol, out var bars))
        {
            int end = bars.CountBefore(time) + (bars.TryGet(time, out _) ? 1 : 0);
            for (int i = end - 1; i >= 0; i--)
            {
                if (bars.Bars[i].Close is { } close)
                {
                    return close;
                }
            }

            // Bought at the first stamp of the series, which has no close yet.
            if (end > 0 && bars.Bars[end - 1].Open is { } open)
            {
                return open;
            }
        }

        throw new InvalidOperationException($"{symbol} has no price at or before {time}; a missing price is not zero.");
    }
}
