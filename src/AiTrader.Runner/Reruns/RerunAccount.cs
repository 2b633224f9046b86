using AiTrader.Stores;

namespace AiTrader.Runner.Reruns;

/// <summary>The account of a trader in memory, entry by entry as a ledger records it.</summary>
/// <param name="signature">The trader.</param>
internal sealed class RerunAccount(Signature signature)
{
    /// <summary>The store, with the ledger and nothing else.</summary>
    public InMemoryStore Store { get; } = new(TimeProvider.System);

    /// <summary>The account after the first entries of a ledger.</summary>
    /// <param name="ledgers">The ledgers.</param>
    /// <param name="signature">The trader.</param>
    /// <param name="through">The number of the last entry.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static async Task<RerunAccount> ReadAsync(
        ILedgerStore ledgers,
        Signature signature,
        long through,
        CancellationToken cancellationToken
    )
    {
        var account = new RerunAccount(signature);
        var entries = ledgers
            .ReadEntriesAsync(signature, 0, cancellationToken)
            .TakeWhile(entry => entry.Sequence <= through);
        await foreach (var entry in entries)
        {
            await account.AppendAsync(entry, cancellationToken);
        }

        return account;
    }

    /// <summary>Appends an entry as it is recorded.</summary>
    /// <exception cref="InvalidDataException">It does not follow from the entries before it.</exception>
    public async Task AppendAsync(LedgerEntry entry, CancellationToken cancellationToken)
    {
        if (entry is LedgerEntry.AccountOpened opened)
        {
            await Store.Ledgers.OpenAccountAsync(opened.Context, opened.Terms, cancellationToken);
        }
        else if (await Store.Ledgers.AppendAsync(entry, cancellationToken) is not AppendResult.Appended)
        {
            throw new InvalidDataException($"Entry {entry.Sequence} of {signature} does not follow from those before.");
        }
    }

    /// <summary>The entries after a number.</summary>
    public ValueTask<List<LedgerEntry>> ReadAfterAsync(long sequence, CancellationToken cancellationToken) =>
        Store.Ledgers.ReadEntriesAsync(signature, sequence, cancellationToken).ToListAsync(cancellationToken);
}
