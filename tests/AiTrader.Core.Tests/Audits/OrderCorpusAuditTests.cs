using AiTrader.Audits;
using AiTrader.Prices;
using AiTrader.Stores;
using AiTrader.Testing;

namespace AiTrader.Core.Tests.Audits;

/// <summary>The ledgers of the corpus of orders that rest, as a replay records them, are clean.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class OrderCorpusAuditTests
{
    [TestCaseSource(typeof(OrderCorpus), nameof(OrderCorpus.Agents))]
    public async Task What_a_replay_of_an_agent_records_is_clean(string series, string agent)
    {
        var given = OrderCorpus.Find(series, agent);
        var prices = PriceFile.CreateSource(given.Prices).Read();
        await using var store = new InMemoryStore(TimeProvider.System);
        await OrderCorpusReplay.RunAsync(store, given, prices);

        var result = await new LedgerAudit(OrderCorpus.MarketOf(given.Market), prices, 0).RunAsync(
            store.Ledgers,
            Signature.Parse(agent)
        );

        Assert.That(result.Defects, Is.Empty);
        Assert.That(result.RecordCount, Is.GreaterThan(File.ReadLines(given.Outcomes).Count()));
    }

    [TestCaseSource(typeof(OrderCorpus), nameof(OrderCorpus.Cases))]
    public async Task What_a_replay_of_a_case_records_is_clean(string name, string line)
    {
        var given = OrderCorpusCase.Parse(name, line);
        await using var store = new InMemoryStore(TimeProvider.System);
        await OrderCorpusReplay.RunAsync(store, given);

        var result = await new LedgerAudit(given.Market, given.Series, 0).RunAsync(
            store.Ledgers,
            Signature.Parse("case")
        );

        Assert.That(result.Defects, Is.Empty);
    }
}
