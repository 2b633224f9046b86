using AiTrader.Crashing;
using AiTrader.Stores;
using AiTrader.Testing;
using FsCheck;
using FsCheck.Fluent;

namespace AiTrader.Core.Tests.Brokerages;

/// <summary>Whoever settles, wherever a ledger ends and whoever trades beside it: the ledger is the same.</summary>
public sealed class SettledLedgerPropertyTests
{
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
    public void A_ledger_that_ends_anywhere_is_continued_to_the_same() =>
        Holds(async seed =>
        {
            var trading = new RandomTrading(seed);
            var whole = await trading.RunAsync();
            var store = new InMemoryStore(TimeProvider.System);
            await trading.OpenAsync(store, "alice");
            foreach (var entry in whole.Skip(1).Take(new Random(seed).Next(whole.Count)))
            {
                await store.Ledgers.AppendAsync(entry);
            }

            return (await trading.RunAsync(kept: store)).SequenceEqual(whole);
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

    private static void Holds(Func<int, Task<bool>> property) =>
        Check.QuickThrowOnFailure(Prop.ForAll<int>(seed => property(Math.Abs(seed)).GetAwaiter().GetResult()));
}
