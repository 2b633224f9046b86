using AiTrader.Audits;
using AiTrader.Prices;
using AiTrader.Rules;
using AiTrader.Stores;
using AiTrader.Testing;
using static AiTrader.Core.Tests.Brokerages.ActionFloor;

namespace AiTrader.Core.Tests.Audits;

/// <summary>Whether the books have the splits and dividends of the prices.</summary>
public sealed class ActionAuditTests
{
    private static readonly Symbol Aaa = Symbol.Parse("AAA");

    private static readonly CorporateAction[] Actions = [Split("2025-10-08", 2), Dividend("2025-10-09", 0.5m, null)];

    [Test]
    public async Task Books_with_every_split_and_dividend_are_clean() =>
        Assert.That((await AuditAsync(await FloorAsync(), Actions)).Defects, Is.Empty);

    [Test]
    public async Task A_split_that_was_not_booked_is_missing_before_the_next_entry()
    {
        var floor = await FloorAsync();

        var result = await AuditAsync(floor, [.. Actions, CorporateAction.CreateSplit(new(2025, 10, 7), Aaa, 3)]);

        Assert.That(
            result.Defects.Select(defect => $"{defect.Number} {defect.Code} {defect.Message}"),
            Is.EqualTo(
                new[]
                {
                    "3 action_unfounded It books the 2:1 split of AAA on 2025-10-08 at 2025-10-08, of 7 units to 14 "
                        + "and 0 in cash; by the prices it is the 3:1 split of AAA on 2025-10-07 at 2025-10-07, of 7 "
                        + "units to 21 and 0 in cash.",
                }
            )
        );
    }

    [Test]
    public async Task A_dividend_that_was_not_booked_is_missing_before_the_next_session()
    {
        var floor = await FloorAsync();
        var context = Contexts.Alice("2025-10-10");
        await floor.Brokerage.HoldAsync(context, ClientOrderId.Create(context, 1), "That is all.");

        var result = await AuditAsync(floor, [.. Actions, CorporateAction.CreateDividend(new(2025, 10, 10), Aaa, 1)]);

        Assert.That(result.Defects.Single().Code, Is.EqualTo(AuditCodes.ActionMissing));
        Assert.That(
            result.Defects.Single().Message,
            Is.EqualTo(
                "Before it, at 2025-10-10 14 for 14 units: dividend of 1 a unit of AAA, ex 2025-10-10, paid 2025-10-10 "
                    + "was to be booked."
            )
        );
    }

    [Test]
    public async Task A_dividend_of_another_amount_is_unfounded() =>
        Assert.That(
            (
                await AuditAsync(
                    await FloorAsync(),
                    [Actions[0], CorporateAction.CreateDividend(new(2025, 10, 9), Aaa, 0.6m)]
                )
            ).Defects.Select(defect => defect.Code),
            Is.EqualTo(new[] { AuditCodes.ActionUnfounded })
        );

    [Test]
    public async Task Without_splits_and_dividends_they_are_not_judged_and_that_is_noted()
    {
        var floor = await FloorAsync();
        var audit = new LedgerAudit(Market.Us, Week(5).Series, 0);

        var result = await audit.RunAsync(floor.Ledger, Signature.Parse("alice"));

        Assert.That(result.Defects, Is.Empty);
        Assert.That(result.Notes, Has.One.Contains("and the audit was given none: they are not judged."));
    }

    [TestCaseSource(typeof(ActionCorpus), nameof(ActionCorpus.Agents))]
    public async Task The_ledgers_of_the_corpus_are_clean(string set, string agent)
    {
        var series = ActionCorpus.ReadSeries(set);
        var store = new InMemoryStore(TimeProvider.System);
        var floor = new TradingFloor(new AsOfMarketData(Market.Us, series), series, store, RuleBook.Standard);
        var (opening, terms) = ActionCorpus.OpeningOf(set, agent);
        await store.Ledgers.OpenAccountAsync(opening, terms);
        await new OrderReplay(floor.Sessions).RunAsync(
            opening,
            terms.Cash,
            RecordedOrderFile.Read(ActionCorpus.PathOf(set, agent, "orders.jsonl"))
        );

        var result = await new LedgerAudit(Market.Us, series, 0).RunAsync(store.Ledgers, opening.Signature);

        Assert.That(result.Defects, Is.Empty);
    }

    private static async Task<TradingFloor> FloorAsync()
    {
        var floor = FloorOf(Week(5), Actions);
        await BuyAsync(floor, "2025-10-06", "AAA", 7);
        await AccountAsync(floor, "2025-10-10");
        return floor;
    }

    private static async Task<AuditResult> AuditAsync(TradingFloor floor, CorporateAction[] actions) =>
        await new LedgerAudit(Market.Us, Week(5).Series.With(CorporateActions.Create(actions)), 0).RunAsync(
            floor.Ledger,
            Signature.Parse("alice")
        );
}
