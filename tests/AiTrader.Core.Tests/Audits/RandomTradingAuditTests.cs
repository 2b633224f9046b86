using AiTrader.Audits;
using AiTrader.Crashing;
using AiTrader.Stores;
using AiTrader.Testing;
using FsCheck;
using FsCheck.Fluent;

namespace AiTrader.Core.Tests.Audits;

/// <summary>Whatever is ordered and whatever the bars do, what a correct run records is clean.</summary>
public sealed class RandomTradingAuditTests
{
    private static readonly Signature Alice = Signature.Parse("alice");

    [Test]
    public void What_random_orders_come_to_is_clean() =>
        Holds(async seed =>
        {
            var trading = new RandomTrading(seed);
            var store = new InMemoryStore(TimeProvider.System);
            await trading.RunAsync(kept: store);
            return await DefectsOfAsync(trading, store);
        });

    [Test]
    public void A_run_that_was_continued_later_and_settled_in_between_is_clean() =>
        Holds(async seed =>
        {
            var trading = new RandomTrading(seed);
            var store = new InMemoryStore(TimeProvider.System);
            var times = trading.Series.Times;
            foreach (int index in new[] { Math.Abs(seed % 3), Math.Abs(seed % times.Count), times.Count - 1 }.Order())
            {
                await trading.RunAsync(times[index], store);
            }

            return await DefectsOfAsync(trading, store);
        });

    [Test]
    public void A_ledger_with_withdrawn_sessions_and_another_model_is_clean() =>
        Holds(async seed =>
        {
            var trading = new RandomTrading(seed);
            var store = new InMemoryStore(TimeProvider.System);
            var times = trading.Series.Times;
            for (int index = 0; index < times.Count; index += 1 + Math.Abs(seed % 3))
            {
                var context = RandomTrading.ContextAt(times[index]);
                await trading.OpenAsync(store, "alice");
                await trading.SessionsOn(store).RunAsync(context, new RandomOrders(seed));
                if (index % 2 == 0)
                {
                    await trading.SessionsOn(store).SettleAsync(context);
                }

                await WithdrawAsync(store, times[index], isAsked: (index + seed) % 4 == 0);
                await store.Ledgers.ChangeModelAsync(Alice, ModelId.Parse($"test/{index}"));
                await store.Ledgers.ChangeModelAsync(Alice, context.ModelId);
            }

            return await DefectsOfAsync(trading, store);
        });

    [Test]
    public void A_ledger_that_ends_anywhere_is_clean() =>
        Holds(async seed =>
        {
            var trading = new RandomTrading(seed);
            var entries = await trading.RunAsync();
            var store = new InMemoryStore(TimeProvider.System);
            await trading.OpenAsync(store, "alice");
            foreach (var entry in entries.Skip(1).Take(Math.Abs(seed / 7) % entries.Count))
            {
                await store.Ledgers.AppendNewAsync(entry);
            }

            return await DefectsOfAsync(trading, store);
        });

    [Test]
    public void An_event_that_is_left_out_before_a_session_is_found() =>
        Check.One(Config.QuickThrowOnFailure, Prop.ForAll<int>(seed => IsFoundAsync(seed).GetAwaiter().GetResult()));

    // A session at the time of the opening is not withdrawn, nor one after which a bar did something.
    private static async Task WithdrawAsync(InMemoryStore store, TradingTime time, bool isAsked)
    {
        if (isAsked)
        {
            var entries = await store.Ledgers.AllEntriesAsync("alice");
            if (entries[^1].Context.Time == time && entries[0].Context.Time != time)
            {
                await store.Ledgers.WithdrawSessionAsync(Alice, time);
            }
        }
    }

    private static async Task<bool> IsFoundAsync(int seed)
    {
        var trading = new RandomTrading(seed);
        var entries = await trading.RunAsync();
        int[] events =
        [
            .. Enumerable.Range(0, entries.Count - 1).Where(i => entries[i].IsEvent && !entries[i + 1].IsEvent),
        ];
        if (events.Length == 0)
        {
            return true;
        }

        // The last event before a session is left out; what the session did then does not matter.
        int left = events[Math.Abs(seed / 5) % events.Length];
        var store = new InMemoryStore(TimeProvider.System);
        await trading.OpenAsync(store, "alice");
        Account? account = null;
        foreach (var entry in entries.Take(left).Skip(1))
        {
            account = await store.Ledgers.AppendNewAsync(entry);
        }

        var time = entries[left + 1].Context.Time;
        var context = TradingContext.For("alice").Using(entries[left].Context.ModelId).At(time);
        await store.Ledgers.AppendNewAsync(account!.CreateHeld(context, ClientOrderId.Parse("forged"), "Waiting."));
        return (await DefectsOfAsync(trading, store)).Any(defect => defect.Code == AuditCodes.EventMissing);
    }

    private static async Task<IReadOnlyList<AuditDefect>> DefectsOfAsync(RandomTrading trading, InMemoryStore store) =>
        (await new LedgerAudit(Market.Us, trading.Series, 0).RunAsync(store.Ledgers, Alice)).Defects;

    private static void Holds(Func<int, Task<IReadOnlyList<AuditDefect>>> audit) =>
        Check.One(
            Config.QuickThrowOnFailure,
            Prop.ForAll<int>(seed =>
            {
                var defects = audit(seed).GetAwaiter().GetResult();
                return (defects.Count == 0).Label(string.Join('\n', defects.Select(found => $"{found}")));
            })
        );
}
