using AiTrader.Stores;

namespace AiTrader.Runner.Reruns;

/// <summary>A completed session, as a ledger records it.</summary>
/// <param name="Context">Its context.</param>
/// <param name="Given">
/// What is recorded before it and is not decided again: the opening of the account, and acts of its owner with what
/// came before them.
/// </param>
/// <param name="Decided">
/// What follows from its time and its decision: what bars did to orders that rest, its acts, and its outcome.
/// </param>
internal sealed record RecordedSession(
    TradingContext Context,
    IReadOnlyList<LedgerEntry> Given,
    IReadOnlyList<LedgerEntry> Decided
)
{
    /// <summary>All of its entries, in order.</summary>
    public IEnumerable<LedgerEntry> Entries => Given.Concat(Decided);

    /// <summary>The number of the last entry before those that are decided again.</summary>
    public long Before => Decided[0].Sequence - 1;

    /// <summary>The completed sessions of a ledger; entries after the last one are left out.</summary>
    /// <param name="entries">The entries of the ledger, from the first one on.</param>
    public static async IAsyncEnumerable<RecordedSession> ReadAsync(IAsyncEnumerable<LedgerEntry> entries)
    {
        var (given, decided) = (new List<LedgerEntry>(), new List<LedgerEntry>());
        await foreach (var entry in entries)
        {
            decided.Add(entry);
            if (entry is LedgerEntry.AccountOpened or LedgerEntry.SessionWithdrawn || entry.IsOwnerAct)
            {
                given.AddRange(decided);
                decided.Clear();
            }
            else if (entry is LedgerEntry.SessionCompleted)
            {
                yield return new RecordedSession(entry.Context, given, decided);
                (given, decided) = ([], []);
            }
        }
    }
}
