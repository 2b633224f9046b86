using System.Globalization;
using AiTrader.Conversing;
using AiTrader.Rules;
using AiTrader.Stores;
using AiTrader.Testing;

namespace AiTrader.Tools.Tests.Chat;

/// <summary>
/// PEERS.md: one tool server, eight sessions at once: 70 of 80 trades in the wrong ledger. Here: 64 traders, one chat
/// client, one store.
/// </summary>
public sealed class SharedPipelineTests
{
    private const int Days = 6;
    private const int Traders = 64;

    private static readonly TestMarket Market = LongMarket.Of(Days);

    [Test]
    public async Task Sixty_four_traders_on_one_client_and_one_store_in_memory_trade_as_each_does_alone() =>
        await AssertAsAloneAsync(
            new InMemoryStore(TimeProvider.System).Ledgers,
            new InMemoryStore(TimeProvider.System).Journals
        );

    [Test]
    public async Task Sixty_four_traders_on_one_client_and_one_file_trade_as_each_does_alone()
    {
        using var folder = new TemporaryFolder();
        await using var store = new SqliteStore(folder.File("ledger.db"), TimeProvider.System);
        var ledger = store.Ledgers;

        await AssertAsAloneAsync(ledger, store.Journals);
    }

    private static async Task AssertAsAloneAsync(ILedgerStore ledger, IJournalStore journal)
    {
        using var client = new ScriptedChatClient(AttentiveModel.Reply);
        var maker = new ChatDecisionMaker(client, journal, TimeProvider.System);

        var runs = await RunAsync(
            ledger,
            Traders,
            [.. Enumerable.Range(0, Traders).Select(number => TraderOf(number, maker))]
        );

        Assert.That(runs.Select(run => run.Fault?.Fault), Is.All.Null);
        var heads = new HashSet<string>();
        int attempts = 0;
        foreach (var trader in runs.Select(run => run.Trader))
        {
            string head = await ledger.HeadAsync(trader.Signature.Value);
            Assert.That(head, Is.EqualTo(await AloneAsync(trader)), trader.Signature.Value);
            Assert.That(
                (await ledger.AllEntriesAsync(trader.Signature.Value))
                    .Select(entry => entry.Context.Signature)
                    .Distinct(),
                Is.EqualTo(new[] { trader.Signature })
            );
            heads.Add(head);
            attempts += await AttemptsAsync(journal, trader);
        }

        Assert.That(heads, Has.Count.EqualTo(Traders));
        Assert.That(attempts, Is.GreaterThan(10), "Models tried to trade as bob.");
        Assert.That(await ledger.FindAccountAsync(Signature.Parse("bob"), default), Is.Null);
    }

    private static async Task<string> AloneAsync(Trader trader)
    {
        var ledger = new InMemoryStore(TimeProvider.System).Ledgers;
        using var client = new ScriptedChatClient(AttentiveModel.Reply);
        await RunAsync(
            ledger,
            1,
            [
                trader with
                {
                    DecisionMaker = new ChatDecisionMaker(
                        client,
                        new InMemoryStore(TimeProvider.System).Journals,
                        TimeProvider.System
                    ),
                },
            ]
        );
        return await ledger.HeadAsync(trader.Signature.Value);
    }

    // Refused in words that are the journal's to tell.
    private static async Task<int> AttemptsAsync(IJournalStore journal, Trader trader)
    {
        int attempts = 0;
        foreach (var time in Market.Series.Times)
        {
            attempts += (await journal.ReadAsync(trader.CreateContext(time), default)).Count(step =>
                step.Kind == JournalEntryKind.Answer
                && step.Content.StartsWith("\"buy does not take 'signature'", StringComparison.Ordinal)
            );
        }

        return attempts;
    }

    private static Task<IReadOnlyList<TraderRun>> RunAsync(
        ILedgerStore ledger,
        int parallelism,
        IReadOnlyList<Trader> traders
    )
    {
        var floor = new TradingFloor(Market.MarketData, Market.Series, ledger, RuleBook.Standard);
        return new Arena(floor.Sessions) { Parallelism = parallelism }.RunAsync(
            traders,
            SessionSchedule.FromPrices(Market.Series),
            null,
            default
        );
    }

    // Cash of its own, so that each model is shown, and decides, something of its own.
    private static Trader TraderOf(int number, ChatDecisionMaker maker) =>
        new(
            Signature.Parse(string.Create(CultureInfo.InvariantCulture, $"trader-{number}")),
            ModelId.Parse("test/model"),
            maker,
            new Money(1_000 + (50 * number))
        );
}
