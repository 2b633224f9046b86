using System.Text.RegularExpressions;
using AiTrader.Runner.Tests.Documentation;
using AiTrader.Testing.Endpoints;

namespace AiTrader.Runner.Tests.Traders;

internal sealed class TradersFileTests : ProgramFixture
{
    [Test]
    public async Task Every_problem_of_a_file_is_named_at_once_with_its_path_and_line()
    {
        Write(
            """
            {
              // Everything is wrong here.
              "traders": [
                { "signature": "a/b", "baseline": "momentun" },
                { "signature": "x", "baseline": "cash", "model": { "provider": "openai" }, "cash": -1 },
                { "signature": "y", "colour": 3, "colour": 4, "model": {
                    "provider": "openai", "endpoint": "http://user:secret@host/",
                    "keyFile": "absent.key",
                    "budget": { "turns": 0, "tokens": 1.5, "money": { "limit": 0 } },
                    "prompt": "{nonsense}", "streaming": "yes",
                    "cassette": { "record": "nowhere/x.jsonl" } } },
                { "signature": "x", "model": { "provider": "anthropic", "id": "m", "promptFile": "absent.txt",\
                 "cassette": { "replay": "absent.jsonl" } } },
                { "signature": "z", "model": { "provider": "openai", "id": "gpt 5",\
                 "keyEnv": "AITRADER_TEST_ABSENT" } },
                { "signature": "s", "model": { "provider": "scripted", "id": "m", "keyEnv": "X", "keyFile": "Y" } },
                { "model": { "provider": "mars", "cassette": {} } },
                "oops",
              ],
            }
            """.Unwrap()
        );

        var result = await RunAsync();

        string[] problems = [.. result.ErrorLines.Select(line => line["aitrader: traders.json".Length..])];
        string[] expected =
        [
            "(4): $.traders[0].signature 'a/b' is refused",
            "(4): $.traders[0].baseline 'momentun' is refused; allowed: equal-weight, momentum, "
                + "mean-reversion, limit-ladder, stop-trend, random, cash.",
            "(5): $.traders[1] needs one of \"baseline\" and \"model\", and not both.",
            "(5): $.traders[1].cash '-1' is refused; allowed: 0 or more.",
            "(5): $.traders[1].model has no \"id\".",
            "(6): $.traders[2].colour is not a known property; allowed: signature, cash, baseline, model, mandate, "
                + "memory.",
            "(6): $.traders[2].colour is given twice.",
            "(6): $.traders[2].model has no \"id\".",
            "(7): $.traders[2].model.endpoint is refused",
            "(8): $.traders[2].model.keyFile names a file that does not exist",
            "(9): $.traders[2].model.budget.turns '0' is refused; allowed: 1 or more.",
            "(9): $.traders[2].model.budget.tokens '1.5' is refused; allowed: a whole number.",
            "(9): $.traders[2].model.budget.money has no \"inputPrice\" and \"outputPrice\", and its model has no",
            "(9): $.traders[2].model.budget.money.limit '0' is refused; allowed: more than 0.",
            "(10): $.traders[2].model.prompt is refused: The template names '{nonsense}'",
            "(10): $.traders[2].model.streaming is a string; allowed: true or false.",
            "(11): $.traders[2].model.cassette.record is refused; its folder does not exist.",
            "(12): $.traders[3].signature 'x' is already used by another trader",
            "(12): $.traders[3].model.promptFile names a file that does not exist",
            "(12): $.traders[3].model.cassette.replay names a file that does not exist",
            "(13): $.traders[4].model.id 'gpt 5' is refused",
            "(13): $.traders[4].model.keyEnv names an environment variable that is not set.",
            "(14): $.traders[5].model has \"keyFile\" and \"keyEnv\"; allowed: one of them.",
            "(14): $.traders[5].model.id is refused; the provider 'scripted' takes no \"id\".",
            "(15): $.traders[6] has no \"signature\".",
            "(15): $.traders[6].model.provider 'mars' is refused; allowed: openai, anthropic, azure, deepseek, "
                + "gemini, openrouter, groq, mistral, xai, moonshot, ollama, llama.cpp, vllm, scripted.",
            "(15): $.traders[6].model.cassette needs one of \"record\" and \"replay\", and not both.",
            "(16): $.traders[7] is a string; allowed: an object.",
        ];
        Assert.Multiple(() =>
        {
            Assert.That(result.ExitCode, Is.EqualTo(2));
            foreach (string problem in expected)
            {
                Assert.That(problems, Has.Some.StartsWith(problem));
            }

            Assert.That(problems, Is.Ordered.Using<string>((left, right) => LineOf(left).CompareTo(LineOf(right))));
            Assert.That(result.Error, Does.Not.Contain("secret"));
            Assert.That(Files(), Is.EqualTo((string[])["traders.json"]));
        });
    }

