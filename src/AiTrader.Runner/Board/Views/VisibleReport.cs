using AiTrader.Performance;
using AiTrader.Runner.Reports;
using AiTrader.Runner.Service.Http.Traders;
using AiTrader.Runner.Service.Standings;
using AiTrader.Runner.Service.Users;

namespace AiTrader.Runner.Board.Views;

/// <summary>The live report as a user may see it: without the traders of others, and ranked without them.</summary>
/// <param name="live">The report of the store.</param>
/// <param name="visibility">Who may see whom.</param>
internal sealed class VisibleReport(LiveReport live, Visibility visibility)
{
    /// <summary>The traders that a user may see; null while none of them has an account.</summary>
    public async Task<Report?> FindAsync(User user, CancellationToken cancellationToken)
    {
        var view = await live.GetAsync(cancellationToken);
        var visible = new List<TraderReport>();
        foreach (var trader in view.Report?.Traders ?? [])
        {
            if (await visibility.IsVisibleAsync(user, trader.Facts.Signature, cancellationToken))
            {
                visible.Add(trader);
            }
        }

        return visible.Count == 0
            ? null
            : view.Report! with
            {
                Traders = Ranked(visible),

                // Notes name traders.
                Notes = user.Role is Role.Admin ? view.Report.Notes : [],
            };
    }

    /// <summary>One trader by itself, with its records; null while it has no account.</summary>
    public async Task<Report?> FindAsync(Signature signature, CancellationToken cancellationToken)
    {
        var view = await live.GetAsync(cancellationToken);
        var found = view.Report?.Traders.FirstOrDefault(trader => trader.Facts.Signature == signature);
        return found is not null && await live.FindHistoryAsync(found.Facts, cancellationToken) is { } history
            ? Only(view.Report!, found with { KeptHistory = history })
            : null;
    }

    // With what it is compared with, which was opened when it was; one that cannot be compared is beside the benchmark
    // of all, which can be older.
    private static Report Only(Report report, TraderReport trader)
    {
        var benchmark = trader.Performance.Comparison is { Benchmark: var own }
            ? report.Benchmark with
            {
                Equity = own,
                Curve = CurveMetrics.Create(own, report.Conventions),
            }
            : report.Benchmark;
        return report with
        {
            Benchmark = benchmark,
            Traders = [trader with { Number = 1 }],
            Times = [.. report.Times.Where(time => time >= benchmark.Equity.Points[0].Time)],
            Notes = [],
        };
    }

    private static IReadOnlyList<TraderReport> Ranked(IReadOnlyList<TraderReport> traders) =>
        [
            .. Ranking
                .Create(traders, trader => trader.Basis)
                .Select((place, index) => place.Trader with { Number = index + 1, Rank = place.Rank }),
        ];
}
