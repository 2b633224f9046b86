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
        await AssertAsAloneAsync(new InMemoryStore(TimeProvider.System));

    [Test]
    public async Task Sixty_four_traders_on_one_client_and_one_file_trade_as_each_does_alone()
    {
        using var folder = new TemporaryFolder();
        await using var store = new SqliteStore(folder.File("store.db"), TimeProvider.System);

        await AssertAsAloneAsync(store);
    }

    private static async Task AssertAsAloneAsync(IStore store)
    {
        using var client = new ScriptedChatClient(AttentiveModel.Reply);
        var maker = new ChatDecisionMaker(client);

        var runs = await RunAsync(
            store,
            Traders,
            [.. Enumerable.Range(0, Traders).Select(number => TraderOf(number, maker))]
        );

        Assert.That(runs.Select(run => run.Fault?.Fault), Is.All.Null);
        var heads = new HashSet<string>();
        int attempts = 0;
        foreach (var trader in runs.Select(run => run.Trader))
        {
            string head = await store.Ledgers.HeadAsync(trader.Signature.Value);
            Assert.That(head, Is.EqualTo(await AloneAsync(trader)), trader.Signature.Value);
            Assert.That(
                (await store.Ledgers.AllEntriesAsync(trader.Signature.Value))
                    .Select(entry => entry.Context.Signature)
                    .Distinct(),
                Is.EqualTo(new[] { trader.Signature })
            );
            heads.Add(head);
            attempts += await AttemptsAsync(store.Journals, trader);
        }

        Assert.That(heads, Has.Count.EqualTo(Traders));
        Assert.That(attempts, Is.GreaterThan(10), "Models tried to trade as bob.");
        Assert.That(await store.Ledgers.FindAccountAsync(Signature.Parse("bob"), default), Is.Null);
    }

    private static async Task<string> AloneAsync(Trader trader)
    {
        await using var store = new InMemoryStore(TimeProvider.System);
        using var client = new ScriptedChatClient(AttentiveModel.Reply);
        await RunAsync(store, 1, [trader with { DecisionMaker = new ChatDecisionMaker(client) }]);
        return await store.Ledgers.HeadAsync(trader.Signature.Value);
    }

    // Refused in words that are the journal's to tell.
    private static async Task<int> AttemptsAsync(IJournalStore journal, Trader trader)
    {
        int attempts = 0;
        foreach (var time in Market.Series.Times)
        {
            attempts += (await journal.ReadAsync(trader.CreateContext(time), default)).Count(entry =>
                entry.Kind == JournalEntryKind.Answer
                && entry.Content.StartsWith("\"buy does not take 'signature'", StringComparison.Ordinal)
            );
        }

        return attempts;
    }

    private static Task<IReadOnlyList<TraderRun>> RunAsync(IStore store, int parallelism, IReadOnlyList<Trader> traders)
    {
        var floor = new TradingFloor(Market.MarketData, Market.Series, store, RuleBook.Standard);
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
            maker
        )
        {
            Cash = new Money(1_000 + (50 * number)),
        };
}
