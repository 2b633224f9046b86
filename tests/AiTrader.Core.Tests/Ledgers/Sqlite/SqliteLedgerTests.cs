using AiTrader.Stores;
using AiTrader.Testing;

namespace AiTrader.Core.Tests.Ledgers.Sqlite;

[Parallelizable(ParallelScope.All)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class SqliteLedgerTests : LedgerContract
{
    private string _folder = "";

    protected override Task<ILedgerStore> CreateAsync()
    {
        _folder = Directory.CreateTempSubdirectory("aitrader-test-").FullName;
        return Task.FromResult<ILedgerStore>(new SqliteLedgerStore(Path.Combine(_folder, "ledger.db")));
    }

    protected override Task RemoveAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return Task.CompletedTask;
    }
}
