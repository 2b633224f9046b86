using AiTrader.Rules;
using AiTrader.Stores;
using AiTrader.Testing;
using FsCheck;
using FsCheck.Fluent;

namespace AiTrader.Core.Tests.Brokerages;

/// <summary>
/// Whatever is ordered, money is neither made nor lost: <c>cash + fees + cost of fills − proceeds</c> is what the
/// account began with.
/// </summary>
public sealed class ConservationTests
{
    private const decimal Initial = 10_000;
    private static readonly string[] Symbols = ["AAA", "BBB", "CCC", "XXX"];

    [Test]
    public void Cash_and_fees_and_the_cost_of_fills_are_conserved() =>
        Check.QuickThrowOnFailure(
            Prop.ForAll<int>(seed =>
            {
                var entries = Trade(seed);
                var fills = entries.OfType<LedgerEntry.Filled>().ToList();
                decimal spent = fills.Sum(entry => (SignOf(entry) * entry.Fill.Notional.Value) + entry.Fill.Fee.Value);
                return fills.Count == 0 || fills[^1].Cash.Value + spent == Initial;
            })
        );

    [Test]
    public void Cash_is_never_below_zero() =>
        Check.QuickThrowOnFailure(
            Prop.ForAll<int>(seed => Trade(seed).OfType<LedgerEntry.Filled>().All(entry => entry.Cash >= Money.Zero))
        );

    [Test]
    public void A_holding_is_what_was_bought_less_what_was_sold() =>
        Check.QuickThrowOnFailure(
            Prop.ForAll<int>(seed =>
                Trade(seed)
                    .OfType<LedgerEntry.Filled>()
                    .GroupBy(entry => entry.Order.Symbol)
                    .All(fills =>
                        fills.Sum(entry => SignOf(entry) * entry.Fill.Quantity.Value) == fills.Last().Holding.Value
                    )
            )
        );

    [Test]
    public void Every_order_has_exactly_one_entry() =>
        Check.QuickThrowOnFailure(
            Prop.ForAll<int>(seed =>
                Trade(seed).Skip(1).Select(entry => entry.Id).Distinct().Count() == OrdersOf(seed).Count
            )
        );

    [Test]
    public void The_orders_of_these_tests_are_filled_and_denied_in_every_way() =>
        Assert.That(
            Enumerable
                .Range(0, 50)
                .SelectMany(Trade)
                .OfType<LedgerEntry.Denied>()
                .Select(entry => entry.Denial.Code)
                .Distinct()
                .Order(),
            Is.EqualTo(
                new[]
                {
                    "fractional_quantity",
                    "insufficient_cash",
                    "insufficient_holding",
                    "invalid_quantity",
                    "unknown_symbol",
                }
            )
        );

    private static decimal SignOf(LedgerEntry.Filled entry) => entry.Order.Side == OrderSide.Buy ? 1 : -1;

    private static List<LedgerEntry> Trade(int seed)
    {
        var ledger = new InMemoryStore(TimeProvider.System).Ledgers;
        var brokerage = new SimulatedBrokerage(
            TestMarket.UsWeek().MarketData,
            ledger,
            RuleBook.Standard,
            new RateFeeModel(0.001m, new Money(1)),
            new BasisPointSlippageModel(15)
        );
        ledger
            .OpenAccountAsync(Contexts.Alice("2025-10-06"), Market.Us, new Money(Initial), CancellationToken.None)
            .AsTask()
            .GetAwaiter()
            .GetResult();
        foreach (var (context, order) in OrdersOf(seed))
        {
            brokerage.SubmitAsync(context, order, CancellationToken.None).AsTask().GetAwaiter().GetResult();
        }

        return ledger.AllEntriesAsync("alice").GetAwaiter().GetResult();
    }

    private static List<(TradingContext Context, Order Order)> OrdersOf(int seed)
    {
        var random = new Random(seed);
        var orders = new List<(TradingContext, Order)>();
        for (int day = 6; day <= 10; day++)
        {
            var context = Contexts.Alice($"2025-10-{day:00}");
            for (int number = 1; number <= 8; number++)
            {
                var side = random.Next(2) == 0 ? OrderSide.Buy : OrderSide.Sell;
                decimal quantity = random.Next(20) == 0 ? 1.5m : random.Next(-2, random.Next(2) == 0 ? 20 : 400);
                orders.Add(
                    (
                        context,
                        new Order(
                            ClientOrderId.Create(context, number),
                            side,
                            Symbol.Parse(Symbols[random.Next(Symbols.Length)]),
                            quantity
                        )
                    )
                );
            }
        }

        return orders;
    }
}
