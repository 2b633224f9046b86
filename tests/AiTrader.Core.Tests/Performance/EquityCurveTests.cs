using AiTrader.Performance;
using AiTrader.Prices;
using AiTrader.Stores;
using AiTrader.Testing;

namespace AiTrader.Core.Tests.Performance;

public sealed class EquityCurveTests
{
    [Test]
    public async Task Without_a_trade_the_equity_is_the_cash_at_every_stamp()
    {
        var curve = await CurveAsync(TestMarket.UsWeek(), "2025-10-10");

        Assert.That(
            TextOf(curve),
            Is.EqualTo(
                new[]
                {
                    "2025-10-06 1000",
                    "2025-10-06 1000",
                    "2025-10-07 1000",
                    "2025-10-08 1000",
                    "2025-10-09 1000",
                    "2025-10-10 1000",
                }
            )
        );
    }

    [Test]
    public async Task Holdings_are_worth_their_close()
    {
        var curve = await CurveAsync(TestMarket.UsWeek(), "2025-10-08", ("2025-10-07", 10, 11));

        Assert.That(TextOf(curve), Is.EqualTo(new[] { "2025-10-06 1000", "2025-10-07 1005", "2025-10-08 1015" }));
    }

    [Test]
    public async Task A_close_that_is_missing_is_the_last_one_before_it_and_never_zero()
    {
        var market = new TestMarket(Market.Us)
            .Add("AAA", "2025-10-06", 10, 12)
            .Add("AAA", new Bar(TradingTime.Parse("2025-10-07"), new Price(99)))
            .Add("BBB", "2025-10-06", 1)
            .Add("BBB", new Bar(TradingTime.Parse("2025-10-07"), new Price(1)));

        Assert.That(
            TextOf(await CurveAsync(market, "2025-10-07", ("2025-10-06", 10, 10)))[^1],
            Is.EqualTo("2025-10-07 1020")
        );
    }

    [Test]
    public async Task A_holding_whose_bars_lack_every_close_is_worth_its_last_open()
    {
        var market = new TestMarket(Market.Us)
            .Add("AAA", new Bar(TradingTime.Parse("2025-10-06"), new Price(10)))
            .Add("AAA", new Bar(TradingTime.Parse("2025-10-07"), null, volume: 5))
            .Add("AAA", new Bar(TradingTime.Parse("2025-10-08"), new Price(12), volume: 5))
            .Add("AAA", "2025-10-09", 12, 13);

        Assert.That(
            TextOf(await CurveAsync(market, "2025-10-09", ("2025-10-06", 10, 10))),
            Is.EqualTo(
                new[] { "2025-10-06 1000", "2025-10-06 1000", "2025-10-07 1000", "2025-10-08 1020", "2025-10-09 1030" }
            )
        );
    }

    [Test]
    public async Task A_symbol_without_a_bar_is_worth_its_last_close()
    {
        var market = new TestMarket(Market.Us)
            .Add("AAA", "2025-10-06", 10, 12)
            .Add("BBB", "2025-10-06", 1)
            .Add("BBB", "2025-10-07", 1)
            .Add("BBB", "2025-10-08", 1)
            .Add("AAA", "2025-10-09", 20, 20);

        Assert.That(
            TextOf(await CurveAsync(market, "2025-10-09", ("2025-10-06", 10, 10))),
            Is.EqualTo(
                new[] { "2025-10-06 1000", "2025-10-06 1020", "2025-10-07 1020", "2025-10-08 1020", "2025-10-09 1100" }
            )
        );
    }

    [Test]
    public async Task What_is_bought_at_a_stamp_that_has_an_open_alone_is_worth_its_open()
    {
        var market = new TestMarket(Market.Us)
            .Add("BBB", "2025-10-06", 1)
            .Add("AAA", new Bar(TradingTime.Parse("2025-10-07"), new Price(10)))
            .Add("BBB", new Bar(TradingTime.Parse("2025-10-07"), new Price(1)));

        Assert.That(
            TextOf(await CurveAsync(market, "2025-10-07", ("2025-10-07", 10, 10)))[^1],
            Is.EqualTo("2025-10-07 1000")
        );
    }

