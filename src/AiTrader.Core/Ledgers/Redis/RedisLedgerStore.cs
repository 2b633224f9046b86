using System.Runtime.CompilerServices;
using StackExchange.Redis;

namespace AiTrader.Stores;

/// <summary>
/// Ledgers in Redis, for any number of processes and machines. An append is one round trip and one script: it checks
/// and writes as
/// one step, so that two writers never both succeed. Entries are hash-chained, and a ledger changed behind its back is
/// detected.
/// </summary>
/// <remarks>
/// What it acknowledges is as durable as the server is set to make it; <c>appendonly yes</c> with
/// <c>appendfsync always</c> keeps all
/// of it. Where the server cannot be reached or does not answer in time, the exceptions of StackExchange.Redis pass
/// through: a
/// session ends as Faulted, and is run again. All keys of a signature begin with <c>aitrader:{signature}:</c>, which is
/// one slot of a cluster.
/// </remarks>
public sealed class RedisLedgerStore : ILedgerStore, IDisposable, IAsyncDisposable
{
    private readonly IConnectionMultiplexer _connection;
    private readonly RedisChains _chains;
    private readonly bool _isOwner;

    /// <summary>Keeps ledgers behind a connection that the application has; it is not closed with the ledger.</summary>
    public RedisLedgerStore(IConnectionMultiplexer connection)
        : this(connection, isOwner: false) { }

    private RedisLedgerStore(IConnectionMultiplexer connection, bool isOwner)
    {
        ArgumentNullException.ThrowIfNull(connection);
        _connection = connection;
        _isOwner = isOwner;
        Store = new RedisDatabase(connection);
        _chains = new RedisChains(Store);
    }

    /// <summary>The database; journals in it are written through it too.</summary>
    internal RedisDatabase Store { get; }

    /// <summary>Connects to Redis.</summary>
    /// <param name="connection">
    /// As StackExchange.Redis reads it:
    /// <c>10.0.0.5:6380,ssl=true,user=trader,password=…,defaultDatabase=2,asyncTimeout=2000</c>.
    /// </param>
    /// <exception cref="ArgumentException">It cannot be read.</exception>
    /// <exception cref="RedisConnectionException">No server of it can be reached, or it refuses the
    /// password.</exception>
    public static RedisLedgerStore Connect(string connection)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(connection);
        var options = ConfigurationOptions.Parse(connection);

        // A fault that is kept and shown says what happened, and not two lines of counters of the client.
        options.IncludeDetailInExceptions = false;
        return new RedisLedgerStore(ConnectionMultiplexer.Connect(options), isOwner: true);
    }

    /// <inheritdoc/>
    public async ValueTask<Account> OpenAccountAsync(
        TradingContext context,
        Market market,
        Money cash,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(context);
        var opened = new LedgerEntry.AccountOpened(context, AccountTerms.Create(market, cash));
        cancellationToken.ThrowIfCancellationRequested();
        while (true)
        {
            var chain = await _chains.RefreshAsync(context.Signature, cancellationToken).ConfigureAwait(false);
            if (chain.Account is { } account)
            {
                return account.RequireTerms(opened.Terms);
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
                    : (await Store.LookAsync(chain, entry).ConfigureAwait(false), chain);
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
    public async IAsyncEnumerable<LedgerEntry> ReadEntriesAsync(
        Signature signature,
        long afterSequence,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(signature);
        ArgumentOutOfRangeException.ThrowIfNegative(afterSequence);
        cancellationToken.ThrowIfCancellationRequested();

        // The entry before the first one is read too: the first one's hash follows from its.
        var page = await Store.ReadAsync(signature, Math.Max(0, afterSequence - 1)).ConfigureAwait(false);
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
            var link in Store
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
            return new LedgerVerification(signature, chain.Version, null);
        }
        catch (LedgerCorruptedException corrupted)
        {
            return new LedgerVerification(signature, Math.Max(0, corrupted.Damage.Sequence - 1), corrupted.Damage);
        }
    }

    /// <inheritdoc/>
    /// <exception cref="InvalidDataException">A key looks like that of a ledger and belongs to no
    /// signature.</exception>
    public async ValueTask<IReadOnlyList<Signature>> ListSignaturesAsync(CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var owners = await Store.ListAsync(cancellationToken).ConfigureAwait(false);
        return [.. owners.Select(Parse).Order()];

        static Signature Parse(string text) =>
            Signature.TryParse(text, out var signature)
                ? signature
                : throw new InvalidDataException(
                    $"The database holds a ledger of {SafeText.Quote(text)}, which is no signature: it was "
                        + $"changed behind its back."
                );
    }

    /// <summary>Closes the connection, where the ledger has made it.</summary>
    public void Dispose()
    {
        if (_isOwner)
        {
            _connection.Dispose();
        }
    }

    /// <inheritdoc cref="Dispose"/>
    public ValueTask DisposeAsync() => _isOwner ? _connection.DisposeAsync() : ValueTask.CompletedTask;
}
