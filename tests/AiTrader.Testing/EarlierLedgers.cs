using AiTrader.Stores;
using Microsoft.Data.Sqlite;

namespace AiTrader.Testing;

/// <summary>Ledgers as earlier versions wrote them, which did not hold an account to one model.</summary>
public static class EarlierLedgers
{
    /// <summary>Appends an entry to a file as an earlier version did, whatever its model is.</summary>
    /// <param name="path">A store that nobody has open.</param>
    /// <param name="entry">The entry.</param>
    public static async Task AppendAsync(string path, LedgerEntry entry)
    {
        var chain = new HashChain();
        await using (var store = new SqliteStore(path, TimeProvider.System))
        {
            foreach (var earlier in await store.Ledgers.AllEntriesAsync(entry.Context.Signature.Value))
            {
                chain.Add(earlier);
            }
        }

        byte[] hash = Convert.FromHexString(chain.Add(entry));
        await using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText =
            "INSERT INTO entries (signature, sequence, id, entry, hash) "
            + "VALUES ($signature, $sequence, $id, $entry, $hash); "
            + "UPDATE accounts SET version = $sequence, head = $hash WHERE signature = $signature";
        command.Parameters.AddWithValue("$signature", entry.Context.Signature.Value);
        command.Parameters.AddWithValue("$sequence", entry.Sequence);
        command.Parameters.AddWithValue("$id", entry.Id.Value);
        command.Parameters.AddWithValue("$entry", System.Text.Encoding.UTF8.GetString(LedgerEntryJson.Write(entry)));
        command.Parameters.AddWithValue("$hash", hash);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>
    /// Writes a store with the account of a signature, in which <c>openai/gpt-5</c> held on 2025-10-06 and
    /// <c>claude</c> on 2025-10-07; both sessions are completed.
    /// </summary>
    public static async Task WriteMixedAsync(string path, string signature)
    {
        var gpt = TradingContext.For(signature).Using("openai/gpt-5").At("2025-10-06");
        await using (var store = new SqliteStore(path, TimeProvider.System))
        {
            var account = await store.Ledgers.OpenAccountAsync(gpt, Market.Us, new Money(1000));
            account = await store.Ledgers.AppendNewAsync(account.Held(gpt, "2025-10-06#1", "Waiting."));
            await store.Ledgers.AppendNewAsync(account.CreateCompleted(gpt, SessionOutcome.Held));
        }

        string held = """
            "sequence":4,"time":"2025-10-07","id":"2025-10-07#1","kind":"held","reason":"Waiting too."
            """;
        string completed = """
            "sequence":5,"time":"2025-10-07","id":"2025-10-07#end","kind":"completed","outcome":"held"
            """;
        foreach (string line in (string[])[held, completed])
        {
            string json = $$"""{"signature":"{{signature}}","model":"claude",{{line}}}""";
            await AppendAsync(path, LedgerEntryJson.Read(System.Text.Encoding.UTF8.GetBytes(json)));
        }
    }
}
