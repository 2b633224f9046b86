using AiTrader.Testing;

namespace AiTrader.Core.Tests.Sessions.Baselines;

/// <summary>How equal parts are bought where fees, denials and volumes are not known before.</summary>
public sealed class EqualWeightOrdersTests
{
    private static readonly TradingContext Monday = Contexts.Alice("2025-10-06");

    // The fee of a tenth is known after the first fill. CCC costs 440 with it and 320 are left, which buy 290 of parts.
    [Test]
    public async Task What_a_part_leaves_that_the_fee_made_too_dear_is_divided_again_with_the_fee()
    {
        var desk = DeskOf(PaperDesk.Filling(0.1m), 10, 10, 400);

        int orders = await BuyAsync(desk, 1200);

        Assert.That(desk.Acts, Is.EqualTo(new[] { "buy 40 S0", "buy 40 S1", "buy 15 S0", "buy 14 S1" }));
        Assert.That(orders, Is.EqualTo(4));
    }

    // 30 units cost 600 with the fee. What is left, 300, buys 15 more, and neither of the others.
    [Test]
    public async Task Two_parts_that_are_too_dear_are_divided_again_as_one_is()
    {
        var desk = DeskOf(PaperDesk.Filling(1), 10, 300, 300);

        await BuyAsync(desk, 900);

        Assert.That(desk.Acts, Is.EqualTo(new[] { "buy 30 S0", "buy 15 S0" }));
    }

    // 500 units cost 600; 5 of the other would cost 600, so it is 3 for 360; the 40 that stay buy 33 of the first.
    [Test]
    public async Task What_a_smaller_order_leaves_is_divided_again()
    {
        var desk = DeskOf(PaperDesk.Filling(0.2m), 1, 100);

        await BuyAsync(desk, 1000);

        Assert.That(desk.Acts, Is.EqualTo(new[] { "buy 500 S0", "buy 3 S1", "buy 33 S0" }));
    }

    [Test]
    public async Task An_order_that_is_denied_for_its_cost_is_tried_once_more_one_percent_smaller()
    {
        var desk = DeskOf(
            (order, price) =>
                order.Quantity > 99
                    ? new TradeOutcome.Denied(order, new Denial(DenialCodes.InsufficientCash, "It costs 1005."))
                    : PaperDesk.Filling(0.005m)(order, price),
            10
        );

        int orders = await BuyAsync(desk, 1000);

        Assert.That(desk.Acts, Is.EqualTo(new[] { "buy 100 S0", "buy 99 S0" }));
        Assert.That(orders, Is.EqualTo(2));
    }

    [Test]
    public async Task An_order_that_is_denied_for_another_reason_is_not_tried_again()
    {
        var desk = DeskOf(
            (order, _) =>
                new TradeOutcome.Denied(order, new Denial(DenialCodes.Universe, "It is not of the universe.")),
            10
        );

        int orders = await BuyAsync(desk, 1000);

        Assert.That(desk.Acts, Is.EqualTo(new[] { "buy 100 S0" }));
        Assert.That(orders, Is.EqualTo(1));
    }

    [Test]
    public async Task An_order_that_found_little_volume_is_not_given_again()
    {
        var desk = DeskOf(
            (order, price) =>
                new TradeOutcome.PartiallyFilled(
                    new Fill(order, price, new Quantity(1), Money.Zero),
                    Quantity.Zero,
                    "the volume of the bar"
                ),
            10,
            10
        );

        int orders = await BuyAsync(desk, 1000);

        Assert.That(desk.Acts, Is.EqualTo(new[] { "buy 50 S0", "buy 50 S1" }));
        Assert.That(orders, Is.EqualTo(2));
    }

    [Test]
    public async Task An_order_that_found_no_volume_does_not_count()
    {
        var desk = DeskOf((order, _) => new TradeOutcome.Cancelled(order, "the volume of the bar"), 10);

        int orders = await BuyAsync(desk, 1000);

        Assert.That(desk.Acts, Is.EqualTo(new[] { "buy 100 S0" }));
        Assert.That(orders, Is.Zero);
    }

    private static PaperDesk DeskOf(Func<Order, Price, TradeOutcome> answer, params decimal[] prices)
    {
        var market = new TestMarket(Market.Us);
        foreach (var (index, price) in prices.Index())
        {
            market.Add($"S{index}", "2025-10-06", price);
        }

        return new PaperDesk(market) { Answer = answer };
    }

    private static async Task<int> BuyAsync(PaperDesk desk, decimal money) =>
        await EqualWeightOrders.BuyAsync(Monday, desk, desk.MarketData.GetSymbols(Monday), new Money(money));
}