    [TestCase("{\n \"traders\": [ {\n \"signature\": }", "(3): $ is not JSON")]
    [TestCase("{ \"traders\": [] } x", "(1): $ is not JSON")]
    [TestCase("", "(1): $ is not JSON")]
    [TestCase("{ \"traders\": [ { \"signature\": \"\\ud800\" } ] }", "(1): $ is not JSON")]
    [TestCase("[]", "(1): $ is an array; allowed: an object.")]
    [TestCase("{}", "(1): $ has no \"traders\".")]
    [TestCase("{ \"traders\": [] }", "(1): $.traders is empty.")]
    [TestCase("{ \"traders\": null }", "(1): $.traders is null; allowed: an array.")]
    public async Task A_file_that_is_none_is_refused_in_one_line(string text, string problem)
    {
        Write(text);

        var result = await RunAsync();

        Assert.That(result.ExitCode, Is.EqualTo(2));
        Assert.That(result.ErrorLines, Has.Length.EqualTo(1));
        Assert.That(result.Error, Does.StartWith("aitrader: traders.json" + problem));
    }

    [TestCase("short")]
    [TestCase("two words of key")]
    public async Task A_file_that_holds_no_key_is_refused_and_not_shown(string content)
    {
        File.WriteAllText(Folder.File("key.txt"), content);
        Write(
            """{ "traders": [ { "signature": "a", "model": { "provider": "openai", "id": "m","""
                + """ "keyFile": "key.txt" } } ] }"""
        );

        var result = await RunAsync();

        Assert.That(result.ExitCode, Is.EqualTo(2));
        Assert.That(
            result.Error,
            Does.Contain("$.traders[0].model.keyFile is a file without a key").And.Not.Contain(content)
        );
    }

    [Test]
    public async Task The_default_key_must_be_set_where_a_model_needs_it()
    {
        Write("""{ "traders": [ { "signature": "a", "model": { "provider": "openai", "id": "m" } } ] }""");

        var result = await RunAsync("--api-key-env", "AITRADER_TEST_ABSENT");

        Assert.That(result.ExitCode, Is.EqualTo(2));
        Assert.That(
            result.Error,
            Does.Contain("(1): $.traders[0].model takes its key from --api-key-env, and that is not set.")
        );
    }

    [Test]
    public async Task Baselines_and_the_scripted_model_trade_under_their_signatures_with_their_cash()
    {
        Write(
            """{ "traders": [ { "signature": "mo", "baseline": "momentum", "cash": 5000 }, """
                + """{ "signature": "demo", "model": { "provider": "scripted" } }, ] } // done"""
        );

        var result = await RunAsync("--to", "2024-02-29", "--store", "memory");

        Assert.That(result.ExitCode, Is.Zero, result.Error);
        Assert.That(
            result.Output,
            Does.Match(@"\bmo +[+-]")
                .And.Match(@"\bdemo +[+-]")
                .And.Contain("each with its own cash")
                .And.Not.Contain("Hourly")
        );
    }

    [Test]
    public async Task The_schema_that_is_printed_is_the_one_that_is_published()
    {
        var result = await Program.SucceedAsync("schema");

        Assert.That(result.Output.Trim(), Is.EqualTo(DocumentPage.Of("traders.schema.json").Text.Trim()));
    }

    [Test]
    [Category(TestCategory.Process)]
    public async Task The_example_of_README_works_with_a_key_and_an_endpoint()
    {
        await using var endpoint = ModelEndpoint.Answering(ModelAnswer.Call(("hold", """{"reason":"Too dear."}""")));
        string example = Regex
            .Match(DocumentPage.Readme.Text, "```jsonc\n(.*?)```", RegexOptions.Singleline)
            .Groups[1]
            .Value;
        string address = Regex.Match(example, "\"endpoint\": \"([^\"]+)\"").Groups[1].Value;
        string variable = Regex.Match(example, "\"keyEnv\": \"([^\"]+)\"").Groups[1].Value;
        Write(example.Replace(address, $"{endpoint.Address}", StringComparison.Ordinal));
        using var process = Program.Start(
            AitraderProgram.Dotnet,
            [AitraderProgram.Dll, "run", "--traders", "traders.json", "--to", "2024-01-05"],
            [(variable, "sk-example-0123456789")]
        );

        var result = await AitraderProgram.EndAsync(process);

        Assert.That(result.ExitCode, Is.Zero, result.Error);
        Assert.That(
            endpoint.Requests.Select(request => request.Authorization),
            Is.Not.Empty.And.All.EqualTo("Bearer sk-example-0123456789")
        );
    }

    private static int LineOf(string problem) => int.Parse(problem[1..problem.IndexOf(')', StringComparison.Ordinal)]);

    private void Write(string text) => File.WriteAllText(Folder.File("traders.json"), text);

    private Task<ProgramResult> RunAsync(params string[] more) =>
        Program.RunAsync(["run", "--traders", "traders.json", .. StoreOf(more), .. more]);

    private static string[] StoreOf(string[] options) => options.Contains("--store") ? [] : ["--store", "memory"];
}
