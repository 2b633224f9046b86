using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace AiTrader.Stores;

/// <summary>
/// A store in one SQLite file, the embedded default. Acknowledged entries are on disk (WAL, synchronous=FULL) and
/// survive a kill or a power failure; the entries of ledgers are hash-chained, and a file that was changed from outside
/// is detected. Several processes of one machine may share a file.
/// </summary>
/// <remarks>
/// A lease is a lock of the operating system on a file in <c>FILE.leases</c>: it is given back when its holder dies.
/// </remarks>
public sealed partial class SqliteStore : IStore, IDisposable
{
    private readonly SqliteWriter _writer;
    private readonly SqliteReaders _readers;

    /// <summary>
    /// Opens the file, or creates it. The file is checked first, which takes about a second for a gigabyte.
    /// </summary>
    /// <param name="path">The file; its folder must exist.</param>
    /// <param name="timeProvider">The wall clock.</param>
    /// <param name="leases">The holder of leases and their lifetime; null for the defaults.</param>
    /// <param name="logger">Is told when another program keeps the file's write lock; null if nobody is.</param>
    /// <exception cref="SqliteException">The file cannot be opened or is not a database.</exception>
    /// <exception cref="InvalidDataException">The file is a database, but not a store.</exception>
    /// <exception cref="StoreCorruptedException">A page, a table or an index of the file is damaged.</exception>
    public SqliteStore(
        string path,
        TimeProvider timeProvider,
        LeaseOptions? leases = null,
        ILogger<SqliteStore>? logger = null
    )
        : this(
            path,
            timeProvider,
            leases,
            reason => LogWaiting((ILogger?)logger ?? NullLogger<SqliteStore>.Instance, reason)
        ) { }

    /// <summary>The same for a program that says itself what it waits for.</summary>
    internal SqliteStore(string path, TimeProvider timeProvider, LeaseOptions? leases, Action<string> awaited)
        : this(
            SqliteOpening.Open(Checked(path, timeProvider)),
            () => SqliteOpening.Connect(path),
            new SqliteFileWatch(path),
            LeasesOf(path, leases, timeProvider),
            awaited
        ) { }

    private SqliteStore(
        SqliteConnection connection,
        Func<SqliteConnection> connect,
        SqliteFileWatch watch,
        FileLeaseStore leases,
        Action<string> awaited
    )
    {
        _readers = new SqliteReaders(connect, watch);
        _writer = new SqliteWriter(connection, watch, awaited);
        Ledgers = new SqliteLedgerStore(_writer, _readers);
        Journals = new SqliteJournalStore(_writer, _readers);
        Faults = new SqliteFaultStore(_writer, _readers);
        Notes = new SqliteNoteStore(_writer, _readers);
        Requests = new SqliteRequestStore(_writer, _readers);
        Documents = new SqliteDocumentStore(_writer, _readers);
        Events = new SqliteEventStore(_writer, _readers);
        Leases = leases;
    }

    /// <summary>
    /// Opens a file that is only read: whatever would write it throws a <see cref="NotSupportedException"/>. It is for
    /// a file, or a folder, that this user may not write; of one that others write meanwhile, reading ends with an
    /// <see cref="IOException"/> when it would tell something old. The file is checked first.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="timeProvider">The wall clock.</param>
    /// <exception cref="SqliteException">
    /// The file cannot be opened or is not a database; or there is a log beside it (<c>FILE-wal</c>) that can only be
    /// read where the folder may be written.
    /// </exception>
    /// <exception cref="InvalidDataException">The file is a database, but not a store, or it is empty.</exception>
    /// <exception cref="StoreCorruptedException">A page, a table or an index of the file is damaged.</exception>
    public static SqliteStore OpenToRead(string path, TimeProvider timeProvider) =>
        new(
            SqliteReadOnlyOpening.Open(Checked(path, timeProvider)),
            () => SqliteReadOnlyOpening.Connect(path),
            new SqliteFileWatch(path, isImmutable: !SqliteReadOnlyOpening.HasLog(path)),
            LeasesOf(path, null, timeProvider),
            _ => { }
        );

    /// <inheritdoc/>
    public ILedgerStore Ledgers { get; }

    /// <inheritdoc/>
    public IJournalStore Journals { get; }

    /// <inheritdoc/>
    public IFaultStore Faults { get; }

    /// <inheritdoc/>
    public INoteStore Notes { get; }

    /// <inheritdoc/>
    public IRequestStore Requests { get; }

    /// <inheritdoc/>
    public IDocumentStore Documents { get; }

    /// <inheritdoc/>
    public IEventStore Events { get; }

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

    [LoggerMessage(5, LogLevel.Warning, "Waiting: {Reason}", EventName = "StoreAwaited")]
    private static partial void LogWaiting(ILogger logger, string reason);

    // Before the file is opened, which nobody would close.
    private static string Checked(string path, TimeProvider timeProvider)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        ArgumentNullException.ThrowIfNull(timeProvider);
        return path;
    }

    private static FileLeaseStore LeasesOf(string path, LeaseOptions? leases, TimeProvider timeProvider) =>
        new(FileLeaseStore.FolderOf(path), leases ?? new LeaseOptions(), timeProvider);
}
