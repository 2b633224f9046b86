using System.Text;
using AiTrader.Audits;
using AiTrader.Handoffs;
using AiTrader.Prices;
using AiTrader.Rules;
using AiTrader.Stores;
using AiTrader.Testing;
using AiTrader.Tools.Mcp;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;

namespace AiTrader.Runner.Tests.ToolServers;

/// <summary>Orders that rest, given one by one to the tools of a server in another process.</summary>
[Category(TestCategory.Process)]
internal sealed class McpOrderCorpusTests
{
    [TestCase("us_daily", "plain-1")]
    [TestCase("us_hourly", "volume-fees-1")]
    [TestCase("cn_hourly", "odd-1")]
    [TestCase("crypto_daily", "fees-slippage-1")]
    public async Task Orders_through_a_tool_server_come_to_the_outcomes_that_they_have_in_memory(
        string series,
        string name
    )
    {
        Assume.That(SharedCorpus.Find(), Is.Not.Null, "The corpus ../shared/corpus is absent.");
        var agent = OrderCorpus.Find(series, name);
        var orders = Sayable(RecordedOrderFile.Read(agent.Orders));
        using var temporary = new TemporaryFolder();
        await using var store = new SqliteStore(temporary.File("ledger.db"), TimeProvider.System);
        byte[] secret = [.. Encoding.ASCII.GetBytes(name.PadRight(SealKey.MinimumLength, '.'))];
        await File.WriteAllTextAsync(temporary.File("seal.key"), $"k1 {Convert.ToBase64String(secret)}");
        using var server = BoundedProcess.Aitrader(
            "mcp",
            "--stdio",
            "--market",
            agent.Market,
            "--prices",
            agent.Prices,
            "--store",
            $"sqlite:{temporary.File("ledger.db")}",
            "--seal-key-file",
            temporary.File("seal.key")
        );
        await using var remote = await McpTradingToolset
            .ConnectAsync(
                token =>
                    McpClient.CreateAsync(
                        new StreamClientTransport(
                            server.Process.StandardInput.BaseStream,
                            server.Process.StandardOutput.BaseStream
                        ),
                        ToolMarket.Unhurried,
                        cancellationToken: token
                    ),
                new ContextSeal(
                    new SealKeys(new SealKey("k1", secret)),
                    ContextSeal.DefaultAudience,
                    TimeProvider.System
                ),
                default
            )
            .WaitAsync(TimeSpan.FromSeconds(30));
        var prices = PriceFile.CreateSource(agent.Prices).Read();

        var there = await ReplayAsync(store, agent, prices, orders, new RemoteRecordedDecisions(orders, remote));

        var here = await ReplayAsync(new InMemoryStore(TimeProvider.System), agent, prices, orders, null);
        Assert.That(there, Is.EqualTo(here), server.Errors);
        Assert.That(there, Has.Some.Contains("\"event\":\"filled\"").And.Some.Contains("\"of\""));
    }

    // What no tool can say is left out: a type without its price, a price that the type does not have, and a symbol
    // that does not exist, which a tool answers with advice.
    private static List<RecordedOrder> Sayable(IReadOnlyList<RecordedOrder> orders)
    {
        var sayable = new List<RecordedOrder>();
        var renumbered = new Dictionary<long, long>();
        foreach (var order in orders.Where(IsSayable))
        {
            renumbered[order.Sequence] = sayable.Count + 1;
            sayable.Add(order with { Sequence = sayable.Count + 1 });
        }

        // A target that is left out, or yet to come, is not open.
        return
        [
            .. sayable.Select(order =>
                order.Target is { } target
                    ? order with
                    {
                        Target = renumbered.GetValueOrDefault(target, sayable.Count + target),
                    }
                    : order
            ),
        ];
    }

    private static bool IsSayable(RecordedOrder order) =>
        order.Symbol?.Value != "NONE"
        && order.Terms.Type switch
        {
            OrderType.Limit => order.Terms is { LimitPrice: not null, StopPrice: null },
            OrderType.Stop => order.Terms is { LimitPrice: null, StopPrice: not null },
            OrderType.StopLimit => order.Terms is { LimitPrice: not null, StopPrice: not null },
            OrderType.Market or _ => order.Terms is { LimitPrice: null, StopPrice: null },
        };

    private static async Task<string[]> ReplayAsync(
        IStore store,
        OrderCorpusAgent agent,
        PriceSeries series,
        List<RecordedOrder> orders,
        IDecisionMaker? decisions
    )
    {
        var market = OrderCorpus.MarketOf(agent.Market);
        var floor = new TradingFloor(new AsOfMarketData(market, series), series, store, RuleBook.Standard);
        var opening = Contexts.For(agent.Name, agent.Opened);
        var terms = AccountTerms.Create(market, new Money(agent.Cash)) with { Conditions = agent.Conditions };
        await store.Ledgers.OpenAccountAsync(opening, terms);
        foreach (var time in decisions is null ? [] : new RecordedDecisions(orders).Schedule)
        {
            var context = TradingContext.For(opening.Signature).Using(opening.ModelId).At(time);
            var result = await floor.Sessions.RunAsync(context, decisions!);
            Assert.That((result as SessionResult.Faulted)?.Fault, Is.Null);
        }

        // Where the sessions traded through the server, it finds all of them completed, and reads the outcomes.
        var read = await new OrderReplay(floor.Sessions).RunAsync(opening, terms.Cash, orders, default);
        return [.. read.Outcomes.Select(of => Encoding.UTF8.GetString(RecordedOutcomeJson.Write(of, read.Form)))];
    }
}
