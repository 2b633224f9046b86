using System.Runtime.CompilerServices;

namespace AiTrader.Stores;

/// <summary>
/// The ledgers of a database of Redis. An append is one round trip and one script: it checks and writes atomically, so
/// that two writers never both succeed. Entries are hash-chained, and a ledger changed from outside is detected.
/// </summary>
internal sealed class RedisLedgerStore(RedisDatabase database) : ILedgerStore
{
    private readonly RedisChains _chains = new(database);

    /// <inheritdoc/>
    public async ValueTask<Account> OpenAccountAsync(
        TradingContext context,
        AccountTerms terms,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(terms);
        var opened = new LedgerEntry.AccountOpened(context, terms);
        cancellationToken.ThrowIfCancellationRequested();
        while (true)
        {
            var chain = await _chains.RefreshAsync(context.Signature, cancellationToken).ConfigureAwait(false);
            if (chain.Account is { } account)
            {
                return account.Require(context, opened.Terms);
            }

            // Where it is not appended, somebody else has opened the account since it was read.
            if (
                await _chains.TryAppendAsync(chain, opened, Account.Open(opened)).ConfigureAwait(false) is
                (RedisReply.Appended, var next)
            )
            {
                return next.Account!;
            }
        }
    }

    /// <inheritdoc/>
    public async ValueTask<Account?> FindAccountAsync(
        Signature signature,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(signature);
        cancellationToken.ThrowIfCancellationRequested();
        return (await _chains.RefreshAsync(signature, cancellationToken).ConfigureAwait(false)).Account;
    }

    /// <inheritdoc/>
    public Account? GetCachedAccount(Signature signature)
    {
        ArgumentNullException.ThrowIfNull(signature);
        return _chains.Find(signature)?.Account;
    }

    /// <inheritdoc/>
    public Account? GetCachedAccount(Signature signature, TimeSpan maximumAge)
    {
        ArgumentNullException.ThrowIfNull(signature);
        return _chains.FindAccount(signature, maximumAge);
    }

    /// <inheritdoc/>
    public IReadOnlyList<LedgerEntry>? GetCachedEntries(Account account)
    {
        ArgumentNullException.ThrowIfNull(account);
        return _chains.Find(account.Signature)?.EntriesOf(account);
    }

    /// <inheritdoc/>
    public async ValueTask<AppendResult> AppendAsync(LedgerEntry entry, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(entry);
        cancellationToken.ThrowIfCancellationRequested();
        var signature = entry.Context.Signature;
        var chain =
            _chains.Find(signature) ?? await _chains.LoadAsync(signature, cancellationToken).ConfigureAwait(false);
        while (true)
        {
            var account = chain.Account ?? throw new LedgerException(signature, "no account is open; open it first.");
            bool isNext = entry.Sequence == account.Version + 1;
            string? reason = isNext ? account.WhyNot(entry) : null;

            // An id that Redis has comes before any reason why the entry cannot come next.
            var (reply, next) =
                isNext && reason is null
                    ? await _chains.TryAppendAsync(chain, entry, account.Apply(entry)).ConfigureAwait(false)
                    : (await database.LookAsync(chain, entry).ConfigureAwait(false), chain);
            switch (reply)
            {
                case RedisReply.Appended:
                    return new AppendResult.Appended(next.Account!);
                case RedisReply.Duplicate duplicate:
                    return new AppendResult.Duplicate(
                        await _chains.RequireAsync(entry, duplicate.Rows, cancellationToken).ConfigureAwait(false)
                    );
                case RedisReply.Moved moved:
                    next = await _chains.ExtendAsync(chain, moved.Page, cancellationToken).ConfigureAwait(false);
                    break;
                default:
                    // Says where, unless it was restored in the meantime.
                    await _chains.LoadAsync(signature, cancellationToken).ConfigureAwait(false);
                    throw LedgerLink.Damaged(
                        signature,
                        entry.Sequence,
                        "entries or ids were added or removed a moment ago"
                    );
            }

            if (reason is not null && next.Version == chain.Version)
            {
                throw new LedgerException(signature, $"{reason}.");
            }

            if (next.Account is { } current && entry.Sequence != current.Version + 1)
            {
                return new AppendResult.Conflict(current);
            }

            // The entry's writer knew more than this process did, which knows it now.
            chain = next;
        }
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
        if (
            _chains.Find(entries[0].Context.Signature) is { } chain
            && FollowUps(chain, entries) is { } following
            && await _chains.TryAppendAsync(chain, following).ConfigureAwait(false) is (RedisReply.Appended, var next)
        )
        {
            return new AppendResult.Appended(next.Account!);
        }

        // None was appended: one after the other, up to the one that cannot be.
        var result = await AppendAsync(entries[0], cancellationToken).ConfigureAwait(false);
        for (int i = 1; i < entries.Count && result is AppendResult.Appended; i++)
        {
            result = await AppendAsync(entries[i], cancellationToken).ConfigureAwait(false);
        }

        return result;
    }

