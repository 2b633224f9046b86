using AiTrader.Runner.Board.Pages;
using AiTrader.Runner.Board.Views;
using AiTrader.Runner.Reports;
using AiTrader.Runner.Reports.Sections;

namespace AiTrader.Runner.Tests.Service.Standings;

/// <summary>Everything that a report of all traders has, as text.</summary>
internal static class ReportText
{
    /// <summary>The text.</summary>
    public static string Of(Report report) =>
        string.Join(
            '\n',
            [
                new OverviewContent(new Drawings()).Of(report, "", [], [], null),
                Html.Write(MetricsSection.Of(report)),
                Html.Write(SpendingSection.Of(report)),
                $"{report.Title} {report.Symbol} {string.Join(' ', report.Times)}",
                string.Join('\n', report.Notes),
                string.Join(' ', report.Benchmark.Equity.Points),
                .. report.Traders.SelectMany(TextOf),
            ]
        );

    private static IEnumerable<string> TextOf(TraderReport trader) =>
        [
            $"{trader.Number} {trader.Rank} {trader.Name} {trader.Facts.Counts} {trader.Facts.Last}",
            $"{trader.Facts.LastEnded} {string.Join(' ', trader.Facts.Holders)}",
            string.Join(' ', trader.Performance.Equity.Points),
            string.Join(' ', trader.Performance.Comparison?.Benchmark.Points ?? []),
            string.Join(' ', trader.Outcomes.OrderBy(session => session.Key)),
            string.Join(' ', trader.Holdings),
            string.Join(' ', trader.Facts.LatestOrders),
            string.Join(' ', trader.Facts.Fills.OrderBy(fills => fills.Key)),
            $"{trader.Reference} {trader.Tally} {trader.Performance.Curve} {trader.Performance.Trading}",
        ];
}
