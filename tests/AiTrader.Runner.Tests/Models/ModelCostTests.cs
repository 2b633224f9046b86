using System.Text.Json;
using AiTrader.Testing.Endpoints;

namespace AiTrader.Runner.Tests.Models;

/// <summary>What models cost, on the leaderboard and in the reports of another process.</summary>
internal sealed class ModelCostTests : ModelRunFixture
{
    private const string Priced = """ "prices": { "input": 1, "output": 10, "cacheRead": 0.5, "cacheWrite": 2 } """;
    private const string Usage =
        """{"input_tokens":10,"cache_read_input_tokens":60,"cache_creation_input_tokens":30,"output_tokens":5}""";

    [TestCase("false")]
    [TestCase("true")]
    public async Task Requests_retries_tokens_and_cost_are_in_every_format(string streaming)
    {
        await using var endpoint = new ModelEndpoint(request =>
            request.Number == 2 ? ModelAnswer.Error(429, "Busy.") with { RetryAfter = "0" } : WithCache(request)
        );
        WriteTraders(
            Model("alice", endpoint, $$"""{{Priced}}, "streaming": {{streaming}}"""),
            """{ "signature": "cash", "baseline": "cash" }"""
        );

        var run = await Program.SucceedAsync(Run());
        await ReportAsync();

        // 6 replies: 100 tokens in, of which 60 from a cache and 30 into it, and 5 out.
        Assert.That(run.Output, Does.Match(@"alice +7 +1 +600 +360 +180 +30 +0\.0009 +0\.0003 +status 429 ×1"));
        Assert.That(run.Output, Does.Match(@"cash +0 +0 +- +- +- +- +0\.00 +0\.00"));
        Assert.That(Read("report.md"), Does.Contain("| 0.0009 | 0.0003 | 0.0003 | 7 | 1 | 600 | 360 | 180 | 30 |"));
        Assert.That(Read("traders.csv"), Does.Contain(",7,1,0,status 429 ×1,600,360,180,30,0.000900,0,0,0,0.000300"));
        Assert.That(
            Read("traders.csv"),
            Does.Contain(",0,0,0,,,,,,0.000000,0,0,0,0.000000"),
            "A baseline costs nothing."
        );
        Assert.That(Read("sessions.csv"), Does.Contain(",3,1,0,status 429 ×1,200,120,60,10,0.000300,0,0,0"));
        Assert.That(Read("report.html"), Does.Contain("<td>0.0009</td>").And.Contain("status 429 ×1"));
    }

    private static ModelAnswer WithCache(ModelRequest request)
    {
        string message =
            request.Turn == 0
                ? """
                    "content":null,"tool_calls":[{"id":"c","type":"function","index":0,"function":
                    {"name":"buy","arguments":"{\"symbol\":\"AAA\",\"quantity\":1}"}}]
                    """
                : "\"content\":\"Done.\"";
        string finish = request.Turn == 0 ? "tool_calls" : "stop";
        return ModelAnswer.Raw(
            "application/json",
            $$"""
            {"id":"r-{{request.Number}}","created":1,"model":"m","choices":[{"index":0,"finish_reason":"{{finish}}",
            "message":{"role":"assistant",{{message}} } }],"usage":{"prompt_tokens":100,"completion_tokens":5,
            "prompt_tokens_details":{"cached_tokens":60,"cache_write_tokens":30} } }
            """
        );
    }

    [Test]
    public async Task What_is_not_known_is_a_dash_and_null_and_empty_and_never_zero()
    {
        await using var endpoint = new ModelEndpoint(BuyOne);
        await using var silent = new ModelEndpoint(request =>
            ModelAnswer.Raw(
                "application/json",
                """{"choices":[{"index":0,"finish_reason":"stop","message":{"content":"No."}}]}"""
            )
        );
        WriteTraders(Model("unpriced", endpoint), Model("silent", silent, Priced));

        var run = await Program.SucceedAsync(Run());
        await ReportAsync();

        Assert.That(run.Output, Does.Match(@"unpriced +6 +0 +540 +- +- +60 +- +-"));
        Assert.That(run.Output, Does.Match(@"silent +3 +0 +- +- +- +- +- +-"));
        var (unpriced, mute) = (RequestsOf("unpriced"), RequestsOf("silent"));
        Assert.Multiple(() =>
        {
            Assert.That(unpriced.GetProperty("cost").ValueKind, Is.EqualTo(JsonValueKind.Null));
            Assert.That(unpriced.GetProperty("unknown_costs").GetInt32(), Is.EqualTo(6));
            Assert.That(mute.GetProperty("input_tokens").ValueKind, Is.EqualTo(JsonValueKind.Null));
            Assert.That(mute.GetProperty("unknown_tokens").GetInt32(), Is.EqualTo(3));
            Assert.That(Read("traders.csv"), Does.Contain(",6,0,0,,540,,,60,,0,6,"));
        });
    }

