using AiTrader.Rules;
using AiTrader.Stores;
using AiTrader.Testing;
using FsCheck;
using FsCheck.Fluent;

namespace AiTrader.Core.Tests.Sessions.Baselines;

public sealed class EqualPartsTests
{
    [Test]
    public void The_cash_that_stays_buys_no_further_lot_of_anything() =>
        Check.QuickThrowOnFailure(
            Prop.ForAll<PositiveInt[], PositiveInt>(
                (prices, cash) =>
                {
                    var quotes = Quotes([.. prices.Select(price => price.Get / 10m)]);
                    decimal left = cash.Get * 100m;
                    var units = EqualParts.Divide(Market.Us, new Money(left), quotes);
                    left -= units.Zip(quotes).Sum(part => part.First * part.Second.Price.Value);
                    return left >= 0 && quotes.All(quote => quote.Price.Value > left);
                }
            )
        );

    [Test]
    public void The_cheapest_symbols_come_first_where_the_cash_does_not_buy_one_of_each() =>
        Assert.That(Divide(Market.Us, 900, 500, 200, 300, 260), Is.EqualTo(new[] { 0m, 1, 1, 1 }));

    [Test]
    public void Parts_of_symbols_that_are_worth_less_are_filled_up_first() =>
        Assert.That(Divide(Market.Us, 1000, 10, 100, 50), Is.EqualTo(new[] { 35m, 3, 7 }));

    // 7, 3 and 0 of them leave 83. AAA is worth 70 and BBB 72, so AAA is next, and then the one that is worth less.
    [Test]
    public void The_part_that_is_worth_the_least_is_next_and_not_that_of_the_fewest_units() =>
        Assert.That(Divide(Market.Us, 225, 10, 24, 100), Is.EqualTo(new[] { 10m, 5, 0 }));

    [Test]
    public void Units_of_almost_nothing_beside_expensive_ones_are_not_bought_one_by_one() =>
        Assert.That(
            Divide(Market.Us, 10_000_000, 0.0001m, 0.0001m, 4_000_000, 4_000_000).Select(units => units > 0),
            Is.EqualTo(new[] { true, true, true, false })
        );

    [Test]
    public void Lots_are_whole() =>
        Assert.That(Divide(Market.ChinaA, 100_000, 1450, 12, 30), Has.All.Matches<decimal>(units => units % 100 == 0));

    [Test]
    public async Task With_a_fee_nothing_is_denied_after_the_first_order_and_the_cash_is_spent()
    {
        var market = new TestMarket(Market.Us);
        for (int i = 0; i < 40; i++)
        {
            market.Add($"S{i:00}", "2025-10-06", 20 + (i * 7));
        }

        var floor = new TradingFloor(market);
        var prices = new AsOfMarketData(Market.Us, market.Series);
        var brokerage = new SimulatedBrokerage(
            prices,
            floor.Store.Ledgers,
            RuleBook.Standard,
            new RateFeeModel(0.002m, new Money(1)),
            new BasisPointSlippageModel(5)
        );
        var arena = new Arena(new SessionRunner(prices, brokerage, floor.Store, TimeProvider.System));
        var trader = new Trader(Signature.Parse("alice"), ModelId.Parse("baseline"), new EqualWeightBuyAndHold())
        {
            Cash = new Money(10_000),
        };
        await arena.RunAsync([trader], SessionSchedule.FromPrices(market.Series), null, CancellationToken.None);

        var entries = await floor.EntriesAsync("alice");
        Assert.That(entries.OfType<LedgerEntry.Denied>(), Is.Empty);
        Assert.That(entries.OfType<LedgerEntry.Filled>().Last().Cash.Value, Is.LessThan(22));
    }

    private static decimal[] Divide(Market market, decimal money, params decimal[] prices) =>
        EqualParts.Divide(market, new Money(money), Quotes(prices));

    private static Quote[] Quotes(decimal[] prices) =>
        [
            .. prices.Select(
                (price, i) => new Quote(Symbol.Parse($"S{i:000}"), TradingTime.Parse("2025-10-06"), new Price(price))
            ),
        ];
}
