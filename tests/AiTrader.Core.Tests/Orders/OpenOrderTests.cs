namespace AiTrader.Core.Tests.Orders;

public sealed class OpenOrderTests
{
    private static readonly Symbol Nvda = Symbol.Parse("NVDA");
    private static readonly DateOnly Monday = new(2025, 10, 6);

    [Test]
    public void It_is_written_with_what_is_open_of_it()
    {
        var order = Buy(1, 10, OrderTerms.Limit(190));

        Assert.That($"{order}", Is.EqualTo("buy 10 NVDA limit 190 day"));
        Assert.That($"{order with { OpenQuantity = new(4) }}", Is.EqualTo("4 of buy 10 NVDA limit 190 day"));
    }

    [TestCase(3, 4)]
    [TestCase(4, 4)]
    [TestCase(4.5, 4.5)]
    public void A_sell_reserves_what_is_open_or_what_the_account_rounds_it_up_to(decimal reserved, decimal expected)
    {
        var order = Sell(1, 10, OrderTerms.Limit(190)) with { OpenQuantity = new(4) };

        Assert.That((order with { ReservedQuantity = new(reserved) }).ReservedQuantity.Value, Is.EqualTo(expected));
        Assert.That(order with { ReservedQuantity = new(4) }, Is.EqualTo(order));
    }

    [Test]
    public void A_buy_reserves_nothing_of_the_holding() =>
        Assert.That(
            Buy(1, 10, OrderTerms.Limit(190)) with
            {
                ReservedQuantity = new(20),
            },
            Is.EqualTo(Buy(1, 10, OrderTerms.Limit(190)))
        );

    [Test]
    public void Orders_are_created_with_each_number_and_id_once()
    {
        var one = Buy(1, 10, OrderTerms.Limit(190));
        OpenOrder[] sameNumber = [one, Numbered(1, new Order(Id("b"), OrderSide.Buy, Nvda, 1), OrderTerms.Limit(1))];
        OpenOrder[] sameId = [one, Numbered(2, one.Order, OrderTerms.Limit(1))];

        Assert.That(OpenOrders.Create([one, Buy(2, 5, OrderTerms.Limit(180))]).Count, Is.EqualTo(2));
        Assert.That(
            () => OpenOrders.Create(sameNumber),
            Throws.ArgumentException.With.Message.Contains("occurs twice")
        );
        Assert.That(() => OpenOrders.Create(sameId), Throws.ArgumentException.With.Message.Contains("occurs twice"));
        Assert.That(
            () => OpenOrders.Create([null!]),
            Throws.ArgumentException.With.Message.Contains("An order is null")
        );
    }

    [Test]
    public void Orders_are_equal_if_they_are_the_same_ones()
    {
        var (one, two) = (Buy(1, 10, OrderTerms.Limit(190)), Buy(2, 5, OrderTerms.Limit(180)));

        Assert.That(OpenOrders.Create([one, two]), Is.EqualTo(OpenOrders.Create([two, one])));
        Assert.That(OpenOrders.Create([one]), Is.Not.EqualTo(OpenOrders.Create([two])));
        Assert.That(OpenOrders.Create([one]), Is.Not.EqualTo(OpenOrders.Create([one, two])));
        Assert.That(OpenOrders.Create([one]).Equals(null), Is.False);
    }

    [Test]
    public void A_symbol_without_orders_is_forgotten()
    {
        var (one, two) = (Buy(1, 10, OrderTerms.Limit(190)), Other(2));

        Assert.That(OpenOrders.Create([one, two]).Without(one).Symbols, Is.EqualTo(new[] { two.Order.Symbol }));
    }

