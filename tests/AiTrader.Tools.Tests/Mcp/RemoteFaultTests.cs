using AiTrader.Conversing;
using AiTrader.Handoffs;
using AiTrader.Rules;
using AiTrader.Stores;
using AiTrader.Testing;
using AiTrader.Tools.Mcp;
using Microsoft.Extensions.AI;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace AiTrader.Tools.Tests.Mcp;

/// <summary>Whatever fails on the other side ends the session here as faulted, and is told to no model.</summary>
public sealed class RemoteFaultTests : RemoteSessionFixture
{
    [TestCase(StoreFault.Before)]
    [TestCase(StoreFault.After)]
    public async Task A_store_that_fails_elsewhere_faults_the_session_and_running_it_again_repeats_nothing(
        StoreFault fault
    )
    {
        var floor = await OpenAsync();
        bool isBroken = true;
        var broken = floor.Store.WithLedgers(ledgers => new FaultInjectingLedger(
            ledgers,
            call => isBroken && call == 4 ? fault : StoreFault.None
        ));
        await using var server = new PipedServer(FloorOn(broken));
        await using var remote = await server.ToolsetAsync();
        var maker = Maker(remote, Replies.Calling(BuyTen), Replies.Calling(BuyTen), ScriptedChatClient.Say("Done."));

        var first = await floor.Sessions.RunAsync(Context, maker);
        isBroken = false;
        var second = await floor.Sessions.RunAsync(Context, maker);

        Assert.Multiple(() =>
        {
            Assert.That(((SessionResult.Faulted)first).Fault, Is.InstanceOf<RemoteToolException>());
            Assert.That(((SessionResult.Faulted)first).Fills, Has.Count.EqualTo(1), "The first buy was acknowledged.");
            Assert.That(
                ((SessionResult.Traded)second).Fills.Select(fill => fill.Order.Id.Value),
                Is.EqualTo(new[] { "2025-10-07#1.1", "2025-10-07#2.1" })
            );
            Assert.That(Asked, Is.EqualTo(3), "Each reply was asked for once.");
            Assert.That(Answers, Has.None.Contain("broken"), "No fault was told to the model.");
        });
    }

