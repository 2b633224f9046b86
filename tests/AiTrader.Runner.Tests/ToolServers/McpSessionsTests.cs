using AiTrader.Conversing;
using AiTrader.Stores;
using AiTrader.Testing;
using AiTrader.Tools;
using AiTrader.Tools.Mcp;

namespace AiTrader.Runner.Tests.ToolServers;

/// <summary>Sessions of this process whose tools run in another one, on the same store.</summary>
[Category(TestCategory.Process)]
internal sealed class McpSessionsTests
{
    private const int Days = 24;

    /// <summary>
    /// The model decides by every character it is shown, so that one word or fill that differs ends in another ledger.
    /// </summary>
    [Test]
    public async Task Killed_in_the_middle_of_calls_again_and_again_the_ledger_is_that_of_an_undisturbed_run()
    {
        await using var market = new ToolMarket(LongMarket.Of(Days));
        await using var remote = await market.ToolsetAsync();
        var random = new Random(1);
        var faults = new List<SessionResult.Faulted>();
        var model = new ScriptedChatClient(messages =>
        {
            // A kill may come between two calls, where nobody notices: it is killed until some were noticed.
            if (faults.Count < 4 && random.Next(6) == 0)
            {
                _ = KillSoonAsync(market.Server, random.Next(40_000));
            }

            return AttentiveModel.Reply(messages);
        });
        var trader = new Trader(
            Signature.Parse("alice"),
            ModelId.Parse("test/model"),
            new ChatDecisionMaker(model, new() { Tools = remote.CreateFor })
        )
        {
            Cash = new Money(5_000),
        };
        TraderRun run;
        do
        {
            run = (
                await market.Floor.Arena.RunAsync(
                    [trader],
                    SessionSchedule.FromPrices(market.Floor.Series),
                    null,
                    default
                )
            )[0];
            faults.AddRange(run.Fault is { } fault ? [fault] : []);
        } while (run.Fault is not null && faults.Count <= 8);

        await using var undisturbed = new InMemoryStore(TimeProvider.System);
        await TalkingTrader.RunAsync(Days, "alice", undisturbed, _ => { });
        Assert.That(run.Fault?.Fault, Is.Null);
        Assert.That(faults.Select(fault => fault.Fault), Is.All.InstanceOf<RemoteToolException>());
        Assert.That(faults, Is.Not.Empty, "No kill came in the middle of a call.");
        Assert.That(
            await market.Floor.Ledger.HeadAsync("alice"),
            Is.EqualTo(await undisturbed.Ledgers.HeadAsync("alice"))
        );
    }

    [Test]
    public async Task Thirty_two_sessions_at_once_on_one_server_of_http_trade_in_their_own_ledgers_alone()
    {
        const int Sessions = 32;
        const int Trades = 10;
        await using var market = new ToolMarket(LongMarket.Of(2));
        var address = await market.StartHttpAsync(market.Sealed);
        var remotes = new List<McpTradingToolset>();
        for (int i = 0; i < 4; i++)
        {
            remotes.Add(
                await McpTradingToolset.ConnectAsync(
                    token => ToolMarket.ConnectHttpAsync(address, token),
                    market.Seal,
                    default
                )
            );
        }

        var traders = Enumerable
            .Range(1, Sessions)
            .Select(number => new Trader(
                Signature.Parse($"trader-{number}"),
                ModelId.Parse($"test/model-{number}"),
                new ChatDecisionMaker(
                    BuyerOf(number, Trades),
                    new() { Tools = remotes[number % remotes.Count].CreateFor }
                )
            )
            {
                Cash = new Money(1_000_000),
            })
            .ToList();
        var arena = new Arena(market.Floor.Sessions) { Parallelism = Sessions };
        var schedule = new SessionSchedule([TradingTime.Parse("2025-01-01")]);

        var runs = await arena.RunAsync(traders, schedule, null, default);
        await arena.RunAsync(traders, schedule, null, default);

        Assert.That(runs.Select(run => run.Fault?.Fault), Is.All.Null);
        for (int number = 1; number <= Sessions; number++)
        {
            var entries = await market.Floor.EntriesAsync($"trader-{number}");
            var fills = entries.OfType<LedgerEntry.Filled>().ToList();
            Assert.Multiple(() =>
            {
                Assert.That(
                    fills.Select(fill => fill.Fill.Quantity.Value),
                    Is.EqualTo(Enumerable.Repeat((decimal)number, Trades)),
                    $"trader-{number}"
                );
                Assert.That(
                    entries.Select(entry => (entry.Context.Signature.Value, entry.Context.ModelId.Value)).Distinct(),
                    Is.EqualTo(new[] { ($"trader-{number}", $"test/model-{number}") })
                );
                Assert.That(entries, Has.Count.EqualTo(Trades + 2));
                Assert.That(((SessionResult.Traded)runs[number - 1].Results.Single()).Fills, Has.Count.EqualTo(Trades));
            });
        }

        remotes.ForEach(remote => remote.DisposeAsync().AsTask().Wait(TimeSpan.FromSeconds(30)));
    }

    // Two calls a reply, as many units as the trader's number each.
    private static ScriptedChatClient BuyerOf(int number, int trades) =>
        new(messages =>
        {
            (string, Dictionary<string, object?>) buy = ("buy", new() { ["symbol"] = "AAA", ["quantity"] = number });
            return (messages.Count / 2) - 1 < trades / 2 ? Replies.Calling(buy, buy) : ScriptedChatClient.Say("Done.");
        });

    private static async Task KillSoonAsync(BoundedProcess server, int spins)
    {
        await Task.Yield();
        Thread.SpinWait(spins);
        server.Kill();
    }
}
