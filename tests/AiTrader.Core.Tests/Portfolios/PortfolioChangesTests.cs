namespace AiTrader.Core.Tests.Portfolios;

/// <summary>A portfolio has only what changed and the one before it; that must not show.</summary>
public sealed class PortfolioChangesTests
{
    private static readonly DateOnly Day = new(2025, 10, 1);
    private static readonly Symbol[] Symbols =
    [
        .. Enumerable.Range(1, 60).Select(number => Symbol.Parse($"SYM{number:00}")),
    ];

    [TestCase(3)]
    [TestCase(20)]
    [TestCase(60)]
    public void Each_portfolio_has_its_own_positions_whenever_they_are_asked_for(int symbols)
    {
        var random = new Random(symbols);
        var held = new SortedDictionary<Symbol, decimal>();
        var portfolio = Portfolio.FromCash(new Money(1_000_000));
        var made = new List<(Portfolio Portfolio, (Symbol Symbol, decimal Quantity)[] Held)>();
        for (int i = 1; i <= 500; i++)
        {
            var symbol = Symbols[random.Next(symbols)];
            decimal before = held.GetValueOrDefault(symbol);
            decimal after = random.Next(3) == 0 ? 0 : before + 1;
            portfolio = portfolio.After(FillOf(symbol, before, after), Day, portfolio.Cash, new Quantity(after));
            held[symbol] = after;
            _ = after == 0 && held.Remove(symbol);
            made.Add((portfolio, [.. held.Select(pair => (pair.Key, pair.Value))]));
        }

        foreach (var (earlier, expected) in made.OrderBy(_ => random.Next()))
        {
            Assert.That(
                Symbols.Select(symbol => earlier.GetQuantity(symbol).Value),
                Is.EqualTo(Symbols.Select(symbol => Array.Find(expected, pair => pair.Symbol == symbol).Quantity))
            );
            Assert.That(
                earlier.Positions.Select(position => (position.Symbol, position.Quantity.Value)),
                Is.EqualTo(expected)
            );
        }
    }

    [Test]
    public void A_symbol_that_was_sold_is_not_found_in_what_was_before()
    {
        var symbol = Symbols[0];
        var bought = Portfolio.FromCash(new Money(10)).After(FillOf(symbol, 0, 1), Day, new Money(9), new Quantity(1));
        var sold = bought.After(FillOf(symbol, 1, 0), Day, new Money(10), Quantity.Zero);

        Assert.That(sold.Find(symbol), Is.Null);
        Assert.That(bought.Find(symbol)!.Quantity, Is.EqualTo(new Quantity(1)));
    }

    [Test]
    public void Positions_cannot_be_changed_through_their_list()
    {
        var portfolio = Portfolio
            .FromCash(new Money(10))
            .After(FillOf(Symbols[0], 0, 1), Day, new Money(9), new Quantity(1));

        Assert.That(portfolio.Positions, Is.Not.InstanceOf<Position[]>());
    }

    private static Fill FillOf(Symbol symbol, decimal before, decimal after)
    {
        var id = ClientOrderId.Parse("order");
        var order = after > before ? Order.Buy(id, symbol, 1) : Order.Sell(id, symbol, Math.Max(1, before));
        return new Fill(order, new Price(1), new Quantity(order.Quantity), Money.Zero);
    }
}
