using System.Text;
using Microsoft.Data.Sqlite;

namespace AiTrader.Stores;

/// <summary>The statements of one connection, and how a ledger is read and checked through them.</summary>
internal sealed class SqliteRows(SqliteConnection connection) : IDisposable
{
    private readonly bool _isReadOnly = connection.IsReadOnly();

    private readonly SqliteStatement _beginRead = new(connection, "BEGIN DEFERRED", 0);
    private readonly SqliteStatement _commit = new(connection, "COMMIT", 0);
    private readonly SqliteStatement _rollback = new(connection, "ROLLBACK", 0);
    private readonly SqliteStatement _account = new(
        connection,
        "SELECT version, head, suspect FROM accounts WHERE signature = $0",
        1
    );
    private readonly SqliteStatement _last = new(
        connection,
        "SELECT sequence, hash FROM entries WHERE signature = $0 ORDER BY sequence DESC LIMIT 1",
        1
    );
    private readonly SqliteStatement _hashOf = new(
        connection,
        "SELECT hash FROM entries WHERE signature = $0 AND sequence = $1",
        2
    );
    private readonly SqliteStatement _after = new(
        connection,
        "SELECT sequence, id, entry, hash FROM entries WHERE signature = $0 AND sequence > $1 ORDER BY sequence",
        2
    );
    private readonly SqliteStatement _byId = new(
        connection,
        "SELECT sequence, entry FROM entries WHERE signature = $0 AND id = $1",
        2
    );
    private readonly SqliteStatement _dataVersion = new(connection, "PRAGMA data_version", 0);
    private readonly SqliteStatement _schemaVersion = new(connection, "PRAGMA schema_version", 0);
    private readonly SqliteStatement _addAccount = new(
        connection,
        "INSERT INTO accounts (signature, version, head) VALUES ($0, $1, $2)",
        3
    );
    private readonly SqliteStatement _addEntry = new(
        connection,
        "INSERT INTO entries (signature, sequence, id, entry, hash) VALUES ($0, $1, $2, $3, $4) ON CONFLICT "
            + "(id, signature) DO NOTHING",
        5
    );
    private readonly SqliteStatement _moveHead = new(
        connection,
        "UPDATE accounts SET version = $1, head = $2 WHERE signature = $0",
        3
    );
    private readonly SqliteStatement _clear = new(
        connection,
        "UPDATE accounts SET suspect = 0 WHERE signature = $0",
        1
    );
    private readonly SqliteStatement _signatures = new(
        connection,
        "SELECT signature FROM accounts UNION SELECT signature FROM entries ORDER BY 1",
        0
    );

    /// <summary>A number that changes when another connection has changed the file.</summary>
    public long DataVersion => _dataVersion.ReadNumber();

    /// <summary>A number that changes when a table or a trigger is created or dropped.</summary>
    public long SchemaVersion => _schemaVersion.ReadNumber();

    /// <summary>
    /// Begins to read the file as it is now, whatever is appended meanwhile; ends with <see cref="Rollback"/>.
    /// </summary>
    public void BeginRead() => _beginRead.Run();

    /// <summary>Puts the transaction on disk.</summary>
    public void Commit() => _commit.Run();

    /// <summary>Undoes the transaction.</summary>
    public void Rollback() => _rollback.Run();

    /// <summary>Creates the triggers that were dropped.</summary>
    public void RestoreTriggers()
    {
        if (!_isReadOnly)
        {
            SqliteSchema.RestoreTriggers(connection);
        }
    }

    /// <summary>
    /// Brings a chain up to date with the file: only the new rows are read, or all rows if another program can have
    /// changed old ones.
    /// </summary>
    /// <param name="signature">The signature of the ledger.</param>
    /// <param name="known">What was read or written before.</param>
    /// <param name="guarded">Whether the triggers have been in place since then.</param>
    /// <exception cref="StoreCorruptedException">The ledger was changed from outside.</exception>
    public LedgerChain Refresh(Signature signature, LedgerChain known, bool guarded)
    {
        var (head, suspect) = ReadAccount(signature);
        if (known.Version > 0)
        {
            if (suspect || !guarded)
            {
                var read = Extend(signature, LedgerChain.Empty);
                head.Require(signature, read.Version, read.Head);
            }

            RequireLast(signature, known);
        }

        var chain = Extend(signature, known);
        head.Require(signature, chain.Version, chain.Head);
        if (suspect && !_isReadOnly)
        {
            _clear.Run(signature.Value);
        }

        return chain;
    }

    /// <summary>The chain after all the rows that follow it.</summary>
    /// <exception cref="StoreCorruptedException">A row is not what was appended, or cannot come where it
    /// is.</exception>
    public LedgerChain Extend(Signature signature, LedgerChain chain) =>
        ReadAfter(signature, chain.Version, chain.Head)
            .Aggregate(chain, (extended, link) => extended.Add(signature, link));

