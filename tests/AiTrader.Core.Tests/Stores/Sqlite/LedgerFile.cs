using AiTrader.Stores;
using AiTrader.Testing;
using Microsoft.Data.Sqlite;

namespace AiTrader.Core.Tests.Stores.Sqlite;

/// <summary>
/// A ledger file in which Alice and Bob have six entries each, and whoever changes it behind its back.
/// </summary>
internal sealed class LedgerFile : IDisposable
{
    // Made once: a closed ledger is one file, and a copy of it is as good.
    private static readonly Lazy<Task<byte[]>> Template = new(MakeAsync);

    private readonly TemporaryFolder _folder = new();

    public string Path => _folder.File("ledger.db");

    public static async Task<LedgerFile> CreateAsync()
    {
        var file = new LedgerFile();
        await File.WriteAllBytesAsync(file.Path, await Template.Value);
        return file;
    }

    /// <summary>Opens the ledger.</summary>
    public SqliteStore Open() => new(Path, TimeProvider.System);

    /// <summary>Changes the file through a connection of its own.</summary>
    /// <returns>How many rows were changed.</returns>
    public int Tamper(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Path};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The tests write it.
        command.CommandText = sql;
#pragma warning restore CA2100
        return command.ExecuteNonQuery();
    }

    /// <summary>Appends a hold to an account, as a session would.</summary>
    public static async Task<AppendResult> HoldAsync(ILedgerStore ledger, string signature)
    {
        var account = await ledger.FindAccountAsync(Signature.Parse(signature), CancellationToken.None);
        return await ledger.AppendAsync(
            account!.Held(account!.ContextAt("2025-10-13"), "13#1", "Waiting."),
            CancellationToken.None
        );
    }

    public void Dispose() => _folder.Dispose();

    private static async Task<byte[]> MakeAsync()
    {
        using var folder = new TemporaryFolder();
        await using (var store = new SqliteStore(folder.File("ledger.db"), TimeProvider.System))
        {
            await TradeAsync(store.Ledgers, "alice");
            await TradeAsync(store.Ledgers, "bob");
        }

        return await File.ReadAllBytesAsync(folder.File("ledger.db"));
    }

    private static async Task TradeAsync(ILedgerStore ledger, string signature)
    {
        var account = await ledger.OpenAccountAsync(
            Contexts.For(signature, "2025-10-06"),
            Market.Us,
            new Money(1000),
            CancellationToken.None
        );
        for (int day = 6; day <= 10; day++)
        {
            account = await ledger.AppendNewAsync(
                account.Bought(account.ContextAt($"2025-10-{day:00}"), $"{day}#1", "AAA", day, 10)
            );
        }
    }
}
