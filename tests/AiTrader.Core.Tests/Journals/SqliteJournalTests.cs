using AiTrader.Stores;
using AiTrader.Testing;

namespace AiTrader.Core.Tests.Journals;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class SqliteJournalTests : JournalContract, IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly SqliteLedgerStore _ledger;

    public SqliteJournalTests()
    {
        _ledger = new SqliteLedgerStore(_folder.File("ledger.db"));
        Journal = new SqliteJournalStore(_ledger);
    }

    protected override IJournalStore Journal { get; }

    public void Dispose()
    {
        _ledger.Dispose();
        _folder.Dispose();
    }

    [Test]
    public async Task What_was_written_is_there_after_reopening()
    {
        var step = new JournalEntry(Contexts.Alice("2025-10-06"), 1, JournalEntryKind.Prompt, "What now?");
        await Journal.AppendAsync(step, default);
        await _ledger.DisposeAsync();

        await using var reopened = new SqliteLedgerStore(_folder.File("ledger.db"));

        Assert.That(
            await new SqliteJournalStore(reopened).ReadAsync(step.Context, default),
            Is.EqualTo(new[] { step })
        );
    }
}
