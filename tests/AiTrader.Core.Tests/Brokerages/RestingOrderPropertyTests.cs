using AiTrader.Crashing;
using AiTrader.Prices;
using AiTrader.Stores;
using FsCheck;
using FsCheck.Fluent;

namespace AiTrader.Core.Tests.Brokerages;

/// <summary>What holds of orders that rest, whatever is ordered and whatever the bars do.</summary>
public sealed class RestingOrderPropertyTests
{
    [Test]
    public void What_is_reserved_is_never_more_than_what_is_there() =>
        Holds(async seed =>
            AccountsOf(await new RandomTrading(seed).RunAsync())
                .All(account =>
                    account.AvailableCash >= Money.Zero
                    && account.OpenOrders.All(order =>
                        account.OpenOrders.GetReservedQuantity(order.Order.Symbol)
                        <= account.Portfolio.GetQuantity(order.Order.Symbol)
                    )
                )
        );

    [Test]
    public void What_is_reserved_is_the_sum_of_what_each_open_order_reserves() =>
        Holds(async seed =>
            AccountsOf(await new RandomTrading(seed).RunAsync())
                .All(account =>
                    account.OpenOrders.ReservedCash.Value == account.OpenOrders.Sum(order => order.ReservedCash.Value)
                    && account
                        .OpenOrders.GroupBy(order => order.Order.Symbol)
                        .All(orders =>
                            account.OpenOrders.GetReservedQuantity(orders.Key).Value
                            == orders.Where(IsSell).Sum(order => order.OpenQuantity.Value)
                        )
                )
        );

    [Test]
    public void Cash_and_units_are_conserved() =>
        Holds(async seed =>
        {
            var entries = await new RandomTrading(seed).RunAsync();
            var account = Account.FromEntries(entries);
            var fills = entries.OfType<LedgerEntry.Filled>().Select(filled => filled.Fill).ToList();
            var splits = entries.OfType<LedgerEntry.Split>().ToList();
            decimal paid = entries.OfType<LedgerEntry.Dividend>().Sum(dividend => dividend.Due.Amount.Value);
            decimal due = entries.OfType<LedgerEntry.DividendDue>().Sum(entry => entry.Amount.Value);
            return account.Portfolio.Cash.Value
                    == RandomTrading.Cash
                        - fills.Sum(fill => (SignOf(fill) * fill.Notional.Value) + fill.Fee.Value)
                        + splits.Sum(split => split.CashInLieu.Value)
                        + paid
                && account.DividendsDue.Total.Value == due - paid
                && splits.All(split =>
                    Math.Abs(
                        (split.UnitsBefore.Value * split.Action.Value)
                            - split.Holding.Value
                            - (split.CashInLieu.Value / split.Price.Value)
                    )
                    <= 0.005m / split.Price.Value
                )
                && fills
                    .Select(fill => fill.Order.Symbol)
                    .Distinct()
                    .All(symbol => UnitsOf(symbol, entries) == account.Portfolio.GetQuantity(symbol).Value);
        });

    [Test]
    public void A_limit_is_never_worse_than_its_price() =>
        Holds(async seed =>
            (await new RandomTrading(seed).RunAsync())
                .OfType<LedgerEntry.Filled>()
                .All(filled =>
                    filled.Order.Terms.LimitPrice is not { } limit
                    || (IsBuy(filled.Order) ? filled.Fill.Price.Value <= limit : filled.Fill.Price.Value >= limit)
                )
        );

    [Test]
    public void An_order_is_executed_at_most_once_a_bar_and_never_beyond_its_quantity() =>
        Holds(async seed =>
            (await new RandomTrading(seed).RunAsync())
                .OfType<LedgerEntry.Filled>()
                .GroupBy(filled => filled.Order.Id)
                .All(fills =>
                    fills.Select(filled => filled.Context.Time).Distinct().Count() == fills.Count()
                    && fills.Sum(filled => filled.Fill.Quantity.Value) <= fills.First().Order.Quantity
                )
        );