    [TestCase("false", "{}", "null null null null null")]
    [TestCase("true", "{}", "null null null null null")]
    [TestCase("false", Usage, "300 180 90 15 0.000450")]
    [TestCase("true", Usage, "300 180 90 15 0.000450")]
    [TestCase("false", """{"input_tokens":"100","output_tokens":5.0}""", "300 null null 15 0.00045")]
    public async Task Anthropic_counts_its_cache_beside_the_input(string streaming, string usage, string expected)
    {
        await using var endpoint = ModelEndpoint.Answering(
            ModelAnswer.Raw(
                "application/json",
                $$"""{"id":"m","content":[{"type":"text","text":"No."}],"stop_reason":"end_turn","usage":{{usage}} }"""
            )
        );
        WriteTraders(
            $$"""{ "signature": "alice", "model": { "provider": "anthropic", "id": "test/model", {{Priced}},"""
                + $$""" "endpoint": "{{endpoint.Address}}", "streaming": {{streaming}} } }"""
        );

        await Program.SucceedAsync(Run());
        await ReportAsync();

        var requests = RequestsOf("alice");
        string[] names = ["input_tokens", "cache_read_tokens", "cache_written_tokens", "output_tokens", "cost"];
        Assert.That(
            names.Select(name => requests.GetProperty(name).GetRawText()),
            Is.EqualTo(expected.Split(' ')).Using<string>((left, right) => left.TrimEnd('0') == right.TrimEnd('0'))
        );
    }

    [Test]
    public async Task A_sum_with_an_unknown_part_is_marked()
    {
        await using var endpoint = new ModelEndpoint(request =>
            request.Turn == 0
                ? BuyOne(request)
                : ModelAnswer.Raw(
                    "application/json",
                    """{"choices":[{"index":0,"finish_reason":"stop","message":{"content":"Done."}}]}"""
                )
        );
        WriteTraders(Model("alice", endpoint, Priced));

        var run = await Program.SucceedAsync(Run());
        await ReportAsync();

        Assert.That(run.Output, Does.Match(@"alice +6 +0 +270\+ +- +- +30\+ +0\.0006\+ +0\.0002\+"));
        Assert.That(run.Output, Does.Contain("+ At least: some tokens were not reported or recorded"));
        Assert.That(Read("report.md"), Does.Contain("| 0.0006+ |"));
    }

    [Test]
    public async Task Requests_that_failed_and_the_prices_of_their_time_survive_a_resume()
    {
        bool isBroken = true;
        await using var endpoint = new ModelEndpoint(request =>
            isBroken && request.Turn == 1 ? ModelAnswer.Error(403, "No.") : BuyOne(request)
        );
        WriteTraders(Model("alice", endpoint, Priced));
        await Program.RunAsync(Run());
        isBroken = false;
        WriteTraders(Model("alice", endpoint, """ "prices": { "input": 100, "output": 100 } """));
        await Program.SucceedAsync(Run());

        await ReportAsync();

        var requests = RequestsOf("alice");
        Assert.Multiple(() =>
        {
            Assert.That(requests.GetProperty("count").GetInt32(), Is.EqualTo(7));
            Assert.That(requests.GetProperty("failed").GetInt32(), Is.EqualTo(1));
            Assert.That(requests.GetProperty("failures").GetProperty("status 403").GetInt32(), Is.EqualTo(1));
            Assert.That(requests.GetProperty("cost").GetDecimal(), Is.EqualTo(0.00019m + (5 * 0.01m)));
        });
    }

    [Test]
    public async Task Sessions_before_the_knowledge_cutoff_are_marked_by_every_command_that_shows_them()
    {
        await using var endpoint = new ModelEndpoint(BuyOne);
        WriteTraders(Model("alice", endpoint, "\"knowledgeCutoff\": \"2025-10-08\""));

        var run = await Program.SucceedAsync(Run());
        await ReportAsync();

        Assert.That(run.Output, Does.Contain("alice !"));
        Assert.That(run.Output, Does.Contain("! alice: 2 of 3 sessions are before its knowledge cutoff, 2025-10-08."));
        Assert.That(Read("report.md"), Does.Contain("2 of 3 sessions before the knowledge cutoff 2025-10-08"));
        Assert.That(Read("traders.csv"), Does.Contain(",2025-10-08,2,"));
        Assert.That(Read("sessions.csv").Split('\n').Count(line => line.Contains(",true,")), Is.EqualTo(2));
        Assert.That(Read("report.html"), Does.Contain("2 of 3 sessions before the knowledge cutoff 2025-10-08"));
        var trader = TraderOf("alice");
        Assert.That(trader.GetProperty("knowledge_cutoff").GetString(), Is.EqualTo("2025-10-08"));
        Assert.That(
            trader.GetProperty("sessions_before_cutoff").EnumerateArray().Select(time => time.GetString()),
            Is.EqualTo(new[] { "2025-10-06", "2025-10-07" })
        );
    }

