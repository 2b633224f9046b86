using System.Text.Json;
using AiTrader.Stores;
using AiTrader.Testing;

namespace AiTrader.Runner.Tests.Commands;

internal sealed class ReplayCommandTests : ProgramFixture
{
    private static readonly Dictionary<string, (string Market, string Prices)> Markets = new()
    {
        ["us_daily"] = ("us", "us_daily.csv.gz"),
        ["cn_daily"] = ("cn", "cn_daily.csv"),
        ["cn_hourly"] = ("cn", "cn_hourly.csv.gz"),
        ["crypto"] = ("crypto", "crypto_daily.csv.gz"),
    };

    [Category(TestCategory.Long)]
    [TestCaseSource(nameof(Agents))]
    public async Task Outcomes_are_those_of_a_correct_system_byte_by_byte_in_memory_and_twice_in_a_store(
        string market,
        string agent
    )
    {
        byte[] expected = File.ReadAllBytes(SharedCorpus.PathOf(market, $"{agent}.outcomes.jsonl"));
        string[] replay = ReplayOf(market, agent);

        await Program.SucceedAsync([.. replay, "--out", "memory.jsonl"]);
        await Program.SucceedAsync([.. replay, "--out", "first.jsonl", "--store", "sqlite:ledgers.db"]);
        string head = await HeadAsync(agent);
        await Program.SucceedAsync([.. replay, "--out", "second.jsonl", "--store", "sqlite:ledgers.db"]);

        Assert.Multiple(() =>
        {
            Assert.That(File.ReadAllBytes(Folder.File("memory.jsonl")), Is.EqualTo(expected));
            Assert.That(File.ReadAllBytes(Folder.File("first.jsonl")), Is.EqualTo(expected));
            Assert.That(File.ReadAllBytes(Folder.File("second.jsonl")), Is.EqualTo(expected));
        });
        Assert.That(await HeadAsync(agent), Is.EqualTo(head).And.Not.Empty);
    }

    [Test]
    public async Task The_summary_counts_what_was_filled_denied_by_code_and_held()
    {
        using var market = new SmallMarket();

        var result = await Program.SucceedAsync(market.Replay());

        Assert.Multiple(() =>
        {
            Assert.That(File.ReadAllText(Folder.File("outcomes.jsonl")), Is.EqualTo(SmallMarket.Outcomes));
            Assert.That(
                result.Output,
                Does.Contain("filled  2")
                    .And.Contain("denied  1  (insufficient_cash 1)")
                    .And.Contain("held    1")
                    .And.Contain("orders a second")
            );
            Assert.That(result.Error, Is.Empty);
            Assert.That(Files(), Is.EqualTo((string[])["outcomes.jsonl"]));
        });
    }

    [Test]
    public async Task Another_recording_in_the_same_ledger_is_refused_and_the_outcomes_of_the_first_stay()
    {
        using var market = new SmallMarket();
        await Program.SucceedAsync(market.Replay(("--store", "sqlite:ledgers.db")));
        File.WriteAllText(
            market.Orders,
            """{"date":"2025-10-06","sequence":1,"action":"buy","symbol":"BBB","quantity":2}"""
        );

        var result = await Program.RunAsync(market.Replay(("--store", "sqlite:ledgers.db")));

        Assert.That(result.ExitCode, Is.EqualTo(2));
        Assert.That(result.Error, Does.Contain("the ledger of alice holds another recording"));
        Assert.That(File.ReadAllText(Folder.File("outcomes.jsonl")), Is.EqualTo(SmallMarket.Outcomes));
    }

    [Test]
    public async Task A_ledger_changed_behind_its_back_is_not_replayed_into()
    {
        using var market = new SmallMarket();
        string[] replay = market.Replay(("--store", "sqlite:ledgers.db"));
        await Program.SucceedAsync(replay);
        Tamper("ledgers.db", "DELETE FROM entries WHERE sequence = 2");
        File.Delete(Folder.File("outcomes.jsonl"));

        var result = await Program.RunAsync(replay);

        Assert.That(result.ExitCode, Is.EqualTo(4));
        Assert.That(result.ErrorLines, Has.Length.EqualTo(1));
        Assert.That(result.Error, Does.Contain("entry 2"));
        Assert.That(Files(), Does.Not.Contain("outcomes.jsonl"));
    }

