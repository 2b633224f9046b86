using AiTrader.Runner.Service.Runs;
using AiTrader.Stores;

namespace AiTrader.Runner.Tests.Service;

/// <summary>Runs that are asked for are driven, once, in whatever process.</summary>
internal sealed class RunTests
{
    private InMemoryStore _store = null!;

    [SetUp]
    public void SetUp() => _store = new InMemoryStore(TimeProvider.System);

    [TearDown]
    public void TearDown() => _store.Dispose();

    [Test]
    public async Task A_run_is_driven_to_its_end_and_told_in_the_order_of_its_ledger()
    {
        await using var service = await ServedStore.StartAsync(_store);
        var run = await service.RequestAsync("momentum", "2024-01-02", "2024-03-29");

        var finished = await service.FinishedAsync(run);

        var entries = await _store.Ledgers.ReadEntriesAsync(run.Signature).ToListAsync();
        var told = await _store.Events.ReadAsync(0, 10_000);
        Assert.Multiple(() =>
        {
            Assert.That(finished.State, Is.EqualTo(RunState.Completed), finished.Reason);
            Assert.That(entries.OfType<LedgerEntry.SessionCompleted>().Count(), Is.GreaterThan(50));
            Assert.That(
                told.Where(it => it.Content.Contains("\"sequence\":", StringComparison.Ordinal))
                    .Select(it => it.Content[..it.Content.IndexOf(",\"signature\"", StringComparison.Ordinal)]),
                Is.EqualTo(entries.Select(entry => $"{{\"sequence\":{entry.Sequence}"))
            );
        });
    }
}
