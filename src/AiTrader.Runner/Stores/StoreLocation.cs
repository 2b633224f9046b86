using AiTrader.Handoffs;
using AiTrader.Runner.Input;
using AiTrader.Runner.Texts;
using AiTrader.Stores;
using Microsoft.Data.Sqlite;
using StackExchange.Redis;

namespace AiTrader.Runner.Stores;

/// <summary>The place of a store: memory, a SQLite file, or Redis. Its texts contain no password.</summary>
internal sealed class StoreLocation
{
    private const string SqlitePrefix = "sqlite:";
    private const string RedisPrefix = "redis:";
    private const string AllowedToRead =
        "sqlite:FILE (for example sqlite:ledgers.db), or redis:CONNECTION (for example redis:localhost:6379)";

    // sqlite.org/rescode.html
    private const int ReadOnly = 8;
    private const int CannotOpen = 14;

    /// <summary>What is allowed, as the end of an error message.</summary>
    public const string Allowed = $"memory, {AllowedToRead}";

    private readonly string? _connection;

    private StoreLocation(string? file, string? connection)
    {
        File = file;
        _connection = connection;
    }

    /// <summary>In memory: lost when the program ends.</summary>
    public static StoreLocation Memory { get; } = new(null, null);

    /// <summary>The file; null in memory and in Redis.</summary>
    public string? File { get; }

    /// <summary>How to connect to Redis, for a part of the program that does it by itself; null elsewhere.</summary>
    public ConfigurationOptions? Redis => _connection is null ? null : ConfigurationOptions.Parse(_connection);

    /// <summary>Whether the ledgers still exist after the program has ended.</summary>
    public bool IsKept => this != Memory;

    /// <summary>The place for a report: the file, or the servers.</summary>
    public string Place => File ?? ToString();

    /// <summary>
    /// The content of a file for <c>--store-file</c>, with the password. It is never an argument: every user of the
    /// machine can read those.
    /// </summary>
    public string Argument => File is not null ? SqlitePrefix + File : RedisPrefix + _connection;

    /// <summary>
    /// The option that names the store, in a command that is printed to be run. A store with a password is named by a
    /// file, which its user has.
    /// </summary>
    public string Option => Argument == ToString() ? $"--store {ShellWord.Of(Argument)}" : "--store-file FILE";

    /// <summary>The folder for tickets, next to a file.</summary>
    public string TicketFolder => $"{File}.tickets";

    /// <summary>Where a file's leases are kept beside it.</summary>
    public string LeaseFolder => $"{File}.leases";

    /// <summary>In a SQLite file.</summary>
    /// <exception cref="FormatException">It is a device, a pipe or a socket.</exception>
    public static StoreLocation OfFile(string file) =>
        FileIdentity.IsSpecial(file) ? throw TextValue.Refusal(file, "the name of a file") : new(file, null);

    /// <summary>Reads <c>memory</c>, <c>sqlite:FILE</c> or <c>redis:CONNECTION</c>.</summary>
    /// <exception cref="FormatException">The text is not one of them. The message says what is allowed.</exception>
    public static StoreLocation Parse(string text) =>
        text == "memory" ? Memory
        : text.StartsWith(SqlitePrefix, StringComparison.Ordinal)
            ? OfFile(TextValue.OutputFile(text[SqlitePrefix.Length..]))
        : text.StartsWith(RedisPrefix, StringComparison.Ordinal) ? OfRedis(text[RedisPrefix.Length..])
        : throw TextValue.Refusal(MaskedStore.Of(text), Allowed);

    /// <summary>Reads the location of an existing store.</summary>
    /// <exception cref="FormatException">
    /// The text is neither <c>sqlite:FILE</c> nor <c>redis:CONNECTION</c>, or the file does not exist.
    /// </exception>
    public static StoreLocation ParseExisting(string text) =>
        text.StartsWith(SqlitePrefix, StringComparison.Ordinal)
            ? OfFile(TextValue.ExistingFile(text[SqlitePrefix.Length..]))
        : text.StartsWith(RedisPrefix, StringComparison.Ordinal) ? OfRedis(text[RedisPrefix.Length..])
        : throw TextValue.Refusal(MaskedStore.Of(text), AllowedToRead);

    /// <summary>Opens the store, or creates it.</summary>
    /// <param name="leases">The holder of leases and their lifetime; null for the defaults.</param>
    /// <param name="awaited">Is told when another program keeps the store locked; null if nobody is.</param>
    /// <exception cref="InputException">The file is not a store or cannot be opened, or no server answers.</exception>
    public IStore Open(LeaseOptions? leases = null, Action<string>? awaited = null) =>
        Open(() =>
            // The full path is a path to SQLite, whatever it contains; 'file:x' or ':memory:' alone would not be.
            File is not null
                ? new SqliteStore(Path.GetFullPath(File), TimeProvider.System, leases, awaited ?? (_ => { }))
            : _connection is not null ? new RedisStore(_connection, TimeProvider.System, leases)
            : new InMemoryStore(TimeProvider.System, leases)
        );

