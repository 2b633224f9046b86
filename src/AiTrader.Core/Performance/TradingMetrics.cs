using AiTrader.Stores;

namespace AiTrader.Performance;

/// <summary>
/// The metrics of the fills of a ledger. A value that cannot be computed (nothing closed, no loss) is null.
/// </summary>
public sealed record TradingMetrics
{
    private TradingMetrics() { }

    /// <summary>How many round trips were closed: parts of one buy that one sell closed, FIFO.</summary>
    public int RoundTripCount { get; private init; }

    /// <summary>
    /// <c>round trips with a profit above zero / round trips</c>, fees included; null if none is closed. Open positions
    /// do not count.
    /// </summary>
    public double? WinRate { get; private init; }

    /// <summary>
    /// <c>Σ profits / |Σ losses|</c> over the round trips, fees included; null if there is no loss. Source: Pardo, "The
    /// Evaluation and Optimization of Trading Strategies", 2nd ed. 2008.
    /// </summary>
    public double? ProfitFactor { get; private init; }

    /// <summary>The profit or loss of all closed round trips.</summary>
    public Money RealizedProfit { get; private init; }

    /// <summary>
    /// <c>min(Σ bought, Σ sold) / mean equity × P / n</c>: how many times a year the account was turned over; the
    /// equity is that of the bars, P the periods a year, n the periods. Null if there is no period or the mean equity
    /// is not above zero. Source: SEC Form N-1A, item 13, instruction 4(d).
    /// </summary>
    public double? Turnover { get; private init; }

    /// <summary>The fees of all executions.</summary>
    public Money Fees { get; private init; }

    /// <summary>The metrics of a ledger.</summary>
    /// <param name="entries">All entries of the ledger, in order.</param>
    /// <param name="curve">The equity curve of the account.</param>
    /// <param name="conventions">The periods a year of the curve.</param>
    /// <exception cref="ArgumentException">There is no entry, or the first does not open the account.</exception>
    public static TradingMetrics Create(
        IReadOnlyList<LedgerEntry> entries,
        EquityCurve curve,
        PerformanceConventions conventions
    )
    {
        ArgumentNullException.ThrowIfNull(curve);
        ArgumentNullException.ThrowIfNull(conventions);
        var closed = LotMatching.Create(entries).Closed;
        List<LedgerEntry.Filled> fills = [.. entries.OfType<LedgerEntry.Filled>()];
        decimal gain = closed.Sum(trip => Math.Max(trip.Profit.Value, 0));
        decimal loss = closed.Sum(trip => Math.Min(trip.Profit.Value, 0));
        return new TradingMetrics
        {
            RoundTripCount = closed.Count,
            WinRate = ReturnSeries.Ratio(closed.Count(trip => trip.Profit > Money.Zero), closed.Count),
            ProfitFactor = ReturnSeries.Ratio((double)gain, (double)-loss),
            RealizedProfit = new Money(gain + loss),
            Turnover = TurnoverOf(fills, curve, conventions),
            Fees = new Money(fills.Sum(filled => filled.Fill.Fee.Value)),
        };
    }

    private static double? TurnoverOf(
        List<LedgerEntry.Filled> fills,
        EquityCurve curve,
        PerformanceConventions conventions
    )
    {
        decimal turned = Math.Min(NotionalOf(fills, OrderSide.Buy), NotionalOf(fills, OrderSide.Sell));
        decimal equity = curve.Points.Average(point => point.Equity.Value);
        int periods = curve.PeriodCount;
        return equity > 0 && periods > 0
            ? ReturnSeries.Finite((double)(turned / equity) * conventions.PeriodsPerYear / periods)
            : null;
    }

    private static decimal NotionalOf(IEnumerable<LedgerEntry.Filled> fills, OrderSide side) =>
        fills.Where(filled => filled.Order.Side == side).Sum(filled => filled.Fill.Notional.Value);
}
