using System.Globalization;
using System.Security.Cryptography;
using AiTrader.Handoffs;
using AiTrader.Runner.Input;
using AiTrader.Runner.Stores;
using AiTrader.Stores;
using StackExchange.Redis;

namespace AiTrader.Runner.Checkups;

/// <summary>
/// The store under test, with names that nothing else uses: its own signature on a server, or its own file next to a
/// file. Dispose it to remove everything that it created.
/// </summary>
internal sealed class CheckedStore : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("aitrader-doctor-");
    private readonly List<ContextTicket> _tickets = [];
    private readonly StoreLocation _asked;
    private IStore? _opened;
    private KeyExpiry? _expiry;

    /// <param name="asked">The store.</param>
    /// <param name="keyFile">The file of the keys that seal contexts; null for new keys.</param>
    /// <exception cref="FormatException">The file has no keys.</exception>
    public CheckedStore(StoreLocation asked, string? keyFile)
    {
        string name = string.Create(
            CultureInfo.InvariantCulture,
            $"doctor-{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(6))}"
        );
        _asked = asked;
        Context = TradingContext.For(name).Using("doctor/first").At("2025-10-06");
        Other = TradingContext.For($"{name}-2").Using("doctor/second").At("2025-10-07");
        Store = asked.File is { } file ? StoreLocation.OfFile($"{file}.{name}.db") : asked;
        PriceFile = Path.Combine(_folder.FullName, "prices.csv");
        File.WriteAllText(
            PriceFile,
            "timestamp,symbol,open,high,low,close,volume\n"
                + "2025-10-06,AAA,10,11,9,10.5,1000\n"
                + "2025-10-07,AAA,11,12,10,11.5,1000\n"
        );
        KeyFile = keyFile ?? WriteKeyFile();
        Keys = FileContent.Read(KeyFile, SealKeys.Parse);
    }

    /// <summary>The context of the trades.</summary>
    public TradingContext Context { get; }

    /// <summary>A second context, with another signature and model.</summary>
    public TradingContext Other { get; }

    /// <summary>The store of the trades.</summary>
    public StoreLocation Store { get; }

    /// <summary>Prices of two days.</summary>
    public string PriceFile { get; }

    /// <summary>The keys that seal contexts.</summary>
    public SealKeys Keys { get; }

    /// <summary>The file of the keys, for a child.</summary>
    public string KeyFile { get; }

    /// <summary>The connection; null if the store is a file.</summary>
    public ConnectionMultiplexer? Redis { get; private set; }

    /// <summary>The ledgers.</summary>
    public ILedgerStore Ledger => Opened.Ledgers;

    /// <summary>The store, open.</summary>
    public IStore Opened => _opened ?? throw new InvalidOperationException("The store was not reached.");

    /// <summary>Reaches the store.</summary>
    public async Task OpenAsync()
    {
        Redis = await Store.ConnectAsync();
        _opened = Open(new LeaseOptions());
        _expiry = Redis is null ? null : new KeyExpiry(Redis.GetDatabase(), Context, Other);
    }

    /// <summary>Opens the store once more, as another runner does.</summary>
    public IStore Open(LeaseOptions leases) =>
        Redis is null ? Store.Open(leases) : new RedisStore(Redis, TimeProvider.System, leases);

    /// <summary>How contexts reach other processes that use the store.</summary>
    public IContextHandoff Handoff(TimeSpan? lifetime = null) => Store.HandoffOf(Redis, lifetime);

    /// <summary>Withdraws a ticket at the end.</summary>
    public ContextTicket Keep(ContextTicket ticket)
    {
        _tickets.Add(ticket);
        return ticket;
    }

    /// <summary>Opens an account with a cash of 10,000.</summary>
    public ValueTask<Account> OpenAccountAsync(TradingContext context, CancellationToken cancellationToken) =>
        Ledger.OpenAccountAsync(context, Market.Us, new Money(10_000), cancellationToken);

    /// <summary>The fills of a trader.</summary>
    public async Task<int> CountFillsAsync(TradingContext context, CancellationToken cancellationToken) =>
        await Ledger
            .ReadEntriesAsync(context.Signature, 0, cancellationToken)
            .CountAsync(entry => entry is LedgerEntry.Filled, cancellationToken);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_expiry is not null)
        {
            await _expiry.DisposeAsync();
        }

        try
        {
            await RemoveAsync();
        }
        finally
        {
            if (_opened is not null)
            {
                await _opened.DisposeAsync();
            }

            if (Redis is not null)
            {
                await Redis.DisposeAsync();
            }

            RemoveFiles();
        }
    }

    /// <summary>Writes the store into a file for a child, whose arguments every user can read.</summary>
    public string WriteStoreFile() => WriteSecret("store", Store.Argument);

    private string WriteKeyFile() =>
        WriteSecret("seal.key", $"doctor {Convert.ToBase64String(RandomNumberGenerator.GetBytes(32))}");

    // The folder is this user's alone.
    private string WriteSecret(string name, string line)
    {
        string path = Path.Combine(_folder.FullName, name);
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using var file = new StreamWriter(path, options);
        file.WriteLine(line);
        return path;
    }

    private async Task RemoveAsync()
    {
        if (Redis is not { IsConnected: true })
        {
            return;
        }

        foreach (var ticket in _tickets)
        {
            await Handoff().WithdrawAsync(ticket, CancellationToken.None);
        }

        var database = Redis.GetDatabase();
        foreach (var server in Redis.GetServers().Where(server => server is { IsConnected: true, IsReplica: false }))
        {
            await foreach (var key in server.KeysAsync(database.Database, $"aitrader:{{{Context.Signature}*"))
            {
                await database.KeyDeleteAsync(key);
            }
        }
    }

    private void RemoveFiles()
    {
        _folder.Delete(recursive: true);
        if (_asked.File is null)
        {
            return;
        }

        foreach (string suffix in (string[])["", "-wal", "-shm"])
        {
            File.Delete(Store.File + suffix);
        }

        if (Directory.Exists(Store.LeaseFolder))
        {
            Directory.Delete(Store.LeaseFolder, recursive: true);
        }

        if (Directory.Exists(Store.TicketFolder))
        {
            Directory.Delete(Store.TicketFolder, recursive: true);
        }
    }
}