    [Test]
    public void A_price_reaches_the_orders_on_its_side_up_to_its_range_and_those_that_wait_for_none()
    {
        // Buys below fall to 90, 95 and 99; sells above rise to 101 and 105; a triggered stop waits for no price.
        var orders = OpenOrders.Create([
            Buy(1, 1, OrderTerms.Limit(90)),
            Buy(2, 1, OrderTerms.Limit(95)),
            Buy(3, 1, OrderTerms.Limit(99)),
            Sell(4, 1, OrderTerms.Limit(101)),
            Sell(5, 1, OrderTerms.Limit(105)),
        ]);
        var withOne = orders.With(Buy(6, 1, OrderTerms.Stop(120)) with { IsTriggered = true });

        Assert.That(orders.Of(Nvda).Reached(95, 100), Is.EqualTo(new[] { 2, 3 }));
        Assert.That(orders.Of(Nvda).Reached(100, 104), Is.EqualTo(new[] { 4 }));
        Assert.That(orders.Of(Nvda).Reached(99.5m, 100), Is.Empty);
        Assert.That(orders.Of(Nvda).Reached(null, null), Is.Empty);
        Assert.That(withOne.Of(Nvda).Reached(99, 101), Is.EqualTo(new[] { 3, 4, 6 }));
        Assert.That(withOne.Of(Nvda).Reached(99.5m, 100), Is.EqualTo(new[] { 6 }));
        Assert.That(
            orders.Without(Sell(4, 1, OrderTerms.Limit(101))).Of(Nvda).Reached(100, 105),
            Is.EqualTo(new[] { 5 })
        );
    }

    [Test]
    public void A_fill_of_a_part_says_so()
    {
        var order = Buy(1, 10, OrderTerms.Limit(190)).Order;

        Assert.That(
            $"{new Fill(order, new Price(187.25m), new Quantity(10), new Money(0.5m))}",
            Is.EqualTo("buy 10 NVDA limit 190 day at 187.25, fee 0.5")
        );
        Assert.That(
            $"{new Fill(order, new Price(187.25m), new Quantity(4), Money.Zero)}",
            Is.EqualTo("4 of buy 10 NVDA limit 190 day at 187.25")
        );
        Assert.That(
            () => new Fill(order, default, new Quantity(4), Money.Zero),
            Throws.ArgumentException.With.Message.StartsWith("default(Price) is not a price.")
        );
    }

    [Test]
    public void An_outcome_says_for_what_it_waits_and_why_the_rest_is_canceled()
    {
        var order = Buy(1, 10, OrderTerms.Limit(190)).Order;
        var fill = new Fill(order, new Price(187.25m), new Quantity(4), Money.Zero);
        const string Part = "partially filled: 4 of buy 10 NVDA limit 190 day at 187.25";

        Assert.That($"{new TradeOutcome.Accepted(order)}", Is.EqualTo("accepted: buy 10 NVDA limit 190 day"));
        Assert.That(
            $"{new TradeOutcome.Accepted(order, CancelReasons.Approval)}",
            Is.EqualTo($"accepted: buy 10 NVDA limit 190 day, waits for {CancelReasons.Approval}")
        );
        Assert.That($"{new TradeOutcome.PartiallyFilled(fill, new Quantity(6))}", Is.EqualTo(Part));
        Assert.That(
            $"{new TradeOutcome.PartiallyFilled(fill, Quantity.Zero, "volume")}",
            Is.EqualTo($"{Part}, the rest is canceled: volume")
        );
    }

    private static ClientOrderId Id(string text) => ClientOrderId.Parse(text);

    private static OpenOrder Buy(int number, decimal quantity, OrderTerms terms) =>
        Numbered(number, new Order(Id($"{number}"), OrderSide.Buy, Nvda, quantity), terms);

    private static OpenOrder Sell(int number, decimal quantity, OrderTerms terms) =>
        Numbered(number, new Order(Id($"{number}"), OrderSide.Sell, Nvda, quantity), terms);

    private static OpenOrder Other(int number) =>
        Numbered(number, new Order(Id($"{number}"), OrderSide.Buy, Symbol.Parse("AAPL"), 1), OrderTerms.Limit(10));

    private static OpenOrder Numbered(int number, Order order, OrderTerms terms) =>
        new(order with { Terms = terms }, number, new TradingTime(Monday), new Quantity(order.Quantity), Money.Zero);
}
