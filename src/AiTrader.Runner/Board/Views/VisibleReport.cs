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
        var visible = await FindVisibleAsync(view, user, cancellationToken);
        var report = user.Role is Role.Admin ? view.Report : live.FindOf(view, visible.Contains);
        return report is { Traders.Count: > 0 } ? report : null;
    }

    /// <summary>Why traders that a user may see are in no report, as sentences.</summary>
    public async Task<IReadOnlyList<string>> ListLeftOutAsync(User user, CancellationToken cancellationToken)
    {
        var view = await live.GetAsync(cancellationToken);
        var visible = await FindVisibleAsync(view, user, cancellationToken);
        return [.. view.LeftOut.Where(left => visible.Contains(left.Key)).Select(left => left.Value)];
    }

    /// <summary>All traders that have an account, whether they are shown or left out.</summary>
    public async Task<IReadOnlySet<Signature>> ListKnownAsync(CancellationToken cancellationToken)
    {
        var view = await live.GetAsync(cancellationToken);
        return view.Traders.Select(trader => trader.Facts.Signature).Union(view.LeftOut.Keys).ToHashSet();
    }

    /// <summary>Why a trader that has an account is in no report, as a sentence; null if it is in one.</summary>
    public async Task<string?> FindWhyNotAsync(Signature signature, CancellationToken cancellationToken) =>
        (await live.GetAsync(cancellationToken)).LeftOut.GetValueOrDefault(signature);

    /// <summary>One trader by itself, with its records; null while it has no account.</summary>
    public async Task<Report?> FindAsync(Signature signature, CancellationToken cancellationToken)
    {
        var view = await live.GetAsync(cancellationToken);
        var found = view.Report?.Traders.FirstOrDefault(trader => trader.Facts.Signature == signature);
        return found is not null && await live.FindHistoryAsync(found.Facts, cancellationToken) is { } history
            ? Only(view.Report!, found with { KeptHistory = history })
            : null;
    }

    private async Task<HashSet<Signature>> FindVisibleAsync(
        LiveView view,
        User user,
        CancellationToken cancellationToken
    )
    {
        var visible = new HashSet<Signature>();
        foreach (var signature in view.Traders.Select(trader => trader.Facts.Signature).Union(view.LeftOut.Keys))
        {
            if (await visibility.IsVisibleAsync(user, signature, cancellationToken))
            {
                visible.Add(signature);
            }
        }

        return visible;
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
}
