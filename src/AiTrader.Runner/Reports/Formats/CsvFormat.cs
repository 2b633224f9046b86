using System.Globalization;
using AiTrader.Runner.Texts;
using AiTrader.Stores;

namespace AiTrader.Runner.Reports.Formats;

/// <summary>
/// One row for each trader, and one row for each session. What is not defined is empty, and so are figures of a year
/// after fewer than 60 sessions: people rank by these columns. The JSON has them.
/// </summary>
internal sealed class CsvFormat : IReportFormat
{
    /// <inheritdoc/>
    public string Name => "csv";

    /// <inheritdoc/>
    public IReadOnlyList<ReportFile> Files { get; } =
    [
        new("traders.csv", (report, _, text, _) => WriteAsync(text, Traders(report))),
        new("sessions.csv", (report, _, text, _) => WriteAsync(text, Sessions(report))),
    ];

    private static async Task WriteAsync(TextWriter text, IEnumerable<string> lines)
    {
        foreach (string line in lines)
        {
            await text.WriteLineAsync(line);
        }
    }

    private static IEnumerable<string> Traders(Report report)
    {
        yield return string.Join(
            ',',
            [
                "rank",
                "signature",
                "model",
                "currency",
                "opened",
                .. Metrics.All.Select(metric => metric.Key),
                "final_equity",
                "fills",
                "denials",
                "traded",
                "held",
                "undecided",
                "faulted",
                "missing",
                "decided",
                "scheduled",
                "complete",
                "knowledge_cutoff",
                "sessions_before_cutoff",
                .. SpendingColumns.Names,
                "cost_per_decision",
            ]
        );
        foreach (var trader in report.Traders)
        {
            var coverage = trader.Performance.Coverage;
            int[] counts =
            [
                trader.Tally.Fills,
                trader.Tally.Denials,
                coverage.Counts.Traded,
                coverage.Counts.Held,
                coverage.Counts.Undecided,
                coverage.Counts.Faulted,
                coverage.Counts.Missing,
                coverage.DecidedCount,
                coverage.ScheduledCount,
            ];
            yield return string.Join(
                ',',
                [
                    trader.Rank is { } rank ? Number(rank) : "",
                    DocumentText.Csv(trader.Name),
                    DocumentText.Csv(trader.Models),
                    report.Currency,
                    trader.Facts.Opened.Context.Time.ToString(),
                    .. Metrics.All.Select(metric =>
                        metric.ShownOf(trader) is { } value ? value.ToString("R", CultureInfo.InvariantCulture) : ""
                    ),
                    trader.FinalEquity.ToString(),
                    .. counts.Select(Number),
                    coverage.IsComplete ? "true" : "false",
                    trader.KnowledgeCutoff is { } day ? new TradingTime(day).ToString() : "",
                    Number(trader.Learned.Count),
                    .. SpendingColumns.Of(trader.Spending),
                    SpendingColumns.Amount(trader.Spending.CostPerDecision),
                ]
            );
        }
    }

    private static IEnumerable<string> Sessions(Report report)
    {
        yield return string.Join(
            ',',
            [
                "signature",
                "time",
                "outcome",
                "fills",
                "denials",
                "denial_codes",
                "hold_reason",
                "faults",
                "fault_type",
                "fault_message",
                "before_cutoff",
                .. SpendingColumns.Names,
            ]
        );
        foreach (var trader in report.Traders)
        {
            var entries = trader.History.Entries.ToLookup(entry => entry.Context.Time);
            var faults = trader.History.Faults.ToLookup(fault => fault.Context.Time);
            var requests = trader.History.Requests.ToLookup(request => request.Context.Time);
            foreach (var (time, mark) in trader.Outcomes.OrderBy(session => session.Key))
            {
                yield return string.Join(
                    ',',
                    [
                        .. SessionOf(trader, time, mark, [.. entries[time]], [.. faults[time]]),
                        trader.Learned.Contains(time) ? "true" : "false",
                        .. SpendingColumns.Of(trader.SpendingAt(requests[time], mark)),
                    ]
                );
            }
        }
    }

    private static IEnumerable<string> SessionOf(
        TraderReport trader,
        TradingTime time,
        SessionOutcome mark,
        List<LedgerEntry> entries,
        List<SessionFault> faults
    ) =>
        [
            DocumentText.Csv(trader.Name),
            time.ToString(),
            SessionOutcomeNames.GetName(mark),
            Number(entries.OfType<LedgerEntry.Filled>().Count(filled => !filled.IsEvent)),
            Number(entries.OfType<LedgerEntry.Denied>().Count()),
            DocumentText.Csv(
                string.Join(' ', entries.OfType<LedgerEntry.Denied>().Select(denied => denied.Denial.Code).Distinct())
            ),
            DocumentText.Csv(string.Join('\n', entries.OfType<LedgerEntry.Held>().Select(held => held.Reason))),
            Number(faults.Count),
            DocumentText.Csv(faults.Count > 0 ? faults[^1].Type : ""),
            DocumentText.Csv(faults.Count > 0 ? faults[^1].Message : ""),
        ];

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
