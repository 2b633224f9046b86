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
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(200),
            Prop.ForAll<int>(seed => IsFoundAsync(seed).GetAwaiter().GetResult())
        );

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
        var found = await DefectsOfAsync(trading, store);
        if (!found.Any(defect => defect.Code == AuditCodes.EventMissing))
        {
            TestContext.Out.WriteLine($"{seed}: {entries[left]} before {entries[left + 1]}");
        }

        return found.Any(defect => defect.Code == AuditCodes.EventMissing);
    }

    private static async Task<IReadOnlyList<AuditDefect>> DefectsOfAsync(RandomTrading trading, InMemoryStore store) =>
        (await new LedgerAudit(Market.Us, trading.Series, 0).RunAsync(store.Ledgers, Alice)).Defects;

    private static void Holds(Func<int, Task<IReadOnlyList<AuditDefect>>> audit) =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(200),
            Prop.ForAll<int>(seed =>
            {
                var defects = audit(seed).GetAwaiter().GetResult();
                return (defects.Count == 0).Label(string.Join('\n', defects.Select(found => $"{found}")));
            })
        );
}
