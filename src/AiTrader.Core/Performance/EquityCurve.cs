using AiTrader.Prices;
using AiTrader.Stores;

namespace AiTrader.Performance;

/// <summary>
/// The equity of an account: first its opening with its cash, then at the close of each bar its cash and its holdings.
/// The bar of the opening's own stamp counts if the account could trade in it: its first session is at that stamp, or
/// it has none yet. An account whose first session is later was opened after that bar. A missing close is replaced by
/// the last one before it, never by zero.
/// </summary>
public sealed class EquityCurve
{
    internal EquityCurve(IReadOnlyList<EquityPoint> points) => Points = points;

    /// <summary>
    /// The points in order: the opening, then one for each bar. The first bar can have the stamp of the opening.
    /// </summary>
    public IReadOnlyList<EquityPoint> Points { get; }

    /// <summary>How many periods the curve has: one fewer than points.</summary>
    public int PeriodCount => Points.Count - 1;

    /// <summary>
    /// <c>equity at the end, with the dividends due / equity at the start − 1</c>; null if the account was opened
    /// without cash.
    /// </summary>
    public double? TotalReturn => ReturnTo(Points[^1].AccruedEquity);

    /// <summary>
    /// The same without dividends: <c>(equity at the end − dividends paid) / equity at the start − 1</c>. What was
    /// gained with the cash of a dividend is in it.
    /// </summary>
    public double? PriceReturn => ReturnTo(Points[^1].Equity - Points[^1].DividendsPaid);

    /// <summary>The deepest fall, that of the first period included; null if the curve never fell.</summary>
    public Drawdown? MaxDrawdown => Drawdown.FindDeepest(this);

    /// <summary>Values the account of a ledger.</summary>
    /// <param name="entries">All entries of the ledger, in order.</param>
    /// <param name="series">The prices.</param>
    /// <param name="through">The last stamp that counts.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="ArgumentException">There is no entry, or the first does not open the account.</exception>
    /// <exception cref="InvalidOperationException">A holding has no price in the series.</exception>
    public static async Task<EquityCurve> CreateAsync(
        IAsyncEnumerable<LedgerEntry> entries,
        PriceSeries series,
        TradingTime through,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(entries);
        ArgumentNullException.ThrowIfNull(series);
        var ledger = new List<LedgerEntry>();
        await foreach (var entry in entries.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            ledger.Add(entry);
        }

        return Create(ledger, series, through);
    }

    /// <summary>Values the account of a ledger.</summary>
    /// <param name="entries">All entries of the ledger, in order.</param>
    /// <param name="series">The prices.</param>
    /// <param name="through">The last stamp that counts.</param>
    /// <exception cref="ArgumentException">There is no entry, or the first does not open the account.</exception>
    /// <exception cref="InvalidOperationException">A holding has no price in the series.</exception>
    public static EquityCurve Create(IReadOnlyList<LedgerEntry> entries, PriceSeries series, TradingTime through)
    {
        ArgumentNullException.ThrowIfNull(entries);
        ArgumentNullException.ThrowIfNull(series);
        return entries is [LedgerEntry.AccountOpened opened, ..]
            ? Create(StatesOf(opened, entries.Skip(1)), series, through, HasOpeningBar(entries))
            : throw new ArgumentException("A ledger begins with the opening of the account.", nameof(entries));
    }

    /// <summary>
    /// Values recorded states: at each stamp, the last state recorded until then. A stamp is one point, for any number
    /// of states.
    /// </summary>
    /// <param name="states">The states in order of time; the first is the opening.</param>
    /// <param name="series">The prices.</param>
    /// <param name="through">The last stamp that counts.</param>
    /// <exception cref="ArgumentException">There is no state.</exception>
    /// <exception cref="InvalidOperationException">A holding has no price in the series.</exception>
    internal static EquityCurve Create(IReadOnlyList<AccountState> states, PriceSeries series, TradingTime through)
    {
        ArgumentNullException.ThrowIfNull(states);
        return Create(states, series, through, states is [var opening, var next, ..] && next.Time == opening.Time);
    }