    [Test]
    public void A_holding_without_any_price_is_a_defect_and_not_worth_nothing()
    {
        var market = new TestMarket(Market.Us).Add("BBB", "2025-10-07", 1).List("AAA");

        Assert.That(
            async () => await CurveAsync(market, "2025-10-07", ("2025-10-06", 10, 10)),
            Throws.InvalidOperationException.With.Message.Contains("AAA")
        );
    }

    [Test]
    public async Task Stamps_after_the_end_do_not_count() =>
        Assert.That((await CurveAsync(TestMarket.UsWeek(), "2025-10-07")).Points, Has.Count.EqualTo(3));

    [Test]
    public async Task The_total_return_is_the_end_over_the_start() =>
        Assert.That(
            (await CurveAsync(TestMarket.UsWeek(), "2025-10-08", ("2025-10-06", 100, 10))).TotalReturn,
            Is.EqualTo(0.25).Within(1e-12)
        );

    [Test]
    public async Task The_deepest_fall_is_measured_from_the_highest_peak_before_it()
    {
        var market = new TestMarket(Market.Us);
        foreach (var (day, close) in new[] { (6, 10), (7, 16), (8, 12), (9, 20), (10, 14) })
        {
            market.Add("AAA", $"2025-10-{day:00}", close, close);
        }

        Assert.That(
            (await CurveAsync(market, "2025-10-10", ("2025-10-06", 100, 10))).MaxDrawdown?.Depth,
            Is.EqualTo(-0.3).Within(1e-12)
        );
    }

    [Test]
    public async Task A_fall_below_the_opening_counts_from_the_opening()
    {
        var market = new TestMarket(Market.Us).Add("AAA", "2025-10-06", 10, 10).Add("AAA", "2025-10-07", 9, 9);

        Assert.That(
            (await CurveAsync(market, "2025-10-07", ("2025-10-06", 100, 10))).MaxDrawdown?.Depth,
            Is.EqualTo(-0.1).Within(1e-12)
        );
    }

    [Test]
    public async Task A_rise_alone_has_no_fall() =>
        Assert.That(
            (await CurveAsync(TestMarket.UsWeek(), "2025-10-10", ("2025-10-06", 100, 10))).MaxDrawdown,
            Is.Null
        );

    [Test]
    public async Task An_account_without_cash_has_no_return()
    {
        var opened = new LedgerEntry.AccountOpened(
            Contexts.Alice("2025-10-06"),
            AccountTerms.Create(Market.Us, Money.Zero)
        );
        var curve = await EquityCurve.CreateAsync(
            Stream(opened),
            TestMarket.UsWeek().Series,
            TradingTime.Parse("2025-10-10"),
            CancellationToken.None
        );

        Assert.That((curve.TotalReturn, curve.MaxDrawdown), Is.EqualTo(((double?)null, (Drawdown?)null)));
    }

    [Test]
    public void A_ledger_that_does_not_begin_with_the_opening_is_refused() =>
        Assert.That(
            async () =>
                await EquityCurve.CreateAsync(
                    Stream(),
                    TestMarket.UsWeek().Series,
                    TradingTime.Parse("2025-10-10"),
                    CancellationToken.None
                ),
            Throws.ArgumentException
        );

    private static async Task<EquityCurve> CurveAsync(
        TestMarket market,
        string through,
        (string Time, decimal Quantity, decimal Price)? bought = null
    )
    {
        var ledger = new InMemoryStore(TimeProvider.System).Ledgers;
        var account = await ledger.OpenAccountAsync(
            Contexts.Alice("2025-10-06"),
            market.Market,
            new Money(1000),
            CancellationToken.None
        );
        if (bought is var (time, quantity, price))
        {
            await ledger.AppendNewAsync(account.Bought(Contexts.Alice(time), "a#1", "AAA", quantity, price));
        }

        return await EquityCurve.CreateAsync(
            ledger.ReadEntriesAsync(account.Signature, 0, CancellationToken.None),
            market.Series,
            TradingTime.Parse(through),
            CancellationToken.None
        );
    }

    private static string[] TextOf(EquityCurve curve) =>
        [.. curve.Points.Select(point => $"{point.Time} {point.Equity}")];

    private static IAsyncEnumerable<LedgerEntry> Stream(params LedgerEntry[] entries) => entries.ToAsyncEnumerable();
}
