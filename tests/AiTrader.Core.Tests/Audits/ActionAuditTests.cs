using AiTrader.Audits;
using AiTrader.Prices;
using AiTrader.Stores;
using AiTrader.Testing;

namespace AiTrader.Core.Tests.Audits;

/// <summary>Splits and dividends that a test records, and that did not happen like that.</summary>
public sealed class ActionAuditTests
{
    private static readonly Symbol Aaa = Symbol.Parse("AAA");
    private static readonly CorporateAction Dividend = DividendOn(8, 0.5m);
    private static readonly CorporateAction Split = CorporateAction.CreateSplit(new DateOnly(2025, 10, 8), Aaa, 2);

    [Test]
    public async Task A_dividend_on_its_date_is_clean() =>
        Assert.That(
            await CodesAsync([Dividend], account => account.CreateDividendDue(At("2025-10-08"), Dividend), Holds),
            Is.Empty
        );

    [Test]
    public async Task A_dividend_that_is_missing_before_a_session_is_found_once() =>
        Assert.That(await CodesAsync([Dividend], Holds), Is.EqualTo(new[] { "3 event_missing" }));

    [Test]
    public async Task A_split_that_is_missing_is_found_once_also_among_other_events() =>
        Assert.That(
            await CodesAsync(
                [Split, Dividend],
                account => account.CreateDividendDue(At("2025-10-08"), Dividend),
                Holds
            ),
            Is.EqualTo(new[] { "4 event_missing" })
        );

    [Test]
    public async Task A_dividend_that_is_not_known_is_found() =>
        Assert.That(
            await CodesAsync(
                [DividendOn(9, 0.5m)],
                account => account.CreateDividendDue(At("2025-10-08"), Dividend),
                account => account.Held(At("2025-10-08"), "h", "Waiting.")
            ),
            Is.EqualTo(new[] { "3 event_unfounded", "3 action_unknown" })
        );

    [Test]
    public async Task A_dividend_of_another_amount_is_found() =>
        Assert.That(
            await CodesAsync(
                [Dividend],
                account => account.CreateDividendDue(At("2025-10-08"), DividendOn(8, 0.6m)),
                account => account.Held(At("2025-10-08"), "h", "Waiting.")
            ),
            Does.Contain("3 event_differs").And.Contain("3 action_unknown")
        );

    [Test]
    public async Task A_dividend_before_its_date_is_found() =>
        Assert.That(
            await CodesAsync([Dividend], account => account.CreateDividendDue(At("2025-10-07"), Dividend)),
            Is.EqualTo(new[] { "3 event_differs", "3 action_too_early" })
        );

    [Test]
    public async Task A_rest_of_a_split_that_was_paid_at_another_price_is_found()
    {
        var half = CorporateAction.CreateSplit(new DateOnly(2025, 10, 8), Aaa, 0.15m);

        Assert.That(
            await CodesAsync([half], account => account.CreateSplit(At("2025-10-08"), half, 1, new Price(13)), Holds),
            Is.EqualTo(new[] { "3 event_differs" })
        );
        Assert.That(
            await CodesAsync([half], account => account.CreateSplit(At("2025-10-08"), half, 1, new Price(12)), Holds),
            Is.Empty
        );
    }

    [Test]
    public async Task A_split_that_leaves_parts_of_units_is_found()
    {
        var half = CorporateAction.CreateSplit(new DateOnly(2025, 10, 8), Aaa, 0.15m);

        Assert.That(
            await CodesAsync(
                [half],
                account => account.CreateSplit(At("2025-10-08"), half, 0.5m, new Price(12)),
                Holds
            ),
            Is.EqualTo(new[] { "3 event_differs", "3 action_not_of_holding" })
        );
    }

    private static CorporateAction DividendOn(int day, decimal amount) =>
        CorporateAction.CreateDividend(new DateOnly(2025, 10, day), Aaa, amount, null);

    private static TradingContext At(string time) => Contexts.Alice(time);

    private static LedgerEntry Holds(Account account) =>
        account.DividendsDue.FirstOrDefault() is { } due
            ? account.CreateDividend(At("2025-10-08"), due)
            : account.Held(At("2025-10-08"), "2025-10-08#1", "Waiting.");

    // Ten units that were bought at 10 on the 6th; AAA opens at 12 on the 8th.
    private static async Task<string[]> CodesAsync(
        CorporateAction[] actions,
        params Func<Account, LedgerEntry>[] entries
    )
    {
        await using var store = new InMemoryStore(TimeProvider.System);
        var account = await store.Ledgers.OpenAccountAsync(
            At("2025-10-06"),
            AccountTerms.Create(Market.Us, new Money(1000)) with
            {
                Conditions = new TradingConditions { CorporateActions = true },
            }
        );
        account = await store.Ledgers.AppendNewAsync(account.Bought(At("2025-10-06"), "a", "AAA", 10, 10));
        foreach (var entry in entries)
        {
            account = await store.Ledgers.AppendNewAsync(entry(account));
        }

        var series = TestMarket.UsWeek().Series.With(CorporateActions.Create(actions));
        var result = await new LedgerAudit(Market.Us, series, 0).RunAsync(store.Ledgers, account.Signature);
        return [.. result.Defects.Select(defect => $"{defect.Number} {defect.Code}")];
    }
}
