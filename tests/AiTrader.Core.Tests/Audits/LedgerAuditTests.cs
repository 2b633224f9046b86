using AiTrader.Audits;
using AiTrader.Prices;
using AiTrader.Stores;
using AiTrader.Testing;

namespace AiTrader.Core.Tests.Audits;

/// <summary>Ledgers into which a test appends what no brokerage would: whole chains, but not the truth.</summary>
public sealed class LedgerAuditTests
{
    [Test]
    public async Task What_traders_of_ours_did_is_clean()
    {
        var floor = new TradingFloor(TestMarket.UsWeek());
        var trader = new Trader(Signature.Parse("alice"), ModelId.Parse("test/model"), new SeededRandom(7))
        {
            Cash = new Money(1000),
        };
        await floor.Arena.RunAsync([trader], SessionSchedule.FromPrices(floor.Series), null, CancellationToken.None);

        var result = await new LedgerAudit(Market.Us, floor.Series, 0).RunAsync(
            floor.Ledger,
            trader.Signature,
            CancellationToken.None
        );

        Assert.That(result.Defects, Is.Empty);
        Assert.That(result.RecordCount, Is.GreaterThan(6));
    }

    [Test]
    public async Task A_fill_away_from_the_open_is_found() =>
        Assert.That(
            await CodesAsync(
                Market.Us,
                account => account.Bought(Contexts.Alice("2025-10-06"), "a#1", "AAA", 10, 10.01m)
            ),
            Is.EqualTo(new[] { "2 price_not_open" })
        );

    [Test]
    public async Task Slippage_within_what_was_agreed_is_no_defect() =>
        Assert.That(
            await CodesAsync(
                Market.Us,
                account => account.Bought(Contexts.Alice("2025-10-06"), "a#1", "AAA", 10, 10.01m),
                10
            ),
            Is.Empty
        );

    [Test]
    public async Task Slippage_beyond_what_was_agreed_is() =>
        Assert.That(
            await CodesAsync(
                Market.Us,
                account => account.Bought(Contexts.Alice("2025-10-06"), "a#1", "AAA", 10, 10.01m),
                9
            ),
            Is.EqualTo(new[] { "2 price_not_open" })
        );

    [Test]
    public async Task A_fill_of_nothing_is_found() =>
        Assert.That(
            await CodesAsync(Market.Us, account => account.Bought(Contexts.Alice("2025-10-06"), "a#1", "AAA", 0, 10)),
            Is.EqualTo(new[] { "2 zero_quantity" })
        );

    [Test]
    public async Task A_fill_of_an_unknown_symbol_is_found() =>
        Assert.That(
            await CodesAsync(Market.Us, account => account.Bought(Contexts.Alice("2025-10-06"), "a#1", "XXX", 1, 10)),
            Is.EqualTo(new[] { "2 unknown_symbol", "2 no_price" })
        );

    [Test]
    public async Task A_part_of_a_unit_is_found() =>
        Assert.That(
            await CodesAsync(
                Market.Us,
                account => account.Bought(Contexts.Alice("2025-10-06"), "a#1", "AAA", 0.5m, 10)
            ),
            Is.EqualTo(new[] { "2 fractional_quantity" })
        );

    [Test]
    public async Task A_part_of_a_lot_is_found() =>
        Assert.That(
            await CodesAsync(
                Market.ChinaA,
                account => account.Bought(Contexts.Alice("2025-10-06"), "a#1", "AAA", 50, 10)
            ),
            Is.EqualTo(new[] { "2 lot_size" })
        );

    [Test]
    public async Task A_sell_on_the_day_of_the_buy_is_found_where_it_is_not_allowed()
    {
        var bought = Contexts.Alice("2025-10-06");

        Assert.That(
            await CodesAsync(
                Market.ChinaA,
                [
                    account => account.Bought(bought, "a#1", "AAA", 100, 10),
                    account => account.Sold(bought, "a#2", "AAA", 100, 10),
                ]
            ),
            Is.EqualTo(new[] { "3 t_plus_1_violation_same_calendar_day" })
        );
    }

    [Test]
    public async Task A_denial_that_no_rule_gives_is_found() =>
        Assert.That(
            await CodesAsync(
                Market.Us,
                account => account.DeniedBuy(Contexts.Alice("2025-10-06"), "a#1", "AAA", 1, DenialCodes.LotSize, "No.")
            ),
            Is.EqualTo(new[] { "2 denial_unfounded" })
        );

    [Test]
    public async Task A_denial_of_a_rule_of_one_s_own_is_not_judged() =>
        Assert.That(
            await CodesAsync(
                Market.Us,
                account => account.DeniedBuy(Contexts.Alice("2025-10-06"), "a#1", "AAA", 1, "not_on_mondays", "No.")
            ),
            Is.Empty
        );

    [Test]
    public async Task A_session_that_ended_otherwise_than_its_acts_say_is_found() =>
        Assert.That(
            await CodesAsync(
                Market.Us,
                account => account.CreateCompleted(Contexts.Alice("2025-10-06"), SessionOutcome.Held)
            ),
            Is.EqualTo(new[] { "2 outcome_not_of_acts" })
        );

    [Test]
    public async Task An_account_of_another_market_is_found() =>
        Assert.That(await CodesAsync(Market.Us, [], Market.Crypto), Is.EqualTo(new[] { "1 other_market" }));

    [Test]
    public async Task Prices_of_another_resolution_have_no_price_for_any_fill()
    {
        var floor = new TradingFloor(TestMarket.UsWeek());
        var account = await floor.OpenAsync(Contexts.Alice("2025-10-06"), 1000);
        await floor.Ledger.AppendNewAsync(account.Bought(Contexts.Alice("2025-10-06"), "a#1", "AAA", 1, 10));

        var result = await new LedgerAudit(Market.Us, TestMarket.UsHours().Series, 0).RunAsync(
            floor.Ledger,
            account.Signature,
            CancellationToken.None
        );

        Assert.That(result.Defects.Select(defect => defect.Code), Is.EqualTo(new[] { "no_price" }));
    }

    private static Task<string[]> CodesAsync(Market market, Func<Account, LedgerEntry> entry, decimal slippage = 0) =>
        CodesAsync(market, [entry], market, slippage);

    private static Task<string[]> CodesAsync(Market market, Func<Account, LedgerEntry>[] entries) =>
        CodesAsync(market, entries, market);

    private static async Task<string[]> CodesAsync(
        Market market,
        Func<Account, LedgerEntry>[] entries,
        Market audited,
        decimal slippage = 0
    )
    {
        var ledger = new InMemoryStore(TimeProvider.System).Ledgers;
        PriceSeries series = TestMarket.UsWeek().Series;
        var account = await ledger.OpenAccountAsync(
            Contexts.Alice("2025-10-06"),
            market,
            new Money(10_000),
            CancellationToken.None
        );
        foreach (var entry in entries)
        {
            account = await ledger.AppendNewAsync(entry(account));
        }

        var result = await new LedgerAudit(audited, series, slippage).RunAsync(
            ledger,
            account.Signature,
            CancellationToken.None
        );
        return [.. result.Defects.Select(defect => $"{defect.Number} {defect.Code}")];
    }
}
