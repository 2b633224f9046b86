using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace AiTrader.Stores;

/// <summary>The ledgers of a SQLite file.</summary>
/// <remarks>
/// An account's entries are read and verified when this process first touches it; after that an append reads nothing
/// old, so its cost does not grow with the history.
/// </remarks>
internal sealed class SqliteLedgerStore(SqliteWriter writer, SqliteReaders readers) : ILedgerStore
{
    /// <inheritdoc/>
    public async ValueTask<Account> OpenAccountAsync(
        TradingContext context,
        AccountTerms terms,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(terms);
        cancellationToken.ThrowIfCancellationRequested();
        var opened = new LedgerEntry.AccountOpened(context, terms);
        return await writer.DoAsync(books => books.Open(opened)).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask<Account?> FindAccountAsync(
        Signature signature,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(signature);
        cancellationToken.ThrowIfCancellationRequested();
        if (writer.Published(signature) is { Chain.Account: { } known } published && IsCurrent(published, known))
        {
            return known;
        }

        return await writer.DoAsync(books => books.Read(signature).Account).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public Account? GetCachedAccount(Signature signature)
    {
        ArgumentNullException.ThrowIfNull(signature);
        return writer.Published(signature)?.Chain.Account;
    }

    /// <inheritdoc/>
    public Account? GetCachedAccount(Signature signature, TimeSpan maximumAge)
    {
        ArgumentNullException.ThrowIfNull(signature);
        return writer.Published(signature)?.FindAccount(maximumAge);
    }

    /// <inheritdoc/>
    public IReadOnlyList<LedgerEntry>? GetCachedEntries(Account account)
    {
        ArgumentNullException.ThrowIfNull(account);
        return writer.Published(account.Signature)?.Chain.EntriesOf(account);
    }

    /// <inheritdoc/>
    public async ValueTask<AppendResult> AppendAsync(LedgerEntry entry, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(entry);
        cancellationToken.ThrowIfCancellationRequested();
        return await writer.DoAsync(books => books.Append(entry)).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask<AppendResult> AppendAllAsync(
        IReadOnlyList<LedgerEntry> entries,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(entries);
        ArgumentOutOfRangeException.ThrowIfZero(entries.Count);
        cancellationToken.ThrowIfCancellationRequested();
        return await writer.DoAsync(books => books.Append(entries)).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<LedgerEntry> ReadEntriesAsync(
        Signature signature,
        long afterSequence = 0,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(signature);
        ArgumentOutOfRangeException.ThrowIfNegative(afterSequence);
        await Task.CompletedTask.ConfigureAwait(false);
        using var reader = readers.Borrow();
        reader.Begin();
        foreach (var entry in reader.Rows.ReadEntries(signature, afterSequence))
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return entry;
        }
    }

    /// <inheritdoc/>
    public ValueTask<LedgerVerification> VerifyAsync(Signature signature, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(signature);
        cancellationToken.ThrowIfCancellationRequested();
        using var reader = readers.Borrow();
        reader.Begin();
        try
        {
            var chain = reader.Rows.Extend(signature, LedgerChain.Empty);
            reader.Rows.RequireHead(signature, chain);
            return ValueTask.FromResult(chain.ToVerification(signature));
        }
        catch (StoreCorruptedException corrupted) when (corrupted.Damage is { } damage)
        {
            return ValueTask.FromResult(new LedgerVerification(signature, Math.Max(0, damage.Sequence - 1), damage));
        }
    }

    /// <inheritdoc/>
    /// <exception cref="StoreCorruptedException">The file holds rows that belong to no signature.</exception>
    public async IAsyncEnumerable<Signature> ListSignaturesAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        cancellationToken.ThrowIfCancellationRequested();
        await Task.CompletedTask.ConfigureAwait(false);
        using var reader = readers.Borrow();
        reader.Begin();
        foreach (var signature in reader.Rows.ReadSignatures())
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return signature;
        }
    }

    // Whether no other process has appended to or touched the ledger since.
    private bool IsCurrent(SeenChain published, Account known)
    {
        long at = Stopwatch.GetTimestamp();
        using var reader = readers.Borrow();
        if (!reader.Rows.IsCurrent(known))
        {
            return false;
        }

        writer.Confirm(published, at);
        return true;
    }
}
