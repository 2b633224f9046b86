using AiTrader.Performance;
using AiTrader.Testing;

namespace AiTrader.Core.Tests.Performance;

/// <summary>The opening of an account, and the bar in which it first trades.</summary>
public sealed class EquityCurveOpeningTests
{
    [Test]
    public async Task The_opening_is_a_point_before_the_close_of_its_bar_whatever_is_bought_in_it()
    {
        var curve = await BuyAtOnceAsync(TestMarket.UsWeek(), 10, "2025-10-07");

        Assert.That(TextOf(curve), Is.EqualTo(new[] { "2025-10-06 1000", "2025-10-06 1005", "2025-10-07 1015" }));
        Assert.That(curve.Points.Select(point => point.IsOpening), Is.EqualTo(new[] { true, false, false }));
    }

    [Test]
    public async Task A_fall_in_the_first_session_is_a_drawdown()
    {
        var market = new TestMarket(Market.Us)
            .Add("AAA", "2025-10-06", 10, 5)
            .Add("AAA", "2025-10-07", 5, 10)
            .Add("AAA", "2025-10-08", 10, 10);

        var curve = await BuyAtOnceAsync(market, 100, "2025-10-08");

        Assert.That(
            TextOf(curve),
            Is.EqualTo(new[] { "2025-10-06 1000", "2025-10-06 500", "2025-10-07 1000", "2025-10-08 1000" })
        );
        Assert.That(curve.MaxDrawdown?.Depth, Is.EqualTo(-0.5));
    }

    [Test]
    public async Task One_session_that_halves_the_account_is_a_return_of_minus_one_half()
    {
        var market = new TestMarket(Market.Us).Add("AAA", "2025-10-06", 10, 5);

        var curve = await BuyAtOnceAsync(market, 100, "2025-10-06");

        Assert.That((curve.TotalReturn, curve.Points[^1].Equity), Is.EqualTo((-0.5, new Money(500))));
    }

    [Test]
    public async Task An_account_whose_first_session_is_later_was_opened_after_the_bar_of_its_opening()
    {
        var floor = new TradingFloor(TestMarket.UsWeek());
        var account = await floor.OpenAsync(Contexts.Alice("2025-10-06"), 1000);
        await floor.Ledger.AppendNewAsync(
            account.CreateHeld(Contexts.Alice("2025-10-07"), ClientOrderId.Parse("a#1"), "Nothing is cheap.")
        );

        var curve = await CurveAsync(floor, "2025-10-07");

        Assert.That(TextOf(curve), Is.EqualTo(new[] { "2025-10-06 1000", "2025-10-07 1000" }));
    }

    [Test]
    public async Task A_change_of_the_model_is_not_a_first_session()
    {
        var floor = new TradingFloor(TestMarket.UsWeek());
        var account = await floor.OpenAsync(Contexts.Alice("2025-10-06"), 1000);
        var changed = account.CreateModelChanged(ModelId.Parse("another/model"));
        account = await floor.Ledger.AppendNewAsync(changed);
        var later = TradingContext.For("alice").Using(changed.Context.ModelId).At("2025-10-07");
        await floor.Ledger.AppendNewAsync(account.CreateHeld(later, ClientOrderId.Parse("a#1"), "Nothing is cheap."));

        var curve = EquityCurve.Create(await floor.EntriesAsync("alice"), floor.Series, later.Time);

        Assert.That(TextOf(curve), Is.EqualTo(new[] { "2025-10-06 1000", "2025-10-07 1000" }));
    }

    [Test]
    public async Task A_first_session_that_holds_is_a_period_too()
    {
        var floor = new TradingFloor(TestMarket.UsWeek());
        var account = await floor.OpenAsync(Contexts.Alice("2025-10-06"), 1000);
        await floor.Ledger.AppendNewAsync(
            account.CreateHeld(Contexts.Alice("2025-10-06"), ClientOrderId.Parse("a#1"), "Nothing is cheap.")
        );

        var curve = await CurveAsync(floor, "2025-10-06");

        Assert.That(curve.PeriodCount, Is.EqualTo(1));
    }

    [Test]
    public async Task An_account_that_was_opened_for_the_day_has_its_first_hour_as_first_bar()
    {
        var floor = new TradingFloor(TestMarket.UsHours());
        var first = floor.Series.Times[0];
        var account = await floor.OpenAsync(Contexts.Alice(new TradingTime(first.Date).ToString()), 1000);
        await floor.Ledger.AppendNewAsync(account.Bought(Contexts.Alice(first.ToString()), "a#1", "AAA", 1, 10));

        var curve = EquityCurve.Create(await floor.EntriesAsync("alice"), floor.Series, first);

        Assert.That(curve.Points.Select(point => point.Time), Is.EqualTo(new[] { new TradingTime(first.Date), first }));
    }

    // Opened on Monday with 1000, of which some units of AAA are bought at 10 in the first session.
    private static async Task<EquityCurve> BuyAtOnceAsync(TestMarket market, decimal quantity, string through)
    {
        var floor = new TradingFloor(market);
        var account = await floor.OpenAsync(Contexts.Alice("2025-10-06"), 1000);
        await floor.Ledger.AppendNewAsync(account.Bought(Contexts.Alice("2025-10-06"), "a#1", "AAA", quantity, 10));
        return await CurveAsync(floor, through);
    }

    private static async Task<EquityCurve> CurveAsync(TradingFloor floor, string through) =>
        EquityCurve.Create(await floor.EntriesAsync("alice"), floor.Series, TradingTime.Parse(through));

    private static string[] TextOf(EquityCurve curve) =>
        [.. curve.Points.Select(point => $"{point.Time} {point.Equity}")];
}