    /// <summary>
    /// Reads the entries after the first <paramref name="after"/>, each checked against the one before it, and the last
    /// against the account. Within <see cref="BeginRead"/>.
    /// </summary>
    /// <exception cref="StoreCorruptedException">A row is not what was appended, or the end was cut off.</exception>
    public IEnumerable<LedgerEntry> ReadEntries(Signature signature, long after)
    {
        var (head, _) = ReadAccount(signature);
        if (after > head.Version)
        {
            yield break;
        }

        byte[] hash =
            after == 0
                ? LedgerChain.Empty.Head
                : ReadHash(signature, after) ?? throw LedgerLink.Damaged(signature, after, "the entry is missing");
        long sequence = after;
        foreach (var link in ReadAfter(signature, after, hash))
        {
            (sequence, hash) = (link.Entry.Sequence, link.Hash);
            yield return link.Entry;
        }

        head.Require(signature, sequence, hash);
    }

    /// <summary>Checks that the account's row says the same as its entries.</summary>
    /// <exception cref="StoreCorruptedException">It does not: the end was cut off, or the row was changed.</exception>
    public void RequireHead(Signature signature, LedgerChain chain) =>
        ReadAccount(signature).Head.Require(signature, chain.Version, chain.Head);

    /// <summary>Whether the file is at the same version of an account, and nobody has touched its entries.</summary>
    public bool IsCurrent(Account known)
    {
        using var row = _account.Query(known.Signature.Value);
        return row.Read() && row.GetInt64(0) == known.Version && row.GetInt64(2) == 0;
    }

    /// <summary>The entry of an id; null if there is none.</summary>
    /// <exception cref="StoreCorruptedException">The entry has another id.</exception>
    public LedgerEntry? Find(Signature signature, string id)
    {
        using var row = _byId.Query(signature.Value, id);
        if (!row.Read())
        {
            return null;
        }

        long sequence = row.GetInt64(0);
        var entry = LedgerLink.Parse(signature, sequence, row.GetBytes(1));
        return entry.Id.Value == id && entry.Sequence == sequence && entry.Context.Signature == signature
            ? entry
            : throw LedgerLink.Damaged(signature, sequence, $"it is known by the id {id}, which it does not have");
    }

    /// <summary>
    /// Adds an entry and moves the account's head to it; returns false, and changes nothing, if the ledger already has
    /// the id.
    /// </summary>
    public bool TryAppend(LedgerEntry entry, byte[] line, byte[] hash)
    {
        string signature = entry.Context.Signature.Value;
        if (_addEntry.Run(signature, entry.Sequence, entry.Id.Value, Encoding.UTF8.GetString(line), hash) == 0)
        {
            return false;
        }

        var head = entry is LedgerEntry.AccountOpened ? _addAccount : _moveHead;
        head.Run(signature, entry.Sequence, hash);
        return true;
    }

    /// <summary>Whose ledgers there are, in ordinal order.</summary>
    /// <exception cref="StoreCorruptedException">A row belongs to no signature.</exception>
    public IEnumerable<Signature> ReadSignatures()
    {
        using var rows = _signatures.Query();
        while (rows.Read())
        {
            string text = rows.GetString(0);
            yield return Signature.TryParse(text, out var signature)
                ? signature
                : throw new StoreCorruptedException(
                    null,
                    $"{connection.DataSource} holds rows of {MessageText.Quote(text)}, which is not a signature: "
                        + $"it was changed from outside."
                );
        }
    }

    public void Dispose()
    {
        foreach (
            var statement in (SqliteStatement[])
                [
                    _beginRead,
                    _commit,
                    _rollback,
                    _account,
                    _last,
                    _hashOf,
                    _after,
                    _byId,
                    _dataVersion,
                    _schemaVersion,
                    _addAccount,
                    _addEntry,
                    _moveHead,
                    _clear,
                    _signatures,
                ]
        )
        {
            statement.Dispose();
        }
    }

    private IEnumerable<LedgerLink> ReadAfter(Signature signature, long sequence, byte[] hash)
    {
        // An entry inserted before the first has a sequence below 1, so reading from the start reads those too.
        using var rows = _after.Query(signature.Value, sequence == 0 ? long.MinValue : sequence);
        TradingContext? likely = null;
        while (rows.Read())
        {
            var row = new LedgerRow(rows.GetInt64(0), rows.GetString(1), rows.GetBytes(2), rows.GetBytes(3));
            var link = LedgerLink.Read(signature, row, sequence, hash, likely);
            (sequence, hash, likely) = (link.Entry.Sequence, link.Hash, link.Entry.Context);
            yield return link;
        }
    }

    private byte[]? ReadHash(Signature signature, long sequence)
    {
        using var row = _hashOf.Query(signature.Value, sequence);
        return row.Read() ? row.GetBytes(0) : null;
    }

    private (LedgerHead Head, bool Suspect) ReadAccount(Signature signature)
    {
        using var row = _account.Query(signature.Value);
        return row.Read() ? (new(row.GetInt64(0), row.GetBytes(1)), row.GetInt64(2) != 0) : (new(0, null), false);
    }

    private void RequireLast(Signature signature, LedgerChain known)
    {
        using var row = _last.Query(signature.Value);
        if (!row.Read() || row.GetInt64(0) < known.Version)
        {
            throw LedgerLink.Damaged(signature, known.Version, "the entry is missing");
        }

        if (row.GetInt64(0) == known.Version && !known.Head.AsSpan().SequenceEqual(row.GetBytes(1)))
        {
            throw LedgerLink.Damaged(signature, known.Version, "its hash was changed");
        }
    }
}