    /// <summary>Values states: at each stamp, the last state until then.</summary>
    /// <param name="states">The states in order of time; the first is the opening.</param>
    /// <param name="series">The prices.</param>
    /// <param name="through">The last stamp that counts.</param>
    /// <param name="hasOpeningBar">Whether the bar of the opening's stamp counts.</param>
    internal static EquityCurve Create(
        IEnumerable<AccountState> states,
        PriceSeries series,
        TradingTime through,
        bool hasOpeningBar
    )
    {
        ArgumentNullException.ThrowIfNull(series);
        using var next = states.GetEnumerator();
        bool more = next.MoveNext();
        var state = more ? next.Current : throw new ArgumentException("There is no state.", nameof(states));
        var opening = state.Time;
        var points = new List<EquityPoint> { Valuation.PointOf(state, series, opening) with { IsOpening = true } };
        more = next.MoveNext();
        foreach (
            var time in series.Times.Where(time =>
                (hasOpeningBar ? time >= opening : time > opening) && time <= through
            )
        )
        {
            for (; more && next.Current.Time <= time; more = next.MoveNext())
            {
                state = next.Current;
            }

            points.Add(Valuation.PointOf(state, series, time));
        }

        // An array, of which a curve through an earlier stamp is a part.
        return new EquityCurve(points.ToArray());
    }

    /// <summary>
    /// Values every recorded state at the close of its own stamp, like AI-Trader: a day of ten trades is ten points.
    /// Use it only for a comparison with AI-Trader's figures (<see cref="ReferenceMetrics"/>): when annualized, it
    /// counts a trade as a day.
    /// </summary>
    /// <param name="states">The states in order; the first is the opening.</param>
    /// <param name="series">The prices.</param>
    /// <exception cref="ArgumentException">There is no state.</exception>
    /// <exception cref="InvalidOperationException">A holding has no price in the series.</exception>
    internal static EquityCurve CreateFromRecords(IEnumerable<AccountState> states, PriceSeries series)
    {
        ArgumentNullException.ThrowIfNull(states);
        ArgumentNullException.ThrowIfNull(series);
        List<EquityPoint> points = [.. states.Select(state => Valuation.PointOf(state, series, state.Time))];
        return points.Count > 0
            ? new EquityCurve(points)
            : throw new ArgumentException("There is no state.", nameof(states));
    }

    /// <summary>
    /// The curve through a stamp; its opening always is in it. It shares the points: a service compares each of its
    /// traders with a part of the same benchmark.
    /// </summary>
    internal EquityCurve Through(TradingTime last)
    {
        var points = Points as EquityPoint[] ?? [.. Points];
        int count = 1;
        while (count < points.Length && points[count].Time <= last)
        {
            count++;
        }

        return new(new ArraySegment<EquityPoint>(points, 0, count));
    }

    /// <summary>
    /// The curve without the bar of its opening's stamp, for comparison with an account that was opened after it.
    /// </summary>
    internal EquityCurve WithoutOpeningBar() =>
        Points is [var opening, var first, ..] && first.Time == opening.Time
            ? new EquityCurve([opening, .. Points.Skip(2)])
            : this;

    /// <summary>
    /// The states of a ledger: at its opening, and after each fill, split and dividend. The fills of a withdrawn
    /// session count at the time at which the account continued.
    /// </summary>
    internal static IEnumerable<AccountState> StatesOf(LedgerEntry.AccountOpened opened, IEnumerable<LedgerEntry> acts)
    {
        var entries = acts.ToList();
        var timeline = LedgerTimeline.Create(entries);
        var account = Account.Open(opened);
        var paid = Money.Zero;
        yield return StateOf(account, account.Time);
        foreach (var act in entries)
        {
            account = account.Apply(act);
            paid += act is LedgerEntry.Dividend dividend ? dividend.Due.Amount : Money.Zero;
            if (act is LedgerEntry.Filled or LedgerEntry.Split or LedgerEntry.DividendDue or LedgerEntry.Dividend)
            {
                yield return StateOf(account, timeline.GetTime(act)) with
                {
                    DividendsPaid = paid,
                };
            }
        }
    }

    private double? ReturnTo(Money end) =>
        Points[0].Equity > Money.Zero ? (double)(end.Value / Points[0].Equity.Value) - 1 : null;

    private static bool HasOpeningBar(IReadOnlyList<LedgerEntry> entries)
    {
        var timeline = LedgerTimeline.Create(entries);
        var first = entries
            .Skip(1)
            .FirstOrDefault(entry => !entry.IsOwnerAct && !timeline.IsWithdrawn(entry.Context.Time));
        return first is null || first.Context.Time == entries[0].Context.Time;
    }

    private static AccountState StateOf(Account account, TradingTime time) =>
        new(
            time,
            account.Portfolio.Cash,
            account.Portfolio.Positions.ToDictionary(position => position.Symbol, position => position.Quantity)
        )
        {
            DividendsDue = account.DividendsDue.Total,
        };
}
