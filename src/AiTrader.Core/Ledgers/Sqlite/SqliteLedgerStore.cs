using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;

namespace AiTrader.Stores;

/// <summary>
/// Ledgers in one SQLite file, the embedded default. What it acknowledges is on disk (WAL, synchronous=FULL) and
/// survives a kill or
/// a power cut; entries are hash-chained, and a file changed behind its back is detected. Several processes may share a
/// file.
/// </summary>
/// <remarks>
/// An account's entries are read and verified when this process first touches it; after that an append reads nothing
/// old, so its
/// cost does not grow with the history.
/// </remarks>
public sealed class SqliteLedgerStore : ILedgerStore, IDisposable, IAsyncDisposable
{
    private readonly string _path;
    private readonly SqliteReader _reader;

    /// <summary>Opens the file, or makes it.</summary>
    /// <param name="path">The file; its folder must exist.</param>
    /// <exception cref="SqliteException">The file cannot be opened or is not a database.</exception>
    /// <exception cref="InvalidDataException">The file is a database, but not a ledger.</exception>
    public SqliteLedgerStore(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        _path = path;
        var connection = SqliteSchema.Connect(path, SqliteOpenMode.ReadWriteCreate);
        try
        {
            SqliteSchema.Ensure(connection);
            _reader = new SqliteReader(SqliteSchema.Connect(path, SqliteOpenMode.ReadWrite));
        }
        catch
        {
            connection.Dispose();
            throw;
        }

        Writer = new SqliteWriter(connection);
    }

    /// <summary>The one thread that writes the file; journals in it are written by it too.</summary>
    internal SqliteWriter Writer { get; }

    /// <inheritdoc/>
    public async ValueTask<Account> OpenAccountAsync(
        TradingContext context,
        Market market,
        Money cash,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(context);
        cancellationToken.ThrowIfCancellationRequested();
        var opened = new LedgerEntry.AccountOpened(context, AccountTerms.Create(market, cash));
        return await Writer.DoAsync(books => books.Open(opened)).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask<Account?> FindAccountAsync(
        Signature signature,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(signature);
        cancellationToken.ThrowIfCancellationRequested();
        if (Writer.Published(signature) is { } published && _reader.IsCurrent(published))
        {
            return published;
        }

        return await Writer.DoAsync(books => books.Read(signature).Account).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask<AppendResult> AppendAsync(LedgerEntry entry, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(entry);
        cancellationToken.ThrowIfCancellationRequested();
        return await Writer.DoAsync(books => books.Append(entry)).ConfigureAwait(false);
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
        await Task.CompletedTask.ConfigureAwait(false);
        using var connection = SqliteSchema.Connect(_path, SqliteOpenMode.ReadWrite);
        using var rows = new SqliteRows(connection);
        foreach (var entry in rows.ReadEntries(signature, afterSequence))
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
        using var connection = SqliteSchema.Connect(_path, SqliteOpenMode.ReadWrite);
        using var rows = new SqliteRows(connection);
        rows.BeginRead();
        try
        {
            var chain = rows.Extend(signature, LedgerChain.Empty);
            rows.RequireHead(signature, chain);
            return ValueTask.FromResult(new LedgerVerification(signature, chain.Version, null));
        }
        catch (LedgerCorruptedException corrupted)
        {
            return ValueTask.FromResult(
                new LedgerVerification(signature, Math.Max(0, corrupted.Damage.Sequence - 1), corrupted.Damage)
            );
        }
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<Signature>> ListSignaturesAsync(CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var connection = SqliteSchema.Connect(_path, SqliteOpenMode.ReadWrite);
        using var rows = new SqliteRows(connection);
        return ValueTask.FromResult(rows.ReadSignatures());
    }

    /// <summary>Finishes the appends under way and closes the file.</summary>
    public void Dispose()
    {
        Writer.Dispose();
        _reader.Dispose();
    }

    /// <inheritdoc cref="Dispose"/>
    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }
}
