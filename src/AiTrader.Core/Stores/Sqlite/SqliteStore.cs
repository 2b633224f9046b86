using Microsoft.Data.Sqlite;

namespace AiTrader.Stores;

/// <summary>
/// A store in one SQLite file, the embedded default. Acknowledged entries are on disk (WAL, synchronous=FULL) and
/// survive a kill or a power failure; the entries of ledgers are hash-chained, and a file that was changed from outside
/// is detected. Several processes of one machine may share a file.
/// </summary>
/// <remarks>
/// A lease is a lock of the operating system on a file in <c>FILE.leases</c>: it is given back when its holder dies.
/// </remarks>
public sealed class SqliteStore : IStore, IDisposable
{
    private readonly SqliteWriter _writer;
    private readonly SqliteReaders _readers;

    /// <summary>
    /// Opens the file, or creates it. The file is checked first, which takes about a second for a gigabyte.
    /// </summary>
    /// <param name="path">The file; its folder must exist.</param>
    /// <param name="timeProvider">The wall clock.</param>
    /// <param name="leases">The holder of leases and their lifetime; null for the defaults.</param>
    /// <exception cref="SqliteException">The file cannot be opened or is not a database.</exception>
    /// <exception cref="InvalidDataException">The file is a database, but not a store.</exception>
    /// <exception cref="StoreCorruptedException">A page, a table or an index of the file is damaged.</exception>
    public SqliteStore(string path, TimeProvider timeProvider, LeaseOptions? leases = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        ArgumentNullException.ThrowIfNull(timeProvider);
        var connection = SqliteOpening.Open(path);
        var watch = new SqliteFileWatch(path);
        _readers = new SqliteReaders(path, watch);
        _writer = new SqliteWriter(connection, watch);
        Ledgers = new SqliteLedgerStore(_writer, _readers);
        Journals = new SqliteJournalStore(_writer, _readers);
        Faults = new SqliteFaultStore(_writer, _readers);
        Notes = new SqliteNoteStore(_writer, _readers);
        Leases = new FileLeaseStore(FileLeaseStore.FolderOf(path), leases ?? new LeaseOptions(), timeProvider);
    }

    /// <inheritdoc/>
    public ILedgerStore Ledgers { get; }

    /// <inheritdoc/>
    public IJournalStore Journals { get; }

    /// <inheritdoc/>
    public IFaultStore Faults { get; }

    /// <inheritdoc/>
    public INoteStore Notes { get; }

    /// <inheritdoc/>
    public ILeaseStore Leases { get; }

    /// <summary>How many connections were opened to read the file.</summary>
    internal int ReaderCount => _readers.OpenedCount;

    /// <summary>
    /// Copies the store into a new file, as it is now, while it is used. The copy is complete in one file; it is
    /// checked before it gets its name.
    /// </summary>
    /// <param name="path">The new file; its folder must exist, and the file must not.</param>
    /// <exception cref="IOException">
    /// The file exists or cannot be written, or the store's file was replaced.
    /// </exception>
    /// <exception cref="SqliteException">The file cannot be written.</exception>
    /// <exception cref="StoreCorruptedException">The store is damaged.</exception>
    public void Backup(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        string unfinished = $"{Path.GetFullPath(path)}.{Guid.NewGuid():n}.tmp";
        try
        {
            using (var reader = _readers.Borrow())
            {
                reader.CopyTo(unfinished);
            }

            SqliteOpening.Open(unfinished).Dispose();
            File.Move(unfinished, path, overwrite: false);
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    /// <summary>Finishes the appends under way and closes the file.</summary>
    public void Dispose()
    {
        _writer.Dispose();
        _readers.Dispose();
    }

    /// <inheritdoc cref="Dispose"/>
    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }
}
