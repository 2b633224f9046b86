namespace AiTrader.Stores;

/// <summary>
/// Append-only records, one ledger a signature. The only state there is: whatever an account is, its entries say. All
/// members are
/// safe to call concurrently, from any number of threads and (where the store is shared) processes.
/// </summary>
public interface ILedgerStore
{
    /// <summary>
    /// Opens the context's account, or, where it is open already with the same terms, leaves it as it is.
    /// </summary>
    /// <returns>The account as it is now.</returns>
    /// <exception cref="LedgerException">The account is open with other terms.</exception>
    /// <exception cref="StoreCorruptedException">The ledger was changed behind its back.</exception>
    ValueTask<Account> OpenAccountAsync(
        TradingContext context,
        AccountTerms terms,
        CancellationToken cancellationToken = default
    );

    /// <summary>Reads an account as it is now; null where none is open.</summary>
    /// <exception cref="StoreCorruptedException">The ledger was changed behind its back.</exception>
    ValueTask<Account?> FindAccountAsync(Signature signature, CancellationToken cancellationToken = default);

    /// <summary>
    /// The account as this process last saw it, at no cost; null where it must be read. Others may have appended since:
    /// good enough
    /// to decide upon what an append then settles, and for nothing else.
    /// </summary>
    Account? GetCachedAccount(Signature signature) => null;

    /// <summary>
    /// The entries of an account's last time, which are those after <see cref="Account.VersionBeforeTime"/>, as this
    /// process wrote or read them, at no cost; null where they must be read.
    /// </summary>
    IReadOnlyList<LedgerEntry>? GetCachedEntries(Account account) => null;

    /// <summary>
    /// Appends an entry, atomically, if the account's version is still the one before the entry's sequence and no entry
    /// has its id.
    /// When it returns <see cref="AppendResult.Appended"/>, the entry is as durable as the store makes it. Where it
    /// throws for
    /// another reason than the two below, the entry may or may not be there; appending it again settles it.
    /// </summary>
    /// <exception cref="LedgerException">The account is not open, or the entry cannot come next; nothing was
    /// changed.</exception>
    /// <exception cref="StoreCorruptedException">The ledger was changed behind its back; nothing was changed
    /// now.</exception>
    ValueTask<AppendResult> AppendAsync(LedgerEntry entry, CancellationToken cancellationToken = default);

    /// <summary>
    /// Streams the entries after the first <paramref name="afterSequence"/> in order, up to the one that is the last
    /// when the stream begins;
    /// none where no account is open.
    /// </summary>
    /// <exception cref="StoreCorruptedException">The stream has come to where the ledger was changed behind its
    /// back.</exception>
    IAsyncEnumerable<LedgerEntry> ReadEntriesAsync(
        Signature signature,
        long afterSequence = 0,
        CancellationToken cancellationToken = default
    );

    /// <summary>
    /// Reads every entry of a ledger again, and says whether all is as it was appended or where it is not.
    /// </summary>
    ValueTask<LedgerVerification> VerifyAsync(Signature signature, CancellationToken cancellationToken = default);

    /// <summary>The signatures that have a ledger, in ordinal order.</summary>
    IAsyncEnumerable<Signature> ListSignaturesAsync(CancellationToken cancellationToken = default);
}
