using AiTrader.Performance;
using AiTrader.Stores;
using AiTrader.Testing;

namespace AiTrader.Core.Tests.Performance;

public sealed class SessionCoverageTests
{
    [Test]
    public void An_account_that_did_nothing_yet_misses_the_session_of_its_opening_too()
    {
        var coverage = CoverageOf([], "2025-10-08");

        Assert.That(
            TextOf(coverage),
            Is.EqualTo(new[] { "2025-10-06 Missing", "2025-10-07 Missing", "2025-10-08 Missing" })
        );
        Assert.That(coverage.ToString(), Is.EqualTo("incomplete: 3 missing"));
    }

    [Test]
    public void An_account_whose_first_session_is_later_was_opened_after_the_bar() =>
        Assert.That(
            TextOf(CoverageOf(["2025-10-07"], "2025-10-08")),
            Is.EqualTo(new[] { "2025-10-07 Held", "2025-10-08 Missing" })
        );

    [Test]
    public void An_account_whose_first_session_is_that_of_its_opening_has_it_counted() =>
        Assert.That(
            TextOf(CoverageOf(["2025-10-06", "2025-10-07"], "2025-10-07")),
            Is.EqualTo(new[] { "2025-10-06 Held", "2025-10-07 Held" })
        );

    [Test]
    public void Sessions_after_the_end_do_not_count() =>
        Assert.That(
            TextOf(CoverageOf(["2025-10-06", "2025-10-07"], "2025-10-06", "2025-10-08")),
            Is.EqualTo(new[] { "2025-10-06 Held" })
        );

    [Test]
    public void A_faulted_session_counts_although_the_market_has_no_such_stamp()
    {
        var coverage = CoverageOf(["2025-10-06"], "2025-10-12", "2025-10-11");

        Assert.That(
            TextOf(coverage).Where(session => !session.EndsWith(" Missing", StringComparison.Ordinal)),
            Is.EqualTo(new[] { "2025-10-06 Held", "2025-10-11 Faulted" })
        );
        Assert.That(coverage.ToString(), Is.EqualTo("incomplete: 1 faulted, 4 missing"));
    }

    [Test]
    public void A_session_that_faulted_and_was_completed_since_counts_once() =>
        Assert.That(
            TextOf(CoverageOf(["2025-10-06"], "2025-10-06", "2025-10-06")),
            Is.EqualTo(new[] { "2025-10-06 Held" })
        );

    [Test]
    public void A_ledger_without_its_opening_is_refused() =>
        Assert.That(
            () => SessionCoverage.CreateSinceOpening([], TestMarket.UsWeek().Series, Curves.Day(0), []),
            Throws.ArgumentException
        );

    // An account that is opened on 2025-10-06 and holds in some sessions.
    private static SessionCoverage CoverageOf(string[] held, string through, params string[] faulted)
    {
        var opened = new LedgerEntry.AccountOpened(
            Contexts.Alice("2025-10-06"),
            AccountTerms.Create(Market.Us, new Money(1_000))
        );
        var account = Account.Open(opened);
        List<LedgerEntry> entries = [opened];
        foreach (string time in held)
        {
            var completed = account.CreateCompleted(Contexts.Alice(time), SessionOutcome.Held);
            account = account.Apply(completed);
            entries.Add(completed);
        }

        return SessionCoverage.CreateSinceOpening(
            entries,
            TestMarket.UsWeek().Series,
            TradingTime.Parse(through),
            [.. faulted.Select(TradingTime.Parse)]
        );
    }

    private static IEnumerable<string> TextOf(SessionCoverage coverage) =>
        coverage.Outcomes.OrderBy(session => session.Key).Select(session => $"{session.Key} {session.Value}");
}