    /// <summary>Creates the folder of a file, which the default stores need.</summary>
    public void CreateFolder()
    {
        if (File is not null && Path.GetDirectoryName(File) is { Length: > 0 } folder)
        {
            Directory.CreateDirectory(folder);
        }
    }

    /// <summary>Opens the store to read it: a file also where this user may not write it.</summary>
    /// <exception cref="InputException">The file is not a store or cannot be read, or no server answers.</exception>
    public IStore OpenToRead()
    {
        try
        {
            return Open();
        }
        catch (InputException refused)
            when (File is not null
                && refused.InnerException is SqliteException { SqliteErrorCode: ReadOnly or CannotOpen }
            )
        {
            return Open(() => SqliteStore.OpenToRead(Path.GetFullPath(File), TimeProvider.System));
        }
    }

    /// <summary>Connects to Redis, so that its settings can also be read; null if the store is not on Redis.</summary>
    /// <exception cref="RedisConnectionException">No server answers.</exception>
    public async Task<ConnectionMultiplexer?> ConnectAsync()
    {
        if (_connection is null)
        {
            return null;
        }

        var options = ConfigurationOptions.Parse(_connection);
        options.AllowAdmin = true;
        return await ConnectionMultiplexer.ConnectAsync(options);
    }

    /// <summary>How contexts are handed to other processes that use the store.</summary>
    /// <param name="redis">The result of <see cref="ConnectAsync"/>.</param>
    /// <param name="lifetime">How long an offer lasts; null for one hour.</param>
    public IContextHandoff HandoffOf(IConnectionMultiplexer? redis, TimeSpan? lifetime = null)
    {
        var lasting = lifetime ?? TimeSpan.FromHours(1);
        return redis is null
            ? new FileHandoff(TicketFolder, TimeProvider.System) { Lifetime = lasting }
            : new RedisHandoff(redis, TimeProvider.System) { Lifetime = lasting };
    }

    /// <summary>Deletes the store, if it exists. A file that is not a store is not changed.</summary>
    /// <exception cref="InputException">
    /// The file is not a store, or is in use, or the store is a database that others can use too.
    /// </exception>
    public async Task DeleteAsync()
    {
        if (_connection is not null)
        {
            throw new InputException(
                $"--fresh: {this} can contain other ledgers and is not deleted; use another database of it with "
                    + $"defaultDatabase=NUMBER."
            );
        }

        if (File is null || !System.IO.File.Exists(File))
        {
            return;
        }

        // SQLite keeps its other files next to the file that a link leads to.
        if (System.IO.File.ResolveLinkTarget(File, returnFinalTarget: false) is not null)
        {
            throw new InputException($"--fresh: {File} is a link and is not deleted; name the file itself.");
        }

        await Open().DisposeAsync();
        new StoreFile(File, LeaseFolder).Delete();
    }

    /// <summary>The form of a command line, with stars instead of the password.</summary>
    public override string ToString() =>
        File is not null ? SqlitePrefix + File
        : _connection is not null ? RedisPrefix + MaskedStore.OfConnection(_connection)
        : "memory";

    private IStore Open(Func<IStore> open)
    {
        if (File is not null && System.IO.File.Exists(File) && !StoreHeader.IsLikely(File))
        {
            throw new InputException($"The store {Place} cannot be opened: the file is not a store.");
        }

        try
        {
            return open();
        }
        catch (SqliteException denied) when (denied.SqliteErrorCode is ReadOnly)
        {
            throw new InputException(
                $"The store {Place} cannot be opened: this user may not write it, or its folder.",
                denied
            );
        }
        catch (Exception unusable)
            when (unusable
                    is SqliteException
                        or InvalidDataException
                        or IOException
                        or UnauthorizedAccessException
                        or RedisException
                        or RedisCommandException
                        or RedisTimeoutException
            )
        {
            throw new InputException($"The store {Place} cannot be opened: {unusable.Message}", unusable);
        }
    }

    private static StoreLocation OfRedis(string connection)
    {
        string masked = $"{RedisPrefix}{MaskedStore.OfConnection(connection)}";

        // Of a URL the password would be taken for a part of the server's name, and told with it.
        if (connection.StartsWith("//", StringComparison.Ordinal))
        {
            throw new FormatException($"A URL is refused; allowed: {Allowed}.");
        }

        if (connection.Split(',').Any(part => !part.Contains('=', StringComparison.Ordinal) && part.Contains('@')))
        {
            throw new FormatException($"'{masked}' is refused; a user and a password are user=NAME,password=PASSWORD.");
        }

        if (MaskedStore.FindUnknownKeyword(connection) is { } unknown)
        {
            throw new FormatException($"'{masked}' is refused; there is no keyword {MessageText.Quote(unknown)}.");
        }

        try
        {
            return connection.Length > 0 && ConfigurationOptions.Parse(connection).EndPoints.Count > 0
                ? new StoreLocation(null, connection)
                : throw TextValue.Refusal(masked, Allowed);
        }
        catch (ArgumentException unreadable)
        {
            throw new FormatException($"'{masked}' is refused: a value of it is not valid.", unreadable);
        }
    }
}
