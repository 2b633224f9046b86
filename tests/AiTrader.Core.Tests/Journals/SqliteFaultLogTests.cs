using AiTrader.Stores;
using AiTrader.Testing;

namespace AiTrader.Core.Tests.Journals;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class SqliteFaultLogTests : FaultLogContract, IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly SqliteLedgerStore _ledger;

    public SqliteFaultLogTests()
    {
        _ledger = new SqliteLedgerStore(_folder.File("ledger.db"));
        Faults = new SqliteFaultStore(_ledger, Clock);
    }

    protected override IFaultStore Faults { get; }

    public void Dispose()
    {
        _ledger.Dispose();
        _folder.Dispose();
    }

    [Test]
    public async Task What_was_recorded_is_there_after_reopening()
    {
        var context = Contexts.Alice("2025-10-06");
        await Faults.AppendAsync(context, new IOException("Down."), default);
        await _ledger.DisposeAsync();

        await using var reopened = new SqliteLedgerStore(_folder.File("ledger.db"));

        Assert.That(
            await new SqliteFaultStore(reopened, Clock).ReadAsync(context.Signature, default),
            Has.Count.EqualTo(1)
        );
    }
}