    [Test]
    public async Task Another_cutoff_is_refused_and_the_owner_states_it()
    {
        await using var endpoint = new ModelEndpoint(BuyOne);
        WriteTraders(Model("alice", endpoint, "\"knowledgeCutoff\": \"2025-10-08\""));
        await Program.SucceedAsync(Run());
        WriteTraders(Model("alice", endpoint, "\"knowledgeCutoff\": \"2025-10-07\""));

        var refused = await Program.RunAsync(Run());
        await Program.SucceedAsync(
            "ledger",
            "set-model",
            "--store",
            "sqlite:ledgers.db",
            "--signature",
            "alice",
            "--model",
            "test/model",
            "--knowledge-cutoff",
            "2025-10-07"
        );
        await Program.SucceedAsync(Run());
        await ReportAsync();

        Assert.That(refused.ExitCode, Is.EqualTo(2));
        Assert.That(refused.Error, Does.Contain("knowledge cutoff 2025-10-08, not with"));
        Assert.That(refused.Error, Does.Contain("its owner states what its model can know"));
        Assert.That(TraderOf("alice").GetProperty("sessions_before_cutoff").GetArrayLength(), Is.EqualTo(1));
    }

    [TestCase("\"knowledgeCutoff\": \"June 2025\"", "knowledgeCutoff 'June 2025' is refused; allowed: a day")]
    [TestCase("\"knowledgeCutoff\": \"2025-10-06 10:00\"", "allowed: a day, for example 2025-06-30.")]
    [TestCase("\"prices\": { \"input\": 1 }", "prices has no \"output\".")]
    [TestCase("\"prices\": { \"input\": -1, \"output\": 1 }", "prices.input '-1' is refused; allowed: 0 or more.")]
    [TestCase("\"budget\": { \"money\": { \"limit\": 1 } }", "money has no \"inputPrice\" and \"outputPrice\"")]
    [TestCase("\"budget\": { \"money\": { \"limit\": 1, \"inputPrice\": 1 } }", "budget.money has no \"outputPrice\".")]
    [TestCase(
        "\"prices\": { \"input\": 1, \"output\": 1 }, \"budget\": { \"money\": { \"limit\": 1, \"inputPrice\": 1 } }",
        "inputPrice is refused; the model has \"prices\""
    )]
    public async Task Prices_and_days_that_cannot_be_read_are_refused_with_their_place(string options, string problem)
    {
        await using var endpoint = new ModelEndpoint(BuyOne);
        WriteTraders(Model("alice", endpoint, options));

        var result = await Program.RunAsync(Run());

        Assert.That(result.ExitCode, Is.EqualTo(2));
        Assert.That(result.Error, Does.Contain(problem));
    }

    [Test]
    public async Task A_limit_of_money_holds_by_the_prices_of_the_model()
    {
        await using var endpoint = new ModelEndpoint(_ => ModelAnswer.Call(("portfolio", "{}")));
        WriteTraders(
            Model(
                "alice",
                endpoint,
                """ "prices": { "input": 1, "output": 10 }, "budget": { "money": { "limit": 0.0003 } } """
            )
        );

        await Program.SucceedAsync(Run());

        Assert.That(endpoint.Requests, Has.Count.EqualTo(3 * 2));
    }

    private Task<ProgramResult> ReportAsync() =>
        Program.SucceedAsync("report", "--store", "sqlite:ledgers.db", "--prices", Market.Prices, "--out", "report");

    private string Read(string file) => File.ReadAllText(Folder.File($"report/{file}"));

    private JsonElement TraderOf(string signature) =>
        JsonElement
            .Parse(Read("report.json"))
            .GetProperty("traders")
            .EnumerateArray()
            .Single(trader => trader.GetProperty("signature").GetString() == signature);

    private JsonElement RequestsOf(string signature) => TraderOf(signature).GetProperty("requests");
}