    [Test]
    public void A_minimum_fee_is_paid_once_an_order() =>
        Holds(async seed =>
        {
            var trading = new RandomTrading(seed);
            var conditions = trading.Conditions;
            return (await trading.RunAsync())
                .OfType<LedgerEntry.Filled>()
                .GroupBy(filled => filled.Order.Id)
                .All(fills =>
                    fills.Sum(filled => filled.Fill.Fee.Value)
                    == Math.Max(
                        conditions.MinimumFee.Value,
                        fills.Sum(filled => filled.Fill.Notional.Value) * conditions.FeeRate
                    )
                );
        });

    [Test]
    public void Deleting_the_future_changes_nothing() =>
        Holds(async seed =>
        {
            var whole = new RandomTrading(seed);
            var times = whole.Series.Times;
            var last = times[Math.Abs(seed) % times.Count];
            var cut = new RandomTrading(seed)
            {
                Series = PriceSeries
                    .FromBars(RandomMarket.Bars(seed).Where(bar => bar.Bar.Time <= last))
                    .With(
                        CorporateActions.Create(whole.Series.Actions.All.Where(action => action.ExDate <= last.Date))
                    ),
            };

            return (await whole.RunAsync(to: last)).SequenceEqual(await cut.RunAsync());
        });

    [Test]
    public async Task The_orders_of_these_tests_come_to_everything_that_can_become_of_one()
    {
        var kinds = new HashSet<string>();
        for (int seed = 0; seed < 60; seed++)
        {
            kinds.UnionWith((await new RandomTrading(seed).RunAsync()).Select(KindOf));
        }

        Assert.That(
            kinds,
            Is.SupersetOf(
                new[]
                {
                    "Accepted",
                    "Accepted, its stop reached",
                    "Cancelled",
                    "Cancelled: insufficient_cash",
                    "Cancelled: split",
                    "Cancelled: volume_limit",
                    "Denied",
                    "Dividend",
                    "DividendDue",
                    "Expired",
                    "Filled",
                    "Filled, a part",
                    "Filled, later",
                    "Filled, later, a part",
                    "Split",
                    "Triggered",
                    "Triggered at the open",
                }
            )
        );
    }

    private static string KindOf(LedgerEntry entry) =>
        entry switch
        {
            LedgerEntry.Filled filled =>
                $"Filled{(filled.IsEvent ? ", later" : "")}{(filled.IsWhole ? "" : ", a part")}",
            LedgerEntry.Accepted { IsTriggered: true } => "Accepted, its stop reached",
            LedgerEntry.Triggered { IsAtOpen: true } => "Triggered at the open",
            LedgerEntry.Cancelled { Reason: { } reason } => $"Cancelled: {reason}",
            _ => entry.GetType().Name,
        };

    private static void Holds(Func<int, Task<bool>> property) =>
        Check.QuickThrowOnFailure(Prop.ForAll<int>(seed => property(Math.Abs(seed)).GetAwaiter().GetResult()));

    private static IEnumerable<Account> AccountsOf(List<LedgerEntry> entries)
    {
        Account? account = null;
        foreach (var entry in entries)
        {
            account = entry is LedgerEntry.AccountOpened opened ? Account.Open(opened) : account!.After(entry);
            yield return account;
        }
    }

    private static decimal UnitsOf(Symbol symbol, List<LedgerEntry> entries)
    {
        decimal units = 0;
        foreach (var entry in entries)
        {
            units = entry switch
            {
                LedgerEntry.Filled filled when filled.Order.Symbol == symbol => units
                    + (SignOf(filled.Fill) * filled.Fill.Quantity.Value),
                LedgerEntry.Split split when split.Action.Symbol == symbol && split.UnitsBefore.Value == units => split
                    .Holding
                    .Value,
                _ => units,
            };
        }

        return units;
    }

    private static bool IsSell(OpenOrder order) => !IsBuy(order.Order);

    private static bool IsBuy(Order order) => order.Side == OrderSide.Buy;

    private static decimal SignOf(Fill fill) => IsBuy(fill.Order) ? 1 : -1;
}
