namespace AiTrader.Stores;

/// <summary>What is often asked of ledgers, in one call.</summary>
public static class LedgerStoreExtensions
{
    /// <summary>
    /// Longer than a trader of a program needs from one act to the next, and shorter than the owner of an account, or
    /// another program, could tell.
    /// </summary>
    internal static readonly TimeSpan Recent = TimeSpan.FromMilliseconds(10);

    /// <summary>Opens the context's account for a market, or leaves it as it is where it is open.</summary>
    /// <param name="ledgers">The ledgers.</param>
    /// <param name="context">Whose account, and when it is opened.</param>
    /// <param name="market">The market it trades.</param>
    /// <param name="cash">The initial cash; zero or more.</param>
    /// <param name="cancellationToken">Cancels the call before it begins.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="cash"/> is negative.</exception>
    /// <exception cref="LedgerException">The account is open with another market or other cash, or belongs to another
    /// model.</exception>
    /// <exception cref="StoreCorruptedException">The ledger was changed from outside.</exception>
    public static ValueTask<Account> OpenAccountAsync(
        this ILedgerStore ledgers,
        TradingContext context,
        Market market,
        Money cash,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(ledgers);
        ArgumentNullException.ThrowIfNull(context);
        return ledgers.OpenAccountAsync(context, AccountTerms.Create(market, cash), cancellationToken);
    }

    /// <summary>
    /// The current account: as this process has just read or written it, or read. What another process wrote in the
    /// last milliseconds can be missing, as if it had been written a moment later; the append of the next act says so.
    /// </summary>
    internal static ValueTask<Account?> FindRecentAccountAsync(
        this ILedgerStore ledgers,
        Signature signature,
        CancellationToken cancellationToken = default
    ) =>
        ledgers.GetCachedAccount(signature, Recent) is { } account
            ? ValueTask.FromResult<Account?>(account)
            : ledgers.FindAccountAsync(signature, cancellationToken);

    /// <summary>
    /// The entries of an account's last time: as this process knows them, or read where it does not know them.
    /// </summary>
    internal static ValueTask<IReadOnlyList<LedgerEntry>> ReadLastTimeAsync(
        this ILedgerStore ledgers,
        Account account,
        CancellationToken cancellationToken = default
    )
    {
        bool isCached = ledgers.GetCachedAccount(account.Signature)?.Version == account.Version;
        return isCached && ledgers.GetCachedEntries(account) is { } entries
            ? ValueTask.FromResult(entries)
            : ReadAsync(ledgers.ReadEntriesAsync(account.Signature, account.VersionBeforeTime, cancellationToken));

        async ValueTask<IReadOnlyList<LedgerEntry>> ReadAsync(IAsyncEnumerable<LedgerEntry> read) =>
            await read.ToListAsync(cancellationToken).ConfigureAwait(false);
    }
}
