using System.Globalization;
using AiTrader.Stores;
using AiTrader.Testing;
using AiTrader.Testing.Processes;

namespace AiTrader.Runner.Tests.Commands;

/// <summary>Orders that rest, through <c>aitrader replay</c>: the lines of the outcomes, byte by byte.</summary>
internal sealed class ReplayedRestingOrderTests : ProgramFixture
{
    [Test]
    public async Task A_limit_order_has_a_line_when_it_is_accepted_and_one_when_it_is_filled()
    {
        using var market = new SmallMarket();
        File.WriteAllText(
            market.Orders,
            """
            {"date":"2025-10-06","sequence":1,"action":"buy","symbol":"AAA","quantity":10,"type":"limit","limit":9.5}
            {"date":"2025-10-06","sequence":2,"action":"buy","symbol":"BBB","quantity":1,"type":"limit","limit":50}
            {"date":"2025-10-07","sequence":3,"action":"cancel","target":2}
            """
        );

        var result = await Program.SucceedAsync(market.Replay());

        Assert.That(
            File.ReadAllText(Folder.File("outcomes.jsonl")),
            Is.EqualTo(
                """
                {"date":"2025-10-06","sequence":1,"status":"accepted","reason":null,"cash":"1000","holdings":{},\
                "reserved_cash":"95","reserved_units":{}}
                {"date":"2025-10-06","sequence":2,"status":"accepted","reason":null,"cash":"1000","holdings":{},\
                "reserved_cash":"145","reserved_units":{}}
                {"event":"filled","of":1,"bar":"2025-10-06","reason":null,"price":"9.5","quantity":"10","fee":"0",\
                "cash":"905","holdings":{"AAA":"10"},"reserved_cash":"50","reserved_units":{}}
                {"event":"expired","of":2,"bar":"2025-10-06","reason":null,"price":null,"quantity":"1","fee":null,\
                "cash":"905","holdings":{"AAA":"10"},"reserved_cash":"0","reserved_units":{}}
                {"date":"2025-10-07","sequence":3,"status":"denied","reason":"unknown_order","cash":"905",\
                "holdings":{"AAA":"10"},"reserved_cash":"0","reserved_units":{}}

                """.Unwrap()
            )
        );
        Assert.That(
            result.Output,
            Does.Contain("3 orders in")
                .And.Contain("accepted  2")
                .And.Contain("later filled  1")
                .And.Contain("expired  1")
        );
    }

    [TestCase("--fees", "0.001,1")]
    [TestCase("--slippage", "5")]
    [TestCase("--volume-limit", "0.5")]
    public async Task Market_orders_with_costs_or_a_rule_of_the_venue_are_written_in_full(string option, string value)
    {
        using var market = new SmallMarket();

        await Program.SucceedAsync(market.Replay((option, value)));

        Assert.That(
            File.ReadAllLines(Folder.File("outcomes.jsonl")),
            Has.Length.EqualTo(4).And.All.Contains("\"reserved_cash\":\"0\",\"reserved_units\":{}}")
        );
    }

    [Test]
    public async Task A_limit_of_what_a_trader_may_do_changes_no_line()
    {
        using var market = new SmallMarket();

        await Program.SucceedAsync(market.Replay(("--order-limit", "5000000")));

        Assert.That(File.ReadAllText(Folder.File("outcomes.jsonl")), Is.EqualTo(SmallMarket.Outcomes));
    }

    [Category(TestCategory.Long)]
    [TestCaseSource(typeof(OrderCorpus), nameof(OrderCorpus.Agents))]
    public async Task Outcomes_are_those_of_two_other_programs_byte_by_byte_in_memory_and_twice_in_a_store(
        string series,
        string name
    )
    {
        byte[] expected = File.ReadAllBytes(OrderCorpus.Find(series, name).Outcomes);
        string[] replay = ReplayOf(OrderCorpus.Find(series, name));

        await Program.SucceedAsync([.. replay, "--out", "memory.jsonl"]);
        await Program.SucceedAsync([.. replay, "--out", "first.jsonl", "--store", "sqlite:ledgers.db"]);
        await Program.SucceedAsync([.. replay, "--out", "second.jsonl", "--store", "sqlite:ledgers.db"]);

        Assert.Multiple(() =>
        {
            Assert.That(File.ReadAllBytes(Folder.File("memory.jsonl")), Is.EqualTo(expected));
            Assert.That(File.ReadAllBytes(Folder.File("first.jsonl")), Is.EqualTo(expected));
            Assert.That(File.ReadAllBytes(Folder.File("second.jsonl")), Is.EqualTo(expected));
        });
    }

    [Category(TestCategory.Redis)]
    [TestCaseSource(typeof(OrderCorpus), nameof(OrderCorpus.Agents))]
    public async Task Outcomes_on_a_server_are_those_of_two_other_programs_byte_by_byte(string series, string name)
    {
        using var server = await RedisServer.StartAsync();

        await Program.SucceedAsync([
            .. ReplayOf(OrderCorpus.Find(series, name)),
            "--out",
            "o.jsonl",
            "--store",
            $"redis:{server.Address}",
        ]);

        Assert.That(
            File.ReadAllBytes(Folder.File("o.jsonl")),
            Is.EqualTo(File.ReadAllBytes(OrderCorpus.Find(series, name).Outcomes))
        );
    }

    private static string[] ReplayOf(OrderCorpusAgent agent) =>
        [
            "replay",
            "--market",
            agent.Market,
            "--prices",
            agent.Prices,
            "--orders",
            agent.Orders,
            "--signature",
            agent.Name,
            "--model",
            $"corpus/{agent.Name}",
            "--cash",
            PlainText(agent.Cash),
            "--opened",
            agent.Opened,
            .. OptionsOf(agent.Conditions),
        ];

    private static IEnumerable<string> OptionsOf(TradingConditions conditions)
    {
        if (conditions.HasFee)
        {
            yield return "--fees";
            yield return $"{PlainText(conditions.FeeRate)},{conditions.MinimumFee}";
        }

        if (conditions.SlippageBasisPoints > 0)
        {
            yield return "--slippage";
            yield return PlainText(conditions.SlippageBasisPoints);
        }

        if (conditions.VolumeLimit is { } volume)
        {
            yield return "--volume-limit";
            yield return PlainText(volume);
        }

        if (conditions.PriceLimits)
        {
            yield return "--price-limits";
        }

        if (conditions.OddLots)
        {
            yield return "--odd-lots";
        }
    }

    private static string PlainText(decimal value) => value.ToString(CultureInfo.InvariantCulture);
}
