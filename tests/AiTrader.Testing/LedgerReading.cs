using AiTrader.Stores;

namespace AiTrader.Testing;

/// <summary>What tests ask of any ledger.</summary>
public static class LedgerReading
{
    /// <summary>All entries of a signature.</summary>
    public static async Task<List<LedgerEntry>> AllEntriesAsync(this ILedgerStore ledger, string signature)
    {
        var entries = new List<LedgerEntry>();
        await foreach (var entry in ledger.ReadEntriesAsync(Signature.Parse(signature), 0, CancellationToken.None))
        {
            entries.Add(entry);
        }

        return entries;
    }

    /// <summary>The hash of the last entry: equal for equal ledgers alone.</summary>
    public static async Task<string> HeadAsync(this ILedgerStore ledger, string signature)
    {
        var chain = new HashChain();
        string head = "";
        foreach (var entry in await ledger.AllEntriesAsync(signature))
        {
            head = chain.Add(entry);
        }

        return head;
    }
}
