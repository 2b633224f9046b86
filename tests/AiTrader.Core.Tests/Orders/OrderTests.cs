namespace AiTrader.Core.Tests.Orders;

public sealed class OrderTests
{
    private static readonly ClientOrderId Id = ClientOrderId.Parse("1");
    private static readonly Symbol Nvda = Symbol.Parse("NVDA");

    [TestCase(0)]
    [TestCase(-5)]
    [TestCase(1.5)]
    public void An_order_keeps_the_quantity_as_asked(decimal quantity) =>
        Assert.That(Order.Buy(Id, Nvda, quantity).Quantity, Is.EqualTo(quantity));

    [TestCase(0)]
    [TestCase(3)]
    [TestCase(-1)]
    public void There_is_no_third_side(int side) =>
        Assert.That(
            () => new Order(Id, (OrderSide)side, Nvda, 1),
            Throws.TypeOf<ArgumentOutOfRangeException>().With.Message.StartsWith("An order buys or sells.")
        );

    [Test]
    public void An_order_is_written_as_it_is_said() =>
        Assert.That(
            ($"{Order.Buy(Id, Nvda, 10.0m)}", $"{Order.Sell(Id, Nvda, 2.50m)}"),
            Is.EqualTo(("buy 10 NVDA", "sell 2.5 NVDA"))
        );

    [Test]
    public void Orders_of_the_same_parts_are_equal() =>
        Assert.That(
            Order.Buy(Id, Nvda, 10.0m),
            Is.EqualTo(new Order(ClientOrderId.Parse("1"), OrderSide.Buy, Symbol.Parse("NVDA"), 10))
        );

    [Test]
    public void A_notional_is_price_times_quantity_without_the_fee() =>
        Assert.That(
            new Fill(
                Order.Buy(ClientOrderId.Parse("a"), Symbol.Parse("AAA"), 3),
                new Price(10),
                new Quantity(3),
                new Money(1)
            ).Notional,
            Is.EqualTo(new Money(30))
        );
}
