using System.Text.Json;
using AiTrader.Conversing;
using AiTrader.Rules;
using AiTrader.Stores;
using AiTrader.Testing;
using Microsoft.Extensions.AI;

namespace AiTrader.Tools.Tests.Chat;

/// <summary>
/// Faults in the model, the ledger, the journal and the prices at once, at random; each session is run again until it
/// is completed.
/// </summary>
public sealed class FaultySessionsTests
{
    private const int Days = 125;
    private const int MaximumRuns = 50;

    private static readonly TestMarket Market = LongMarket.Of(Days);
    private static readonly SessionSchedule Schedule = SessionSchedule.FromPrices(Market.Series);

    /// <summary>Eight seeds of 125 sessions: a thousand.</summary>
    [Test]
    public async Task Whatever_fails_nothing_is_held_doubled_lost_or_unexplained([Range(1, 8)] int seed)
    {
        var random = new Random(seed);
        int injected = 0;
        bool Breaks(int oneIn)
        {
            bool breaks = random.Next(oneIn) == 0;
            injected += breaks ? 1 : 0;
            return breaks;
        }

        StoreFault Fault(int oneIn) =>
            !Breaks(oneIn) ? StoreFault.None
            : random.Next(2) == 0 ? StoreFault.Before
            : StoreFault.After;
        var store = new InMemoryStore(TimeProvider.System);
        var faulty = store
            .WithLedgers(ledgers => new FaultInjectingLedger(ledgers, _ => Fault(40)))
            .WithJournals(journals => new FaultInjectingJournal(journals, _ => Fault(30)));
        var prices = new FaultyMarketData(Market.MarketData, _ => Breaks(150));
        var maker = new ChatDecisionMaker(
            new ScriptedChatClient(FaultyModel.Of(AttentiveModel.Reply, random, () => Breaks(8)))
        );
        var floor = new TradingFloor(prices, Market.Series, faulty, RuleBook.Standard);
        await store.Ledgers.OpenAccountAsync(ContextAt(Schedule[0]), Market.Market, new Money(5_000), default);

        var faults = new List<SessionResult.Faulted>();
        foreach (var time in Schedule)
        {
            var result = await RunAsync(floor.Sessions, maker, ContextAt(time), faults);
            await AssertHonestAsync(result, store.Journals);
        }

        await AssertUndisturbedAsync(store);
        Assert.That(
            faults,
            Has.Count.EqualTo(injected),
            "Each fault that was injected ended one run, and nothing else did."
        );
        await AssertExplainedAsync(faults, floor.Faults);
    }

    private static async Task<SessionResult> RunAsync(
        SessionRunner sessions,
        ChatDecisionMaker maker,
        TradingContext context,
        List<SessionResult.Faulted> faults
    )
    {
        for (int run = 1; run <= MaximumRuns; run++)
        {
            var result = await sessions.RunAsync(context, maker);
            if (result is not SessionResult.Faulted faulted)
            {
                return result;
            }

            faults.Add(faulted);
        }

        throw new InvalidOperationException($"The session of {context} does not come to an end.");
    }

    private static async Task AssertHonestAsync(SessionResult result, IJournalStore journal)
    {
        if (result is SessionResult.Held held)
        {
            var calls = (await journal.ReadAsync(result.Context, default))
                .Where(entry => entry.Kind == JournalEntryKind.Reply)
                .SelectMany(entry =>
                    JsonSerializer.Deserialize<ChatResponse>(entry.Content, AIJsonUtilities.DefaultOptions)!.Messages
                )
                .SelectMany(message => message.Contents)
                .OfType<FunctionCallContent>();
            Assert.That(
                calls.Where(call => call.Name == "hold" && $"{call.Arguments?["reason"]}" == held.Reason),
                Is.Not.Empty,
                $"{result.Context}"
            );
        }
    }

    private static async Task AssertUndisturbedAsync(InMemoryStore store)
    {
        await using var undisturbed = new InMemoryStore(TimeProvider.System);
        var run = await TalkingTrader.RunAsync(Days, "alice", undisturbed, _ => { });
        Assert.That(run.Fault, Is.Null);
        Assert.That(await store.Ledgers.HeadAsync("alice"), Is.EqualTo(await undisturbed.Ledgers.HeadAsync("alice")));
        foreach (var time in Schedule)
        {
            Assert.That(
                await store.Journals.ReadAsync(ContextAt(time), default),
                Is.EqualTo(await undisturbed.Journals.ReadAsync(ContextAt(time), default))
            );
        }
    }

    // Every result that is faulted has what was injected as its cause, and the log of faults tells the same.
    private static async Task AssertExplainedAsync(List<SessionResult.Faulted> faults, IFaultStore log)
    {
        string[] causes =
        [
            "The store is down.",
            "The journal is down.",
            "The prices cannot be read.",
            "The endpoint fails.",
            "The key is wrong.",
            "The endpoint is too slow.",
            "The body is not JSON.",
            "The model's reply is empty.",
            "The model's reply is cut off by its length limit.",
            "The model's reply is withheld by a content filter.",
        ];
        var recorded = await log.ReadAsync(Signature.Parse("alice"), default);

        Assert.That(faults.Select(fault => fault.Fault.Message).Distinct(), Is.EquivalentTo(causes));
        Assert.That(
            recorded.Select(fault => (fault.Context, fault.Type)),
            Is.EqualTo(faults.Select(fault => (fault.Context, fault.Fault.GetType().FullName)))
        );
        Assert.That(
            recorded
                .Zip(faults)
                .All(pair => pair.First.Message.StartsWith(pair.Second.Fault.Message, StringComparison.Ordinal)),
            Is.True
        );
    }

    private static TradingContext ContextAt(TradingTime time) =>
        TradingContext.For("alice").Using("test/model").At(time);
}