    [Test]
    public async Task An_input_is_never_overwritten_with_the_outcomes()
    {
        using var market = new SmallMarket();
        string orders = File.ReadAllText(market.Orders);

        var result = await Program.RunAsync(market.Replay(("--out", market.Orders)));

        Assert.That(result.ExitCode, Is.EqualTo(2));
        Assert.That(File.ReadAllText(market.Orders), Is.EqualTo(orders));
    }

    [TestCase(
        "{\"date\":\"2025-10-06\",\"sequence\":1,\"action\":\"short\"}",
        "line 1",
        "allowed are buy, sell, hold and cancel"
    )]
    [TestCase(
        "{\"date\":\"2025-10-05\",\"sequence\":1,\"action\":\"hold\"}",
        "line 1",
        "before 2025-10-06, when the account is opened"
    )]
    [TestCase("not json", "line 1", "not JSON")]
    public async Task Malformed_recordings_are_refused_with_their_line(string order, string line, string problem)
    {
        using var market = new SmallMarket();
        File.WriteAllText(market.Orders, order);

        var result = await Program.RunAsync(market.Replay());

        Assert.That(result.ExitCode, Is.EqualTo(2));
        Assert.That(result.ErrorLines, Has.Length.EqualTo(1));
        Assert.That(result.Error, Does.Contain(line).And.Contain(problem));
        Assert.That(Files(), Is.Empty);
    }

    [Test]
    public async Task Corrupt_prices_are_refused_with_file_line_and_value()
    {
        using var market = new SmallMarket();
        File.AppendAllText(market.Prices, "2025-10-09,AAA,-1,1,1,1,1\n");

        var result = await Program.RunAsync(market.Replay());

        Assert.That(result.ExitCode, Is.EqualTo(2));
        Assert.That(result.Error, Does.Contain("prices.csv, line 8: '-1'"));
        Assert.That(Files(), Is.Empty);
    }

    private async Task<string> HeadAsync(string signature)
    {
        await using var store = new SqliteStore(Folder.File("ledgers.db"), TimeProvider.System);
        var ledger = store.Ledgers;
        return await ledger.HeadAsync(signature);
    }

    private static string[] ReplayOf(string folder, string agent)
    {
        var (market, prices) = Markets[folder];
        using var manifest = JsonDocument.Parse(File.ReadAllText(SharedCorpus.PathOf("manifest.json")));
        var entry = manifest
            .RootElement.EnumerateArray()
            .Single(item =>
                item.GetProperty("market").GetString() == folder && item.GetProperty("agent").GetString() == agent
            );
        return
        [
            "replay",
            "--market",
            market,
            "--prices",
            SharedCorpus.PathOf("prices", prices),
            "--orders",
            SharedCorpus.PathOf(folder, $"{agent}.orders.jsonl"),
            "--signature",
            agent,
            "--model",
            $"corpus/{agent}",
            "--cash",
            entry.GetProperty("initial_cash").GetDecimal().ToString("0.##"),
            "--opened",
            entry.GetProperty("first").GetString()!,
        ];
    }

    private static IEnumerable<TestCaseData> Agents()
    {
        if (SharedCorpus.Find() is not { } corpus)
        {
            yield return new TestCaseData("us_daily", "gpt-5").Ignore("The corpus ../shared/corpus is absent.");
            yield break;
        }

        foreach (string market in Markets.Keys)
        {
            foreach (string file in Directory.GetFiles(Path.Combine(corpus, market), "*.orders.jsonl").Order())
            {
                yield return new TestCaseData(
                    market,
                    Path.GetFileName(file).Replace(".orders.jsonl", "", StringComparison.Ordinal)
                );
            }
        }
    }
}
