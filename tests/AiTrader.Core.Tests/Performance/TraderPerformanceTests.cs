using AiTrader.Performance;
using AiTrader.Testing;

namespace AiTrader.Core.Tests.Performance;

public sealed class TraderPerformanceTests
{
    private static readonly SessionOutcome[] AllHeld = [.. Enumerable.Repeat(SessionOutcome.Held, 5)];

    [Test]
    public async Task A_run_with_every_session_decided_is_complete()
    {
        var performance = await RunAsync([
            SessionOutcome.Traded,
            SessionOutcome.Held,
            SessionOutcome.Held,
            SessionOutcome.Held,
            SessionOutcome.Held,
        ]);

        Assert.That((performance.Coverage.IsComplete, performance.Coverage.ToString()), Is.EqualTo((true, "complete")));
    }

    [Test]
    public async Task Undecided_faulted_and_missing_sessions_mark_a_run_as_incomplete()
    {
        var performance = await RunAsync([SessionOutcome.Traded, SessionOutcome.Undecided], "2025-10-08");

        Assert.That(
            (performance.Coverage.IsComplete, performance.Coverage.ToString()),
            Is.EqualTo((false, "incomplete: 1 undecided, 1 faulted, 2 missing"))
        );
    }

    [Test]
    public async Task A_session_that_broke_and_was_completed_since_is_not_faulted() =>
        Assert.That(
            (await RunAsync([SessionOutcome.Held, SessionOutcome.Held], "2025-10-06", "2025-10-08"))
                .Coverage
                .Counts
                .Faulted,
            Is.EqualTo(1)
        );

    [Test]
    public async Task A_trader_stands_beside_the_universe_bought_and_held()
    {
        var performance = await RunAsync(AllHeld);

        var comparison = performance.Comparison!;
        Assert.That(comparison.Benchmark.Points, Has.Count.EqualTo(performance.Equity.Points.Count));
        Assert.That(
            comparison.Relative.ExcessReturn,
            Is.EqualTo(-CurveMetrics.Create(comparison.Benchmark, new PerformanceConventions(252)).TotalReturn)
        );
    }

    [Test]
    public async Task A_run_with_a_missing_or_faulted_session_is_not_compared_with_anything()
    {
        var missing = await RunAsync([.. AllHeld.Skip(1)]);
        var faulted = await RunAsync([.. AllHeld.Skip(1)], "2025-10-10");
        var undecided = await RunAsync([.. AllHeld.Skip(1), SessionOutcome.Undecided]);

        Assert.That(
            (missing.Comparison, faulted.Comparison, undecided.Comparison is null),
            Is.EqualTo(((BenchmarkComparison?)null, (BenchmarkComparison?)null, false))
        );
    }

    [Test]
    public async Task Without_a_benchmark_there_is_no_comparison()
    {
        var compared = await RunAsync(AllHeld);
        var floor = new TradingFloor(TestMarket.UsWeek());
        await floor.OpenAsync(Contexts.Alice("2025-10-06"), 1000);

        var performance = TraderPerformance.Create(
            await floor.EntriesAsync("alice"),
            compared.Coverage,
            compared.Equity,
            benchmark: null,
            new PerformanceConventions(252)
        );

        Assert.That((compared.Comparison is null, performance.Comparison is null), Is.EqualTo((false, true)));
    }

    private static async Task<TraderPerformance> RunAsync(SessionOutcome[] outcomes, params string[] faulted)
    {
        var floor = new TradingFloor(TestMarket.UsWeek());
        var account = await floor.OpenAsync(Contexts.Alice("2025-10-06"), 1000);
        foreach (var (time, outcome) in floor.Series.Times.Zip(outcomes))
        {
            account = await floor.Ledger.AppendNewAsync(
                account.CreateCompleted(Contexts.Alice(time.ToString()), outcome)
            );
        }

        var entries = await floor.EntriesAsync("alice");
        var (opening, last) = (floor.Series.Times[0], floor.Series.Times[^1]);
        return TraderPerformance.Create(
            entries,
            SessionCoverage.Create(
                entries,
                SessionSchedule.FromPrices(floor.Series),
                faulted.Select(TradingTime.Parse)
            ),
            EquityCurve.Create(entries, floor.Series, last),
            Benchmark.CreateForUniverse(floor.Series, opening, new Money(1000), last),
            new PerformanceConventions(252)
        );
    }
}
