using AiTrader.Audits;
using AiTrader.Crashing;
using AiTrader.Prices;
using AiTrader.Stores;
using AiTrader.Testing;

namespace AiTrader.Serving;

/// <summary>Checks every promise of a store after a soak, trader by trader.</summary>
/// <param name="store">The store, which nobody uses any more.</param>
/// <param name="record">What was acknowledged.</param>
internal sealed class SoakCheck(IStore store, SoakRecord record)
{
    private readonly PriceSeries _series = SoakedMarket.Read();
    private readonly List<string> _lost = [];
    private readonly List<string> _doubled = [];
    private readonly List<string> _broken = [];
    private readonly List<string> _impossible = [];
    private readonly List<string> _different = [];
    private readonly List<string> _stuck = [];
    private int _entries;
    private int _sessions;

    /// <summary>Checks the traders of the numbers from 1.</summary>
    public async Task RunAsync(Proof proof, int traders)
    {
        for (int number = 1; number <= traders; number++)
        {
            await CheckAsync(number);
        }

        proof.Note($"{_sessions} sessions, {_entries} entries, {record.Acts.Count} acknowledged orders");
        proof.None("acknowledged orders and sessions that are lost", _lost);
        proof.None("entries and sessions that are there twice", _doubled);
        proof.None("ledgers whose chain does not verify", _broken);
        proof.None("ledgers with which an audit finds fault", _impossible);
        proof.None("ledgers that differ from those of an undisturbed run without failures", _different);
        proof.None("traders that completed no session", _stuck);
    }

    private async Task CheckAsync(int number)
    {
        var signature = SoakedMarket.NameOf(number);
        var entries = await store.Ledgers.AllEntriesAsync(signature.Value);
        var ids = entries.CountBy(entry => entry.Id.Value).ToDictionary();
        var completed = entries
            .OfType<LedgerEntry.SessionCompleted>()
            .CountBy(entry => entry.Context.Time.ToString())
            .ToDictionary();
        _entries += entries.Count;
        _sessions += completed.Count;
        _lost.AddRange(
            record
                .Acts.Keys.Where(act => act.Signature == signature.Value && !ids.ContainsKey(act.Id))
                .Select(act => $"{act.Signature} {act.Id}")
        );
        _lost.AddRange(
            record
                .Sessions.Keys.Where(told => told.Signature == signature.Value && !completed.ContainsKey(told.Time))
                .Select(told => $"{told.Signature} {told.Time}")
        );
        _doubled.AddRange(
            ids.Concat(completed).Where(count => count.Value > 1).Select(count => $"{signature} {count.Key}")
        );
        var verification = await store.Ledgers.VerifyAsync(signature);
        if (!verification.IsIntact)
        {
            _broken.Add($"{signature}: {verification.Damage}");
        }

        var audit = await new LedgerAudit(Market.Us, _series, 0).RunAsync(store.Ledgers, signature);
        _impossible.AddRange(audit.Defects.Take(1).Select(defect => $"{signature}: {defect}"));
        await CompareAsync(number, entries);
        if (completed.Count == 0)
        {
            _stuck.Add(signature.Value);
        }
    }

    // What was killed is the beginning of what an undisturbed run, without failures, makes.
    private async Task CompareAsync(int number, List<LedgerEntry> entries)
    {
        if (entries is not [.., var last])
        {
            return;
        }

        await using var undisturbed = new InMemoryStore(TimeProvider.System);
        var trader = SoakedMarket.TraderOf(number, new SoakedOrders(number, TimeSpan.Zero));

        // What ended with a day is recorded by the session of the next one.
        var next = _series.Times.FirstOrDefault(time => time > last.Context.Time, last.Context.Time);
        var schedule = SessionSchedule.FromPrices(_series).Between(null, next);
        await SoakedMarket.ArenaOn(undisturbed, _series).RunAsync([trader], schedule);
        var expected = await undisturbed.Ledgers.AllEntriesAsync(trader.Signature.Value);
        int same = entries.Zip(expected).TakeWhile(pair => pair.First.Equals(pair.Second)).Count();
        if (same < entries.Count)
        {
            _different.Add(
                $"{trader.Signature}, entry {same + 1}: {entries[same]}; {expected.ElementAtOrDefault(same)}"
            );
        }
    }
}