    [Test]
    public async Task A_decision_maker_that_catches_the_fault_and_holds_is_faulted_all_the_same()
    {
        var week = TestMarket.UsWeek();
        var floor = await OpenAsync();
        await using var server = new PipedServer(
            new TradingFloor(
                new FaultyMarketData(week.MarketData, _ => true),
                week.Series,
                floor.Store,
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
                        .CreateFor(desk.ToolDesk)
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
            await floor.Sessions.RunAsync(Context, maker),
            Is.InstanceOf<SessionResult.Faulted>().With.Property("Fault").InstanceOf<RemoteToolException>()
        );
        Assert.That(await KindsAsync(floor), Is.EqualTo(new[] { "AccountOpened" }));
    }

    [TestCase("buy")]
    [TestCase("hold")]
    public async Task Tools_that_act_on_another_ledger_fault_the_session(string tool)
    {
        var (floor, elsewhere) = (await OpenAsync(), await OpenAsync());
        await using var server = new PipedServer(elsewhere);
        await using var remote = await server.ToolsetAsync();
        var maker = Maker(remote, Replies.Calling(tool == "buy" ? BuyTen : HoldIt), ScriptedChatClient.Say("Done."));

        for (int run = 1; run <= 2; run++)
        {
            var result = (SessionResult.Faulted)await floor.Sessions.RunAsync(Context, maker);
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
        var floor = await OpenAsync();
        await using var server = new PipedServer(floor);
        await using var remote = await server.ToolsetAsync(
            new ContextSeal(new SealKeys(SealKey.Generate("k1")), "aitrader", TimeProvider.System)
        );

        var result = await floor.Sessions.RunAsync(Context, Maker(remote, Replies.Calling(BuyTen)));

        Assert.That(
            result,
            Is.InstanceOf<SessionResult.Faulted>().With.Property("Fault").InstanceOf<RemoteToolException>()
        );
        Assert.That(await KindsAsync(floor), Is.EqualTo(new[] { "AccountOpened" }));
    }

    [Test]
    public async Task A_server_that_is_none_of_ours_is_never_believed()
    {
        var floor = await OpenAsync();
        await using var server = new PipedServer(floor)
        {
            Unguarded = McpServerTool.Create(AIFunctionFactory.Create(() => "Filled: all of it.", "buy_all")),
        };
        await using var remote = await server.ToolsetAsync();

        var result = await floor.Sessions.RunAsync(Context, Maker(remote, ScriptedChatClient.Call("buy_all")));

        Assert.That(((SessionResult.Faulted)result).Fault, Is.InstanceOf<RemoteToolException>());
    }

    [Test]
    public async Task A_server_that_is_gone_faults_the_session_and_the_next_run_connects_anew()
    {
        // In the middle of a call: between two calls, a client that notices in time connects again and nothing faults.
        var week = TestMarket.UsWeek();
        var breaking = () => { };
        var marketData = new FaultyMarketData(
            week.MarketData,
            _ =>
            {
                breaking();
                return false;
            }
        );
        var floor = new TradingFloor(
            marketData,
            week.Series,
            new InMemoryStore(TimeProvider.System),
            RuleBook.Standard
        );
        await floor.OpenAsync(Context, 1_000);
        await using var server = new PipedServer(floor);
        await using var remote = await server.ToolsetAsync();
        bool isGone = false;
        var maker = new ChatDecisionMaker(
            new ScriptedChatClient(messages =>
            {
                if (messages.Count == 4 && !isGone)
                {
                    isGone = true;
                    breaking = server.Break;
                }

                return messages.Count <= 4 ? Replies.Calling(BuyTen) : ScriptedChatClient.Say("Done.");
            }),
            new() { Tools = remote.CreateFor }
        );

        var first = await floor.Sessions.RunAsync(Context, maker);
        breaking = () => { };
        var second = await floor.Sessions.RunAsync(Context, maker);

        Assert.That(((SessionResult.Faulted)first).Fault, Is.InstanceOf<RemoteToolException>());
        Assert.That(((SessionResult.Traded)second).Fills, Has.Count.EqualTo(2));
    }

    /// <summary>
    /// The client fails the calls it knows of when its connection ends; one made in that very moment was waited for
    /// without end, in one of about fifty of these rounds.
    /// </summary>
    [CancelAfter(30_000)]
    [Test]
    public async Task A_call_that_is_made_while_the_connection_ends_ends_too(CancellationToken cancellationToken)
    {
        const int Rounds = 200;
        var floor = await OpenAsync();
        var random = new Random(1);
        int lost = 0;
        for (int round = 1; round <= Rounds; round++)
        {
            await using var server = new PipedServer(floor);
            await using var remote = await server.ToolsetAsync();
            var quote = remote.CreateFor(floor.ToolDesk()).Bind(Context).Single(tool => tool.Name == "quote");
            var breaking = Task.Run(
                () =>
                {
                    Thread.SpinWait(random.Next(20_000));
                    server.Break();
                },
                cancellationToken
            );

            try
            {
                while (!breaking.IsCompleted)
                {
                    await quote
                        .InvokeAsync(new AIFunctionArguments { ["symbol"] = "AAA" }, CancellationToken.None)
                        .AsTask()
                        .WaitAsync(cancellationToken);
                }
            }
            catch (RemoteToolException)
            {
                lost++;
            }

            await breaking;
        }

        Assert.That(lost, Is.GreaterThan(Rounds / 4), "Few connections ended in the middle of a call.");
    }

    [Test]
    public async Task A_desk_that_is_told_of_a_failure_ends_as_faulted()
    {
        var floor = await OpenAsync();
        var maker = new ScriptedDecisions(
            (_, desk) =>
            {
                desk.ToolDesk.Fail(Context, new TimeoutException("Nobody answers."));
                return Task.CompletedTask;
            }
        );

        Assert.That(
            await floor.Sessions.RunAsync(Context, maker),
            Is.InstanceOf<SessionResult.Faulted>().With.Property("Fault").InstanceOf<TimeoutException>()
        );
    }

    /// <summary>An answer to another call, by a server that mixes them up, must not pass as this call's.</summary>
    [TestCase("2025-10-07#1.2")]
    [TestCase("")]
    [TestCase(null)]
    public async Task An_answer_that_is_recorded_under_another_id_faults_the_session(string? id)
    {
        var floor = await OpenAsync();
        await floor.CallAsync(Context, "buy", """{"symbol":"AAA","quantity":10}""");
        await using var server = new PipedServer(floor)
        {
            Unguarded = McpServerTool.Create(
                () =>
                    new CallToolResult
                    {
                        Content = [new TextContentBlock { Text = "Filled: all of it." }],
                        Meta = new() { [CallMeta.Result] = CallMeta.Recorded, [CallMeta.Id] = id },
                    },
                new McpServerToolCreateOptions { Name = "buy_all" }
            ),
        };
        await using var remote = await server.ToolsetAsync();

        var result = await floor.Sessions.RunAsync(
            Context,
            Maker(remote, ScriptedChatClient.Call("buy_all"), ScriptedChatClient.Say("Done."))
        );

        Assert.That(
            result,
            Is.InstanceOf<SessionResult.Faulted>().With.Property("Fault").InstanceOf<RemoteToolException>()
        );
    }
}
