using StackExchange.Redis;

namespace AiTrader.Stores;

/// <summary>
/// A store in one database of Redis, for any number of processes and machines. Acknowledged entries are as durable as
/// the settings of the server; <c>appendonly yes</c> with <c>appendfsync always</c> keeps all of them.
/// </summary>
/// <remarks>
/// If the server cannot be reached or does not answer in time, the exceptions of StackExchange.Redis pass through: a
/// session ends as Faulted, and is run again. All keys of a signature begin with <c>aitrader:{signature}:</c>, which is
/// one slot of a cluster. A lease is renewed while its runner lives, and expires some seconds after the runner died.
/// </remarks>
public sealed class RedisStore : IStore, IDisposable
{
    private readonly IConnectionMultiplexer _connection;
    private readonly bool _isOwner;

    /// <summary>Connects to Redis; disposing of the store closes the connection.</summary>
    /// <param name="connection">
    /// As StackExchange.Redis reads it:
    /// <c>10.0.0.5:6380,ssl=true,user=trader,password=…,defaultDatabase=2,asyncTimeout=2000</c>.
    /// </param>
    /// <param name="timeProvider">The wall clock.</param>
    /// <param name="leases">The holder of leases and their lifetime; null for the defaults.</param>
    /// <exception cref="ArgumentException">The connection cannot be read.</exception>
    /// <exception cref="RedisConnectionException">No server of it can be reached, or it refuses the
    /// password.</exception>
    public RedisStore(string connection, TimeProvider timeProvider, LeaseOptions? leases = null)
        : this(
            timeProvider: NotNull.Require(timeProvider),
            connection: Connect(connection),
            leases: leases,
            isOwner: true
        ) { }

    /// <summary>Uses a connection that the application has; it stays open when the store is disposed of.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="timeProvider">The wall clock.</param>
    /// <param name="leases">The holder of leases and their lifetime; null for the defaults.</param>
    public RedisStore(IConnectionMultiplexer connection, TimeProvider timeProvider, LeaseOptions? leases = null)
        : this(connection, timeProvider, leases, isOwner: false) { }

    private RedisStore(IConnectionMultiplexer connection, TimeProvider timeProvider, LeaseOptions? leases, bool isOwner)
    {
        ArgumentNullException.ThrowIfNull(connection);
        ArgumentNullException.ThrowIfNull(timeProvider);
        _connection = connection;
        _isOwner = isOwner;
        var database = new RedisDatabase(connection);
        Ledgers = new RedisLedgerStore(database);
        Journals = new RedisJournalStore(database);
        Faults = new RedisFaultStore(database);
        Notes = new RedisNoteStore(database);
        Requests = new RedisRequestStore(database);
        Documents = new RedisDocumentStore(database);
        Events = new RedisEventStore(database);
        Leases = new RedisLeaseStore(database.Database, leases ?? new LeaseOptions(), timeProvider);
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
    public IRequestStore Requests { get; }

    /// <inheritdoc/>
    public IDocumentStore Documents { get; }

    /// <inheritdoc/>
    public IEventStore Events { get; }

    /// <inheritdoc/>
    public ILeaseStore Leases { get; }

    /// <summary>Closes the connection, where the store has made it.</summary>
    public void Dispose()
    {
        if (_isOwner)
        {
            _connection.Dispose();
        }
    }

    /// <inheritdoc cref="Dispose"/>
    public ValueTask DisposeAsync() => _isOwner ? _connection.DisposeAsync() : ValueTask.CompletedTask;

    private const int ConfigCheckSeconds = 5;

    private static ConnectionMultiplexer Connect(string connection)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(connection);
        var options = ConfigurationOptions.Parse(connection);

        // A fault that is kept and shown says what happened, and not two lines of counters of the client.
        options.IncludeDetailInExceptions = false;

        // The client looks only so often whether another server has become the primary: a minute, if nobody says so.
        if (!connection.Contains("configCheckSeconds", StringComparison.OrdinalIgnoreCase))
        {
            options.ConfigCheckSeconds = ConfigCheckSeconds;
        }

        return ConnectionMultiplexer.Connect(options);
    }
}
