using System.Text.Json;
using AiTrader.Performance;

namespace AiTrader.Runner.Reports.Formats;

/// <summary>Every metric as data; an undefined value is null.</summary>
internal sealed class JsonFormat : IReportFormat
{
    private static readonly JsonSerializerOptions Options = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
    };

    /// <inheritdoc/>
    public string Name => "json";

    /// <inheritdoc/>
    public IReadOnlyList<ReportFile> Files { get; } =
    [
        new(
            "report.json",
            async (report, _, text, _) => await text.WriteLineAsync(JsonSerializer.Serialize(Of(report), Options))
        ),
    ];

    private static object Of(Report report) =>
        new
        {
            Market = report.Market.Name,
            report.Currency,
            From = report.Times[0].ToString(),
            To = report.Times[^1].ToString(),
            report.Basis.Sources,
            report.Conventions.PeriodsPerYear,
            report.Conventions.RiskFreeRate,
            Benchmark = new { report.Benchmark.Name, report.Benchmark.Curve.TotalReturn },
            report.Notes,
            Traders = report.Traders.Select(Of),
        };

    private static object Of(TraderReport trader) =>
        new
        {
            trader.Rank,
            Signature = trader.Name,
            Models = trader.Facts.Models.Select(model => model.Value),
            Opened = trader.Facts.Opened.Context.Time.ToString(),
            InitialCash = trader.Facts.Opened.Terms.Cash.Value,
            FinalEquity = trader.FinalEquity.Value,
            Metrics = Metrics.All.ToDictionary(metric => metric.Key, metric => metric.Of(trader)),
            Drawdown = trader.Performance.Curve.MaxDrawdown is { } fall
                ? new
                {
                    Peak = fall.Peak.ToString(),
                    Trough = fall.Trough.ToString(),
                    Recovery = fall.Recovery?.ToString(),
                    fall.Periods,
                }
                : null,
            Holdings = trader.Holdings.Select(holding => new
            {
                Symbol = holding.Symbol.Value,
                Quantity = holding.Quantity.Value,
                Price = holding.Price.Value,
                PricedAt = holding.PricedAt.ToString(),
                Suspended = holding.IsSuspended,
            }),
            ReferenceMetrics = Of(trader.Reference),
            trader.Tally.Fills,
            trader.Tally.Denials,
            trader.Tally.Accepted,
            trader.Tally.Expired,
            trader.Tally.Canceled,
            OpenOrders = trader.Facts.OpenOrders.Select(open => new
            {
                Id = open.Id.Value,
                Order = open.Order.ToString(),
                Since = open.AcceptedAt.ToString(),
                Open = open.OpenQuantity.Value,
                ReservedCash = open.ReservedCash.Value,
                ReservedUnits = open.ReservedQuantity.Value,
            }),
            Sessions = Of(trader.Performance.Coverage),
            KnowledgeCutoff = trader.KnowledgeCutoff is { } day ? new TradingTime(day).ToString() : null,
            SessionsBeforeCutoff = trader.Learned.Order().Select(time => time.ToString()),
            Requests = SpendingJson.Of(trader),
            Faults = trader.History.Faults.Select(fault => new
            {
                Time = fault.Context.Time.ToString(),
                fault.Attempt,
                Model = fault.Context.ModelId.Value,
                fault.RecordedAt,
                fault.Type,
                fault.Message,
            }),
            Notes = trader.History.Notes.Select(note => new
            {
                Time = note.Context.Time.ToString(),
                Model = note.Context.ModelId.Value,
                Id = note.Id.Value,
                note.Text,
            }),
        };

    private static object Of(SessionCoverage coverage) =>
        new
        {
            Scheduled = coverage.ScheduledCount,
            Decided = coverage.DecidedCount,
            coverage.Counts.Traded,
            coverage.Counts.Held,
            coverage.Counts.Undecided,
            coverage.Counts.Faulted,
            coverage.Counts.Missing,
            coverage.IsComplete,
        };

    private static object Of(ReferenceMetrics reference) =>
        new
        {
            reference.CumulativeReturn,
            reference.AnnualizedReturn,
            reference.Sortino,
            reference.Sharpe,
            reference.Volatility,
            reference.MaxDrawdown,
            reference.Calmar,
            reference.WinRate,
            reference.AverageWin,
            reference.AverageLoss,
        };
}
