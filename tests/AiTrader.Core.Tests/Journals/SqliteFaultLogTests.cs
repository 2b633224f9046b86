using AiTrader.Journals;
using AiTrader.Ledgers.Sqlite;
using AiTrader.Testing;

namespace AiTrader.Core.Tests.Journals;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class SqliteFaultLogTests : FaultLogContract, IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly SqliteLedger _ledger;

    public SqliteFaultLogTests()
    {
        _ledger = new SqliteLedger(_folder.File("ledger.db"));
        Faults = new SqliteFaultLog(_ledger, Clock);
    }

    protected override IFaultLog Faults { get; }

    public void Dispose()
    {
        _ledger.Dispose();
        _folder.Dispose();
    }

    [Test]
    public async Task What_was_recorded_is_there_after_reopening()
    {
        var context = Contexts.Alice("2025-10-06");
        await Faults.RecordAsync(context, new IOException("Down."), default);
        await _ledger.DisposeAsync();

        await using var reopened = new SqliteLedger(_folder.File("ledger.db"));

        Assert.That(await new SqliteFaultLog(reopened, Clock).ReadAsync(context.Signature, default), Has.Count.EqualTo(1));
    }
}
