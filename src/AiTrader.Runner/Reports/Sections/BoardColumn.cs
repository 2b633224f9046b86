namespace AiTrader.Runner.Reports.Sections;

/// <summary>A column of numbers of the leaderboard.</summary>
/// <param name="Title">Its title.</param>
/// <param name="Text">What it shows of a trader.</param>
/// <param name="Value">The number by which it is sorted; null sorts last.</param>
internal sealed record BoardColumn(string Title, Func<TraderReport, string> Text, Func<TraderReport, double?> Value)
{
    /// <summary>What it shows of the benchmark. Default: nothing.</summary>
    public string Benchmark { get; init; } = "";

    /// <summary>Whether the number of a ranked trader is colored as a gain or a loss. Default: false.</summary>
    public bool IsGain { get; init; }

    /// <summary>Whether a count above zero is a warning. Default: false.</summary>
    public bool IsWarning { get; init; }

    /// <summary>Whether a phone has a column for it; it has the others in one line. Default: false.</summary>
    public bool IsOnPhones { get; init; }

    /// <summary>The columns, in the order of what matters most: a narrow window cuts off the last ones.</summary>
    public static IReadOnlyList<BoardColumn> Of(Report report)
    {
        var benchmark = report.Benchmark;
        return
        [
            Of("total_return", Figure.Percent(benchmark.Curve.TotalReturn)) with
            {
                IsGain = true,
                IsOnPhones = true,
            },
            Of("excess_return") with
            {
                IsGain = true,
            },
            new("Coverage", trader => trader.CoverageText, PartOf) { IsOnPhones = true },
            Of(SessionOutcome.Undecided),
            Of(SessionOutcome.Faulted),
            Of(SessionOutcome.Missing),
            Of("max_drawdown", Figure.Percent(benchmark.Curve.MaxDrawdown?.Depth)),
            Of("sharpe", Figure.Text(benchmark.ShownSharpe, MetricUnit.Ratio)),
            new("Equity", trader => Figure.Text(trader.FinalEquity), trader => (double)trader.FinalEquity.Value)
            {
                Benchmark = Figure.Text(benchmark.Equity.Points[^1].Equity),
            },
            new("Fills", trader => Figure.Text(trader.Tally.Fills), trader => trader.Tally.Fills),
            new("Denied", trader => Figure.Text(trader.Tally.Denials), trader => trader.Tally.Denials),
            Of(SessionOutcome.Traded),
            Of(SessionOutcome.Held),
            .. SpendingTexts.AreAny(report) ? (BoardColumn[])[Cost] : [],
        ];
    }

    private static BoardColumn Cost { get; } =
        new("Cost", trader => trader.Spending.CostText ?? Figure.Undefined, trader => (double?)trader.Spending.Cost);

    private static BoardColumn Of(string key, string benchmark = "")
    {
        var metric = Metrics.Leading.Single(metric => metric.Key == key);
        return new BoardColumn(metric.Title, metric.TextOf, metric.ShownOf) { Benchmark = benchmark };
    }

    private static BoardColumn Of(SessionOutcome outcome) =>
        new(outcome.ToString(), trader => Figure.Text(trader.Count(outcome)), trader => trader.Count(outcome))
        {
            IsWarning = outcome is SessionOutcome.Undecided or SessionOutcome.Faulted or SessionOutcome.Missing,
        };

    private static double? PartOf(TraderReport trader)
    {
        var coverage = trader.Performance.Coverage;
        return coverage.ScheduledCount == 0 ? null : (double)coverage.DecidedCount / coverage.ScheduledCount;
    }
}