    // Null if they do not follow on the chain, as this process knows it.
    private static List<(LedgerEntry Entry, Account After)>? FollowUps(
        LedgerChain chain,
        IReadOnlyList<LedgerEntry> entries
    )
    {
        var following = new List<(LedgerEntry, Account)>();
        var account = chain.Account;
        foreach (var entry in entries)
        {
            if (
                account is null
                || entry.Context.Signature != account.Signature
                || entry.Sequence != account.Version + 1
                || account.WhyNot(entry) is not null
            )
            {
                return null;
            }

            account = account.Apply(entry);
            following.Add((entry, account));
        }

        return following;
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
        cancellationToken.ThrowIfCancellationRequested();

        // The entry before the first one is read too: the first one's hash follows from its.
        var page = await database.ReadFirstAsync(signature, Math.Max(0, afterSequence - 1)).ConfigureAwait(false);
        if (afterSequence > page.Head.Version)
        {
            yield break;
        }

        byte[] hash =
            afterSequence == 0 ? LedgerChain.Empty.Head
            : page.Rows.Count > 0 && page.Rows[0].Sequence == afterSequence ? page.Rows[0].Hash
            : throw LedgerLink.Damaged(signature, afterSequence, "the entry is missing");
        page = afterSequence == 0 ? page : page with { Rows = [.. page.Rows.Skip(1)] };
        await foreach (
            var link in database
                .LinksAsync(page, afterSequence, hash, withIds: false, cancellationToken)
                .ConfigureAwait(false)
        )
        {
            yield return link.Entry;
        }
    }

    /// <inheritdoc/>
    public async ValueTask<LedgerVerification> VerifyAsync(
        Signature signature,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(signature);
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            var chain = await _chains.LoadAsync(signature, cancellationToken).ConfigureAwait(false);
            return chain.ToVerification(signature);
        }
        catch (StoreCorruptedException corrupted) when (corrupted.Damage is { } damage)
        {
            return new LedgerVerification(signature, Math.Max(0, damage.Sequence - 1), damage);
        }
    }

    /// <inheritdoc/>
    /// <exception cref="StoreCorruptedException">
    /// A key looks like the key of a ledger but has no valid signature.
    /// </exception>
    public async IAsyncEnumerable<Signature> ListSignaturesAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        cancellationToken.ThrowIfCancellationRequested();
        var owners = await database.ListAsync(cancellationToken).ConfigureAwait(false);
        foreach (var signature in owners.Select(Parse).Order())
        {
            yield return signature;
        }

        static Signature Parse(string text) =>
            Signature.TryParse(text, out var signature)
                ? signature
                : throw new StoreCorruptedException(
                    null,
                    $"The database holds a ledger of {MessageText.Quote(text)}, which is not a signature: it was "
                        + $"changed from outside."
                );
    }
}
