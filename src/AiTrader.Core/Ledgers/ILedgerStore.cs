namespace AiTrader.Stores;

/// <summary>
/// Append-only records, with one ledger for each signature. They are the only state: an account is computed from its
/// entries. All members are safe to call concurrently, from any number of threads and, if the store is shared,
/// processes.
/// </summary>
public interface ILedgerStore
{
    /// <summary>
    /// Opens the context's account, or, where it is open already with the same terms, leaves it as it is.
    /// </summary>
    /// <returns>The current account.</returns>
    /// <exception cref="LedgerException">The account is open with other terms, or belongs to another
    /// model.</exception>
    /// <exception cref="StoreCorruptedException">The ledger was changed from outside.</exception>
    ValueTask<Account> OpenAccountAsync(
        TradingContext context,
        AccountTerms terms,
        CancellationToken cancellationToken = default
    );

    /// <summary>Reads the current account; null if none is open.</summary>
    /// <exception cref="StoreCorruptedException">The ledger was changed from outside.</exception>
    ValueTask<Account?> FindAccountAsync(Signature signature, CancellationToken cancellationToken = default);

    /// <summary>
    /// The account as this process last saw it, without a read; null if it must be read. Other writers can have
    /// appended since. Use it only for a decision that an append then confirms.
    /// </summary>
    Account? GetCachedAccount(Signature signature) => null;

    /// <summary>
    /// The account as the store had it at most <paramref name="maximumAge"/> ago, because this process read or wrote it
    /// since then, without another read; null if it must be read.
    /// </summary>
    Account? GetCachedAccount(Signature signature, TimeSpan maximumAge) => null;

    /// <summary>
    /// The entries of an account's last time, which are those after <see cref="Account.VersionBeforeTime"/>, as this
    /// process wrote or read them, at no cost; null if they must be read.
    /// </summary>
    IReadOnlyList<LedgerEntry>? GetCachedEntries(Account account) => null;

    /// <summary>
    /// Appends an entry, atomically, if the account's version is still the one before the entry's sequence and no entry
    /// has its id. When it returns <see cref="AppendResult.Appended"/>, the entry is as durable as the store allows. If
    /// it throws another exception than the two below, the ledger may or may not have the entry; append it again to
    /// find out.
    /// </summary>
    /// <exception cref="LedgerException">The account is not open or belongs to another model, or the entry cannot come
    /// next; nothing was changed.</exception>
    /// <exception cref="StoreCorruptedException">
    /// The ledger was changed from outside; nothing was changed now.
    /// </exception>
    ValueTask<AppendResult> AppendAsync(LedgerEntry entry, CancellationToken cancellationToken = default);

    /// <summary>
    /// Appends entries of one ledger that follow one another, in order, each as
    /// <see cref="AppendAsync"/> does, until one of them is not appended. A store can
    /// put them on disk together.
    /// </summary>
    /// <param name="entries">The entries, at least one.</param>
    /// <param name="cancellationToken">Cancels the call before it begins.</param>
    /// <returns>The result of the last entry that was tried.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There are no entries.</exception>
    /// <exception cref="LedgerException">As for one entry; the entries before it are appended.</exception>
    /// <exception cref="StoreCorruptedException">
    /// The ledger was changed from outside; nothing was changed now.
    /// </exception>
    async ValueTask<AppendResult> AppendAllAsync(
        IReadOnlyList<LedgerEntry> entries,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(entries);
        ArgumentOutOfRangeException.ThrowIfZero(entries.Count);
        var result = await AppendAsync(entries[0], cancellationToken).ConfigureAwait(false);
        for (int i = 1; i < entries.Count && result is AppendResult.Appended; i++)
        {
            result = await AppendAsync(entries[i], cancellationToken).ConfigureAwait(false);
        }

        return result;
    }

    /// <summary>
    /// Streams the entries after the first <paramref name="afterSequence"/> in order, up to the one that is the last
    /// when the stream begins; none if no account is open.
    /// </summary>
    /// <exception cref="StoreCorruptedException">
    /// The stream has come to where the ledger was changed from outside.
    /// </exception>
    IAsyncEnumerable<LedgerEntry> ReadEntriesAsync(
        Signature signature,
        long afterSequence = 0,
        CancellationToken cancellationToken = default
    );

    /// <summary>
    /// Reads every entry of a ledger again, and reports whether the ledger is intact, or where it is not.
    /// </summary>
    ValueTask<LedgerVerification> VerifyAsync(Signature signature, CancellationToken cancellationToken = default);

    /// <summary>The signatures that have a ledger, in ordinal order.</summary>
    IAsyncEnumerable<Signature> ListSignaturesAsync(CancellationToken cancellationToken = default);
}
