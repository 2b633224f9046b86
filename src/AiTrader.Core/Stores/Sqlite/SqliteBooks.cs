using System.Collections.Concurrent;
using System.Diagnostics;

namespace AiTrader.Stores;

/// <summary>
/// The ledgers as the writer last saw them, so that an append reads nothing old. Changes within a transaction are
/// staged until it is on disk. Only the writer's thread uses it, except for <see cref="Published"/>.
/// </summary>
internal sealed class SqliteBooks(SqliteRows rows, SqliteTables tables)
{
    private readonly ConcurrentDictionary<Signature, SeenChain> _durable = new();
    private readonly Dictionary<Signature, LedgerChain> _staged = [];
    private readonly HashSet<Signature> _fresh = [];
    private readonly HashSet<Signature> _guarded = [];
    private long _dataVersion = -1;
    private long _schemaVersion = -1;

    /// <summary>What lies beside the ledgers.</summary>
    public SqliteTables Tables => tables;

    /// <summary>A ledger as it last was on disk; null if this process has not read it yet. Thread-safe.</summary>
    public SeenChain? Published(Signature signature) => _durable.GetValueOrDefault(signature);

    /// <summary>The file still had a ledger as it was published. Thread-safe.</summary>
    /// <param name="published">What was published.</param>
    /// <param name="at">When the file had it.</param>
    public void Confirm(SeenChain published, long at)
    {
        if (published.Chain.Account is { Signature: var signature } && at > published.At)
        {
            // What was published since then is newer.
            _durable.TryUpdate(signature, new SeenChain(published.Chain, at), published);
        }
    }

    /// <summary>Whether the transaction opened an account.</summary>
    public bool HasOpened { get; private set; }

    /// <summary>Begins a transaction: changes of other processes are read again when they are needed.</summary>
    public void Begin()
    {
        _staged.Clear();
        HasOpened = false;
        long dataVersion = rows.DataVersion;
        if (dataVersion != _dataVersion)
        {
            _fresh.Clear();
            _dataVersion = dataVersion;
            RequireTriggers();
        }
    }

    /// <summary>The transaction is on disk.</summary>
    /// <param name="at">When it still excluded the writes of others.</param>
    public void Commit(long at)
    {
        foreach (var (signature, chain) in _staged)
        {
            _durable[signature] = new SeenChain(chain, at);
        }
    }

    /// <summary>The transaction is undone.</summary>
    public void Rollback()
    {
        _staged.Clear();
        _fresh.Clear();
        _dataVersion = -1;
    }

    /// <summary>A ledger as it is within the transaction.</summary>
    /// <exception cref="StoreCorruptedException">The ledger was changed from outside.</exception>
    public LedgerChain Read(Signature signature)
    {
        if (_staged.TryGetValue(signature, out var staged))
        {
            return staged;
        }

        var known = _durable.GetValueOrDefault(signature)?.Chain ?? LedgerChain.Empty;
        if (_fresh.Contains(signature))
        {
            return known;
        }

        var chain = rows.Refresh(signature, known, _guarded.Contains(signature));
        _guarded.Add(signature);
        _fresh.Add(signature);
        _staged[signature] = chain;
        return chain;
    }

    /// <summary>Appends an entry.</summary>
    /// <exception cref="LedgerException">The account is not open, or the entry cannot come next.</exception>
    /// <exception cref="StoreCorruptedException">The ledger was changed from outside.</exception>
    public AppendResult Append(LedgerEntry entry)
    {
        var signature = entry.Context.Signature;
        var chain = Read(signature);
        if (chain.Account is not { } account)
        {
            throw new LedgerException(signature, "no account is open; open it first.");
        }

        bool isNext = entry.Sequence == account.Version + 1;
        string? reason = isNext ? account.WhyNot(entry) : null;
        if (isNext && reason is null && TryWrite(entry, chain, account.Apply(entry)) is { } next)
        {
            return new AppendResult.Appended(next);
        }

        // Looked for last: writing finds it too, and most appends are new.
        if (rows.Find(signature, entry.Id.Value) is { } existing)
        {
            return new AppendResult.Duplicate(existing);
        }

        return reason is null ? new AppendResult.Conflict(account) : throw new LedgerException(signature, $"{reason}.");
    }

    /// <summary>Appends entries in order until one of them is not appended.</summary>
    /// <exception cref="LedgerException">An entry cannot come next; those before it are appended.</exception>
    /// <exception cref="StoreCorruptedException">The ledger was changed from outside.</exception>
    public AppendResult Append(IReadOnlyList<LedgerEntry> entries)
    {
        var result = Append(entries[0]);
        for (int i = 1; i < entries.Count && result is AppendResult.Appended; i++)
        {
            result = Append(entries[i]);
        }

        return result;
    }

    /// <summary>Opens an account, or gives the one that is open.</summary>
    /// <exception cref="LedgerException">It is open with other terms, or belongs to another model.</exception>
    /// <exception cref="StoreCorruptedException">The ledger was changed from outside.</exception>
    public Account Open(LedgerEntry.AccountOpened opened)
    {
        var chain = Read(opened.Context.Signature);
        if (chain.Account is { } account)
        {
            return account.Require(opened.Context, opened.Terms);
        }

        HasOpened = true;
        return TryWrite(opened, chain, Account.Open(opened))
            ?? throw new UnreachableException("A ledger without entries has an entry.");
    }

    // While the schema is another than before, nobody guarded the entries: what is known of them is verified once more.
    private void RequireTriggers()
    {
        if (rows.SchemaVersion != _schemaVersion)
        {
            _guarded.Clear();
            rows.RestoreTriggers();
            _schemaVersion = rows.SchemaVersion;
        }
    }

    // The account after it; null where the file has an entry of this id.
    private Account? TryWrite(LedgerEntry entry, LedgerChain chain, Account next)
    {
        byte[] line = LedgerEntryJson.Write(entry);
        byte[] hash = HashChain.Next(chain.Head, line);
        if (!rows.TryAppend(entry, line, hash))
        {
            return null;
        }

        _staged[entry.Context.Signature] = chain.After(entry, next, hash);
        return next;
    }
}
