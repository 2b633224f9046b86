namespace AiTrader.Runner.Reports;

/// <summary>Every metric of a report, once, for all formats.</summary>
internal static class Metrics
{
    /// <summary>The metrics of the leaderboard.</summary>
    public static IReadOnlyList<Metric> Leading { get; } =
    [
        new(
            "total_return",
            "Return",
            MetricUnit.Percent,
            "Equity at the end, with the dividends due, over equity at the start, less 1.",
            trader => trader.Performance.Curve.TotalReturn
        ),
        new(
            "excess_return",
            "Excess",
            MetricUnit.Percent,
            "Total return less that of the benchmark; a trader without a rank has none.",
            trader => trader.Performance.Comparison?.Relative.ExcessReturn
        ),
        new(
            "max_drawdown",
            "Drawdown",
            MetricUnit.Percent,
            "The deepest fall from a peak, the first period included.",
            trader => trader.Performance.Curve.MaxDrawdown?.Depth
        ),
        new(
            "sharpe",
            "Sharpe",
            MetricUnit.Ratio,
            "Mean return less the risk-free rate, over the sample standard deviation (ddof 1), a year.",
            trader => trader.Performance.Curve.Sharpe
        )
        {
            IsAnnualized = true,
        },
    ];

    /// <summary>The other metrics.</summary>
    public static IReadOnlyList<Metric> Further { get; } =
    [
        new(
            "annualised_return",
            "Annualized",
            MetricUnit.Percent,
            "(1 + total return) ^ (periods a year / periods) - 1; of a short run it says little.",
            trader => trader.Performance.Curve.AnnualizedReturn
        )
        {
            IsAnnualized = true,
        },
        new(
            "volatility",
            "Volatility",
            MetricUnit.Percent,
            "Sample standard deviation of the period returns (ddof 1), a year.",
            trader => trader.Performance.Curve.Volatility
        )
        {
            IsAnnualized = true,
        },
        new(
            "sortino",
            "Sortino",
            MetricUnit.Ratio,
            "Mean return over the downside deviation about 0, a year.",
            trader => trader.Performance.Curve.Sortino
        )
        {
            IsAnnualized = true,
        },
        new(
            "calmar",
            "Calmar",
            MetricUnit.Ratio,
            "Annualized return over the depth of the deepest drawdown.",
            trader => trader.Performance.Curve.Calmar
        )
        {
            IsAnnualized = true,
        },
        new(
            "exposure",
            "Exposure",
            MetricUnit.Percent,
            "Mean part of the equity that is invested.",
            trader => trader.Performance.Curve.Exposure
        ),
        new(
            "turnover",
            "Turnover",
            MetricUnit.Ratio,
            "How often a year the account was turned over: the smaller of bought and sold over the mean equity.",
            trader => trader.Performance.Trading.Turnover
        )
        {
            IsAnnualized = true,
        },
        new(
            "round_trips",
            "Round trips",
            MetricUnit.Count,
            "Parts of one buy that one sell closed, first in, first out.",
            trader => trader.Performance.Trading.RoundTripCount
        ),
        new(
            "win_rate",
            "Win rate",
            MetricUnit.Percent,
            "Round trips with a profit over all round trips.",
            trader => trader.Performance.Trading.WinRate
        ),
        new(
            "profit_factor",
            "Profit factor",
            MetricUnit.Ratio,
            "Profits over losses of the round trips.",
            trader => trader.Performance.Trading.ProfitFactor
        ),
        new(
            "realised_profit",
            "Realized",
            MetricUnit.Money,
            "The sum of the profits and losses of all round trips.",
            trader => (double)trader.Performance.Trading.RealizedProfit.Value
        ),
        new(
            "fees",
            "Fees",
            MetricUnit.Money,
            "The fees of all executions.",
            trader => (double)trader.Performance.Trading.Fees.Value
        ),
        new(
            "price_return",
            "Price return",
            MetricUnit.Percent,
            "The return without dividends, paid or due.",
            trader => trader.Performance.Curve.PriceReturn
        ),
        new(
            "dividends_paid",
            "Dividends",
            MetricUnit.Money,
            "The dividends paid since the opening.",
            trader => (double)trader.Performance.Equity.Points[^1].DividendsPaid.Value
        ),
        new(
            "dividends_due",
            "Due",
            MetricUnit.Money,
            "The dividends whose ex date has come and which are not paid yet.",
            trader => (double)trader.Performance.Equity.Points[^1].DividendsDue.Value
        ),
        new(
            "beta",
            "Beta",
            MetricUnit.Ratio,
            "Covariance with the benchmark over its variance.",
            trader => trader.Performance.Comparison?.Relative.Beta
        ),
        new(
            "information_ratio",
            "Information",
            MetricUnit.Ratio,
            "Mean of the returns less the benchmark's, over their sample standard deviation, a year.",
            trader => trader.Performance.Comparison?.Relative.InformationRatio
        )
        {
            IsAnnualized = true,
        },
    ];

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Metric> All { get; } = [.. Leading, .. Further];
}
