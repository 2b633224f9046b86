using AiTrader.Audits;
using AiTrader.Prices;
using AiTrader.Rules;
using AiTrader.Stores;
using AiTrader.Testing;

namespace AiTrader.Core.Tests.Audits;

/// <summary>The ledgers of the corpus of splits and dividends, as a replay records them.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class ActionCorpusAuditTests
{
    [TestCaseSource(typeof(ActionCorpus), nameof(ActionCorpus.Agents))]
    public async Task What_a_replay_of_an_agent_records_is_clean(string set, string agent)
    {
        var series = ActionCorpus.ReadSeries(set);
        await using var store = await ReplayAsync(series, set, agent);

        var result = await new LedgerAudit(Market.Us, series, 0).RunAsync(store.Ledgers, Signature.Parse(agent));

        Assert.That(result.Defects, Is.Empty);
        Assert.That(result.Notes, Has.None.Contains("not judged"));
    }

    [TestCaseSource(typeof(ActionCorpus), nameof(ActionCorpus.Agents))]
    public async Task Without_the_data_of_splits_and_dividends_they_are_not_judged_and_a_note_says_so(
        string set,
        string agent
    )
    {
        var series = ActionCorpus.ReadSeries(set);
        await using var store = await ReplayAsync(series, set, agent);

        var result = await new LedgerAudit(Market.Us, series.With(CorporateActions.None), 0).RunAsync(
            store.Ledgers,
            Signature.Parse(agent)
        );

        Assert.That(result.Defects, Is.Empty);
        Assert.That(result.Notes, Has.One.Contains("not judged"));
    }

    private static async Task<InMemoryStore> ReplayAsync(PriceSeries series, string set, string agent)
    {
        var store = new InMemoryStore(TimeProvider.System);
        var (opening, terms) = ActionCorpus.OpeningOf(set, agent);
        var floor = new TradingFloor(new AsOfMarketData(Market.Us, series), series, store, RuleBook.Standard);
        await store.Ledgers.OpenAccountAsync(opening, terms);
        await new OrderReplay(floor.Sessions).RunAsync(
            opening,
            terms.Cash,
            RecordedOrderFile.Read(ActionCorpus.PathOf(set, agent, "orders.jsonl")),
            CancellationToken.None
        );
        return store;
    }
}
