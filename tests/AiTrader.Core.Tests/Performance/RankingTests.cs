using System.Globalization;
using AiTrader.Performance;
using AiTrader.Stores;
using AiTrader.Testing;

namespace AiTrader.Core.Tests.Performance;

public sealed class RankingTests
{
    private static readonly SessionSchedule Week = SessionSchedule.FromPrices(TestMarket.UsWeek().Series);

    [Test]
    public void The_highest_return_is_first() =>
        Assert.That(
            Rank(Complete("alice", 0.1), Complete("bob", 0.3), Complete("carol", -0.2)),
            Is.EqualTo(new[] { "1 bob", "2 alice", "3 carol" })
        );

    [Test]
    public void A_trader_that_did_not_run_has_no_rank_and_is_below_every_loser() =>
        Assert.That(Rank(Basis("alice", 0), Complete("bob", -0.02)), Is.EqualTo(new[] { "1 bob", "- alice" }));

    [Test]
    public void A_faulted_session_takes_the_rank_and_an_undecided_one_does_not() =>
        Assert.That(
            Rank(
                Basis("alice", 0.9, SessionOutcome.Held, SessionOutcome.Held, SessionOutcome.Held, SessionOutcome.Held),
                Complete("bob", 0.1),
                Basis(
                    "carol",
                    0.5,
                    SessionOutcome.Undecided,
                    SessionOutcome.Held,
                    SessionOutcome.Held,
                    SessionOutcome.Traded,
                    SessionOutcome.Held
                )
            ),
            Is.EqualTo(new[] { "1 carol", "2 bob", "- alice" })
        );

    [Test]
    public void Equal_returns_and_unranked_traders_are_ordered_by_signature() =>
        Assert.That(
            Rank(
                Basis("erin", 0.9),
                Complete("carol", 0),
                Complete("alice", 0),
                Basis("dave", -0.9),
                Complete("bob", 0)
            ),
            Is.EqualTo(new[] { "1 alice", "2 bob", "3 carol", "- dave", "- erin" })
        );

    [Test]
    public void A_return_that_is_not_defined_has_no_rank() =>
        Assert.That(Rank(Complete("alice", null), Complete("bob", -1)), Is.EqualTo(new[] { "1 bob", "- alice" }));

    [Test]
    public void A_schedule_without_a_session_ranks_nobody() =>
        Assert.That(SessionCoverage.Create([], [], []).IsRankable, Is.False);

    [Test]
    public async Task The_sessions_since_the_opening_are_those_of_the_prices_and_those_of_the_account()
    {
        var floor = new TradingFloor(TestMarket.UsWeek());
        var account = await floor.OpenAsync(Contexts.Alice("2025-10-06"), 1000);
        foreach (string day in (string[])["2025-10-07", "2025-10-11"])
        {
            account = await floor.Ledger.AppendNewAsync(
                account.CreateCompleted(Contexts.Alice(day), SessionOutcome.Held)
            );
        }

        var coverage = SessionCoverage.CreateSinceOpening(
            await floor.EntriesAsync("alice"),
            floor.Series,
            TradingTime.Parse("2025-10-11"),
            [TradingTime.Parse("2025-10-09")]
        );

        Assert.That(
            coverage
                .Outcomes.OrderBy(session => session.Key)
                .Select(session => $"{session.Key.Date.Day} {session.Value}"),
            Is.EqualTo(new[] { "7 Held", "8 Missing", "9 Faulted", "10 Missing", "11 Held" })
        );
        Assert.That((coverage.DecidedCount, coverage.ScheduledCount), Is.EqualTo((2, 5)));
    }

    private static string[] Rank(params RankBasis[] traders) =>
        [
            .. Ranking
                .Create(traders, trader => trader)
                .Select(place =>
                    $"{place.Rank?.ToString(CultureInfo.InvariantCulture) ?? "-"} {place.Trader.Signature}"
                ),
        ];

    private static RankBasis Complete(string name, double? totalReturn) =>
        Basis(name, totalReturn, [.. Week.Select(_ => SessionOutcome.Held)]);

    // The sessions of the week from the first on; the others are missing.
    private static RankBasis Basis(string name, double? totalReturn, params SessionOutcome[] outcomes)
    {
        var opened = new LedgerEntry.AccountOpened(
            Contexts.For(name, "2025-10-06"),
            AccountTerms.Create(Market.Us, new Money(1000))
        );
        var account = Account.Open(opened);
        var entries = new List<LedgerEntry> { opened };
        foreach (var (time, outcome) in Week.Zip(outcomes))
        {
            var completed = account.CreateCompleted(Contexts.For(name, time.ToString()), outcome);
            account = account.Apply(completed);
            entries.Add(completed);
        }

        return new RankBasis
        {
            Signature = Signature.Parse(name),
            Coverage = SessionCoverage.Create(entries, Week, []),
            TotalReturn = totalReturn,
        };
    }
}
