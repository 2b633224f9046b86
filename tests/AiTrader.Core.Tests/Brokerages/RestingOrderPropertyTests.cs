using AiTrader.Crashing;
using AiTrader.Prices;
using AiTrader.Stores;
using AiTrader.Testing;
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
            return account.Portfolio.Cash.Value
                    == RandomTrading.Cash - fills.Sum(fill => (SignOf(fill) * fill.Notional.Value) + fill.Fee.Value)
                && fills
                    .GroupBy(fill => fill.Order.Symbol)
                    .All(of =>
                        of.Sum(fill => SignOf(fill) * fill.Quantity.Value)
                        == account.Portfolio.GetQuantity(of.Key).Value
                    );
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
                Series = PriceSeries.FromBars(RandomMarket.Bars(seed).Where(bar => bar.Bar.Time <= last)),
            };

            return (await whole.RunAsync(to: last)).SequenceEqual(await cut.RunAsync());
        });

    [Test]
    public void A_run_in_two_parts_comes_to_the_same_as_one() =>
        Holds(async seed =>
        {
            var trading = new RandomTrading(seed);
            var times = trading.Series.Times;
            var store = new InMemoryStore(TimeProvider.System);
            await trading.RunAsync(to: times[Math.Abs(seed) % times.Count], store);

            return (await trading.RunAsync(kept: store)).SequenceEqual(await trading.RunAsync());
        });

    [Test]
    public void Settling_twice_and_from_two_sides_at_once_changes_nothing() =>
        Holds(async seed =>
        {
            var trading = new RandomTrading(seed);
            var times = trading.Series.Times;
            var store = new InMemoryStore(TimeProvider.System);
            await trading.RunAsync(to: times[times.Count / 2], store);
            var end = TradingContext.For("alice").Using("test/random").At(times[^1]);
            SimulatedBrokerage[] brokerages =
            [
                .. Enumerable.Range(0, 3).Select(_ => new SimulatedBrokerage(trading.MarketData, store.Ledgers)),
            ];

            await Task.WhenAll(
                brokerages.Select(one => Task.Run(() => one.SettleAsync(end, SettleUntil.BarEnd).AsTask()))
            );
            var settled = await store.Ledgers.AllEntriesAsync("alice");
            await brokerages[0].SettleAsync(end, SettleUntil.BarEnd);

            var alone = new InMemoryStore(TimeProvider.System);
            await trading.RunAsync(to: times[times.Count / 2], alone);
            await new SimulatedBrokerage(trading.MarketData, alone.Ledgers).SettleAsync(end, SettleUntil.BarEnd);
            return settled.SequenceEqual(await store.Ledgers.AllEntriesAsync("alice"))
                && settled.SequenceEqual(await alone.Ledgers.AllEntriesAsync("alice"));
        });

    [Test]
    public void Traders_side_by_side_do_what_each_does_without_the_others() =>
        Holds(async seed =>
        {
            var trading = new RandomTrading(seed);
            var store = new InMemoryStore(TimeProvider.System);
            string[] names = ["alice", "bob", "carol", "dave"];
            foreach (string name in names)
            {
                await trading.OpenAsync(store, name);
            }

            await new Arena(trading.SessionsOn(store)) { Parallelism = names.Length }.RunAsync(
                [.. names.Select((name, i) => RandomTrading.TraderOf(name, seed + i))],
                SessionSchedule.FromPrices(trading.Series)
            );

            foreach (var (i, name) in names.Index())
            {
                var alone = new InMemoryStore(TimeProvider.System);
                await trading.OpenAsync(alone, name);
                await new Arena(trading.SessionsOn(alone)).RunAsync(
                    [RandomTrading.TraderOf(name, seed + i)],
                    SessionSchedule.FromPrices(trading.Series)
                );
                if (
                    !(await store.Ledgers.AllEntriesAsync(name)).SequenceEqual(
                        await alone.Ledgers.AllEntriesAsync(name)
                    )
                )
                {
                    return false;
                }
            }

            return true;
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
                    "Cancelled: volume_limit",
                    "Denied",
                    "Expired",
                    "Filled",
                    "Filled, a part",
                    "Filled, later",
                    "Filled, later, a part",
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

    private static bool IsSell(OpenOrder order) => !IsBuy(order.Order);

    private static bool IsBuy(Order order) => order.Side == OrderSide.Buy;

    private static decimal SignOf(Fill fill) => IsBuy(fill.Order) ? 1 : -1;
}
