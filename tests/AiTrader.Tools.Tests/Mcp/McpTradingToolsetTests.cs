using AiTrader.Handoffs;
using AiTrader.Rules;
using AiTrader.Stores;
using AiTrader.Testing;
using AiTrader.Tools.Mcp;
using Microsoft.Extensions.AI;

namespace AiTrader.Tools.Tests.Mcp;

/// <summary>Sessions whose tools run elsewhere end as they do with tools of their own.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class McpTradingToolsetTests
{
    private static readonly TradingContext Context = Contexts.Alice("2025-10-07");
    private static readonly (string, Dictionary<string, object?>) BuyTen = (
        "buy",
        new() { ["symbol"] = "AAA", ["quantity"] = 10 }
    );
    private static readonly (string, Dictionary<string, object?>) BuyTooMuch = (
        "buy",
        new() { ["symbol"] = "AAA", ["quantity"] = 1_000 }
    );
    private static readonly (string, Dictionary<string, object?>) Malformed = (
        "buy",
        new()
        {
            ["symbol"] = "AAA",
            ["quantity"] = "ten",
            ["signature"] = "bob",
        }
    );
    private static readonly (string, Dictionary<string, object?>) HoldIt = ("hold", new() { ["reason"] = "Too dear." });
    private static readonly (string, Dictionary<string, object?>) Quote = ("quote", new() { ["symbol"] = "AAA" });

    private readonly List<string> _answers = [];
    private int _asked;

    [Test]
    public async Task A_buy_that_is_filled_elsewhere_makes_the_session_traded()
    {
        var (floor, result) = await RunAsync(ScriptedChatClient.Call(BuyTen), ScriptedChatClient.Say("Done."));

        Assert.That(((SessionResult.Traded)result).Fills.Single().Order.Id.Value, Is.EqualTo("2025-10-07#1.1"));
        Assert.That(await KindsAsync(floor), Is.EqualTo(new[] { "AccountOpened", "Filled", "SessionCompleted" }));
    }

    [Test]
    public async Task A_hold_that_is_recorded_elsewhere_makes_the_session_held_and_ends_it()
    {
        var (floor, result) = await RunAsync(ScriptedChatClient.Call(HoldIt));

        Assert.That(((SessionResult.Held)result).Reason, Is.EqualTo("Too dear."));
        Assert.That(await KindsAsync(floor), Is.EqualTo(new[] { "AccountOpened", "Held", "SessionCompleted" }));
    }

    [Test]
    public async Task A_model_that_only_says_it_holds_is_undecided() =>
        Assert.That(
            (await RunAsync(ScriptedChatClient.Call(Quote), ScriptedChatClient.Say("The hold is recorded."))).Result,
            Is.InstanceOf<SessionResult.Undecided>()
        );

    [Test]
    public async Task A_denial_and_advice_are_told_to_the_model()
    {
        var (_, result) = await RunAsync(
            ScriptedChatClient.Call(BuyTooMuch),
            ScriptedChatClient.Call(Malformed),
            ScriptedChatClient.Call(BuyTen),
            ScriptedChatClient.Call(HoldIt)
        );

        Assert.That(result, Is.InstanceOf<SessionResult.Traded>());
        Assert.That(_answers, Has.Count.EqualTo(3));
        Assert.That(_answers[0], Does.StartWith("Denied (insufficient_cash)"));
        Assert.That(_answers[1], Does.StartWith("buy does not take 'signature'"));
        Assert.That(_answers[2], Does.StartWith("Filled: buy 10 AAA"));
    }

    [Test]
    public async Task A_conversation_is_the_same_to_the_letter_as_with_tools_of_its_own()
    {
        ChatResponse[] Script() =>
            [
                ScriptedChatClient.Call(Quote, BuyTen, BuyTooMuch),
                ScriptedChatClient.Call(Malformed, ("sell_all", [])),
                ScriptedChatClient.Call(HoldIt),
            ];
        var (remote, _) = await RunAsync(Script());
        var local = await OpenAsync(new InMemoryStore(TimeProvider.System).Ledgers);
        await local.Sessions.RunAsync(
            Context,
            new ChatDecisionMaker(ModelOf(Script()), local.Journal, TimeProvider.System),
            default
        );

        Assert.That(
            await remote.Journal.ReadAsync(Context, default),
            Is.EqualTo(await local.Journal.ReadAsync(Context, default))
        );
        Assert.That(await remote.Ledger.HeadAsync("alice"), Is.EqualTo(await local.Ledger.HeadAsync("alice")));
    }

    [TestCase(StoreFault.Before)]
    [TestCase(StoreFault.After)]
    public async Task A_store_that_fails_elsewhere_faults_the_session_and_running_it_again_repeats_nothing(
        StoreFault fault
    )
    {
        var ledger = new InMemoryStore(TimeProvider.System).Ledgers;
        var floor = await OpenAsync(ledger);
        bool isBroken = true;
        var broken = new FaultInjectingLedger(ledger, call => isBroken && call == 4 ? fault : StoreFault.None);
        await using var server = new PipedServer(FloorOn(broken));
        await using var remote = await server.ToolsetAsync();
        var maker = Maker(
            floor,
            remote,
            ScriptedChatClient.Call(BuyTen),
            ScriptedChatClient.Call(BuyTen),
            ScriptedChatClient.Say("Done.")
        );

        var first = await floor.Sessions.RunAsync(Context, maker, default);
        isBroken = false;
        var second = await floor.Sessions.RunAsync(Context, maker, default);

        Assert.Multiple(() =>
        {
            Assert.That(((SessionResult.Faulted)first).Fault, Is.InstanceOf<RemoteToolException>());
            Assert.That(((SessionResult.Faulted)first).Fills, Has.Count.EqualTo(1), "The first buy was acknowledged.");
            Assert.That(
                ((SessionResult.Traded)second).Fills.Select(fill => fill.Order.Id.Value),
                Is.EqualTo(new[] { "2025-10-07#1.1", "2025-10-07#2.1" })
            );
            Assert.That(_asked, Is.EqualTo(3), "Each reply was asked for once.");
            Assert.That(_answers, Has.None.Contain("broken"), "No fault was told to the model.");
        });
    }

    [Test]
    public async Task A_decision_maker_that_catches_the_fault_and_holds_is_faulted_all_the_same()
    {
        var week = TestMarket.UsWeek();
        var floor = await OpenAsync(new InMemoryStore(TimeProvider.System).Ledgers);
        await using var server = new PipedServer(
            new TradingFloor(
                new FaultyMarketData(week.MarketData, _ => true),
                week.Series,
                floor.Ledger,
                RuleBook.Standard
            )
        );
        await using var remote = await server.ToolsetAsync();
        var maker = new ScriptedDecisions(
            async (_, desk) =>
            {
                try
                {
                    await remote
                        .For(desk)
                        .Bind(Context)
                        .Single(tool => tool.Name == "quote")
                        .InvokeAsync(new AIFunctionArguments { ["symbol"] = "AAA" });
                }
                catch (RemoteToolException)
                {
                    await desk.HoldAsync(Context, "Something went wrong, so I hold.");
                }
            }
        );

        Assert.That(
            await floor.Sessions.RunAsync(Context, maker, default),
            Is.InstanceOf<SessionResult.Faulted>().With.Property("Fault").InstanceOf<RemoteToolException>()
        );
        Assert.That(await KindsAsync(floor), Is.EqualTo(new[] { "AccountOpened" }));
    }

    [TestCase("buy")]
    [TestCase("hold")]
    public async Task Tools_that_act_on_another_ledger_fault_the_session(string tool)
    {
        var (floor, elsewhere) = (
            await OpenAsync(new InMemoryStore(TimeProvider.System).Ledgers),
            await OpenAsync(new InMemoryStore(TimeProvider.System).Ledgers)
        );
        await using var server = new PipedServer(elsewhere);
        await using var remote = await server.ToolsetAsync();
        var maker = Maker(
            floor,
            remote,
            ScriptedChatClient.Call(tool == "buy" ? BuyTen : HoldIt),
            ScriptedChatClient.Say("Done.")
        );

        for (int run = 1; run <= 2; run++)
        {
            var result = (SessionResult.Faulted)await floor.Sessions.RunAsync(Context, maker, default);
            Assert.That(
                result.Fault,
                Is.InstanceOf<LedgerException>()
                    .With.Message.Contain("2025-10-07#1.1")
                    .And.Message.Contain("another ledger")
            );
        }
    }

    [Test]
    public async Task A_context_that_the_server_does_not_accept_faults_the_session_and_executes_nothing()
    {
        var floor = await OpenAsync(new InMemoryStore(TimeProvider.System).Ledgers);
        await using var server = new PipedServer(floor);
        await using var remote = await server.ToolsetAsync(
            new ContextSeal(new SealKeys(SealKey.Generate("k1")), "aitrader", TimeProvider.System)
        );

        var result = await floor.Sessions.RunAsync(
            Context,
            Maker(floor, remote, ScriptedChatClient.Call(BuyTen)),
            default
        );

        Assert.That(
            result,
            Is.InstanceOf<SessionResult.Faulted>().With.Property("Fault").InstanceOf<RemoteToolException>()
        );
        Assert.That(await KindsAsync(floor), Is.EqualTo(new[] { "AccountOpened" }));
    }

    [Test]
    public async Task A_server_that_is_none_of_ours_is_never_believed()
    {
        var floor = await OpenAsync(new InMemoryStore(TimeProvider.System).Ledgers);
        await using var server = new PipedServer(floor)
        {
            Unguarded = ModelContextProtocol.Server.McpServerTool.Create(
                AIFunctionFactory.Create(() => "Filled: all of it.", "buy_all")
            ),
        };
        await using var remote = await server.ToolsetAsync();

        var result = await floor.Sessions.RunAsync(
            Context,
            Maker(floor, remote, ScriptedChatClient.Call(("buy_all", []))),
            default
        );

        Assert.That(((SessionResult.Faulted)result).Fault, Is.InstanceOf<RemoteToolException>());
    }

    [Test]
    public async Task A_server_that_is_gone_faults_the_session_and_the_next_run_connects_anew()
    {
        var floor = await OpenAsync(new InMemoryStore(TimeProvider.System).Ledgers);
        await using var server = new PipedServer(floor);
        await using var remote = await server.ToolsetAsync();
        bool isGone = false;
        var maker = new ChatDecisionMaker(
            new ScriptedChatClient(messages =>
            {
                if (messages.Count == 4 && !isGone)
                {
                    isGone = true;
                    server.Break();
                }

                return messages.Count <= 4 ? ScriptedChatClient.Call(BuyTen) : ScriptedChatClient.Say("Done.");
            }),
            floor.Journal,
            TimeProvider.System
        )
        {
            Tools = remote.For,
        };

        var first = await floor.Sessions.RunAsync(Context, maker, default);
        var second = await floor.Sessions.RunAsync(Context, maker, default);

        Assert.That(((SessionResult.Faulted)first).Fault, Is.InstanceOf<RemoteToolException>());
        Assert.That(((SessionResult.Traded)second).Fills, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task A_desk_that_is_told_of_a_failure_ends_as_faulted()
    {
        var floor = await OpenAsync(new InMemoryStore(TimeProvider.System).Ledgers);
        var maker = new ScriptedDecisions(
            (_, desk) =>
            {
                desk.Fail(Context, new TimeoutException("Nobody answers."));
                return Task.CompletedTask;
            }
        );

        Assert.That(
            await floor.Sessions.RunAsync(Context, maker, default),
            Is.InstanceOf<SessionResult.Faulted>().With.Property("Fault").InstanceOf<TimeoutException>()
        );
    }

    private async Task<(TradingFloor Floor, SessionResult Result)> RunAsync(params ChatResponse[] replies)
    {
        var floor = await OpenAsync(new InMemoryStore(TimeProvider.System).Ledgers);
        await using var server = new PipedServer(floor);
        await using var remote = await server.ToolsetAsync();
        return (floor, await floor.Sessions.RunAsync(Context, Maker(floor, remote, replies), default));
    }

    private ChatDecisionMaker Maker(TradingFloor floor, McpTradingToolset remote, params ChatResponse[] replies) =>
        new(ModelOf(replies), floor.Journal, TimeProvider.System) { Tools = remote.For };

    private ScriptedChatClient ModelOf(ChatResponse[] replies) =>
        new(messages =>
        {
            _asked++;
            if (messages[^1].Contents.OfType<FunctionResultContent>().LastOrDefault() is { } answer)
            {
                _answers.Add($"{answer.Result}");
            }

            return replies[(messages.Count / 2) - 1];
        });

    private static async Task<string[]> KindsAsync(TradingFloor floor) =>
        [.. (await floor.EntriesAsync("alice")).Select(entry => entry.GetType().Name)];

    private static TradingFloor FloorOn(ILedgerStore ledger)
    {
        var week = TestMarket.UsWeek();
        return new TradingFloor(week.MarketData, week.Series, ledger, RuleBook.Standard);
    }

    private static async Task<TradingFloor> OpenAsync(ILedgerStore ledger)
    {
        var floor = FloorOn(ledger);
        await floor.OpenAsync(Context, 1_000);
        return floor;
    }
}
