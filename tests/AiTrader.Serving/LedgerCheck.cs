using AiTrader.Stores;
using AiTrader.Testing;

namespace AiTrader.Serving;

/// <summary>Compares ledgers with what was acknowledged, and with those of an undisturbed run.</summary>
internal static class LedgerCheck
{
    /// <summary>Compares each.</summary>
    public static async Task RunAsync(
        Proof proof,
        IStore store,
        IReadOnlyList<LoadedTrader> traders,
        TemporaryFolder folder
    )
    {
        await File.WriteAllTextAsync(folder.File("all.json"), LoadedTraders.All(traders));
        string last = LoadedMarket.Days[Math.Max(0, traders.Max(trader => trader.Acknowledged) - 1)];
        await ServedProgram.RunAsync(
            "run",
            "--market",
            "us",
            "--prices",
            folder.File("prices.csv"),
            "--traders",
            folder.File("all.json"),
            "--store",
            $"sqlite:{folder.File("undisturbed.db")}",
            "--to",
            last
        );
        await using var undisturbed = new SqliteStore(folder.File("undisturbed.db"), TimeProvider.System);
        var (lost, doubled, wrong, shown) = (
            new List<string>(),
            new List<string>(),
            new List<string>(),
            new List<string>()
        );
        foreach (var trader in traders.Where(trader => trader.Acknowledged > 0))
        {
            var signature = Signature.Parse(trader.Signature);
            var entries = await store.Ledgers.ReadEntriesAsync(signature).ToListAsync();
            var expected = await undisturbed.Ledgers.ReadEntriesAsync(signature).Take(entries.Count).ToListAsync();
            var completed = entries
                .OfType<LedgerEntry.SessionCompleted>()
                .CountBy(entry => entry.Context.Time.ToString())
                .ToDictionary();
            string[] acknowledged = [.. LoadedMarket.Days.Take(trader.Acknowledged)];
            lost.AddRange(acknowledged.Where(day => !completed.ContainsKey(day)).Select(day => $"{signature} {day}"));
            doubled.AddRange(
                completed
                    .Where(day => day.Value > 1 || !acknowledged.Contains(day.Key))
                    .Select(day => $"{signature} {day.Key}: {day.Value} times")
            );
            if (!entries.SequenceEqual(expected) || !(await store.Ledgers.VerifyAsync(signature)).IsIntact)
            {
                int at = entries.Zip(expected).TakeWhile(pair => pair.First.Equals(pair.Second)).Count();
                wrong.Add(
                    $"{signature}, entry {at + 1}: {entries.ElementAtOrDefault(at)} {expected.ElementAtOrDefault(at)}"
                );
            }

            var states = CashOf(trader, entries);
            shown.AddRange(
                trader.ShownCash.Keys.Where(cash => !states.Contains(cash)).Select(cash => $"{signature} {cash}")
            );
            if (await store.Events.FindPositionAsync(signature) is var told && told != entries.Count)
            {
                lost.Add($"{signature}: {told} of {entries.Count} entries were told");
            }
        }

        proof.None("sessions that were acknowledged and lost", lost);
        proof.None("sessions that were doubled, or that nobody asked for", doubled);
        proof.None("ledgers that differ from those of an undisturbed run", wrong);
        proof.None("portfolios that were shown and that no ledger has had", shown);
    }

    // The cash after each entry that changes it.
    private static HashSet<decimal> CashOf(LoadedTrader trader, List<LedgerEntry> entries) =>
        [trader.Cash, .. entries.OfType<LedgerEntry.Filled>().Select(entry => entry.Cash.Value)];
}
