using AiTrader.Testing.Endpoints;

namespace AiTrader.Runner.Tests;

/// <summary>Models of a traders file, over real HTTP.</summary>
internal sealed class ModelRunTests : ProgramFixture
{
    private const string Key = "sk-planted+key/0123456789";
    private readonly SmallMarket _market = new();

    [TearDown]
    public void DeleteMarket() => _market.Dispose();

    [TestCase("openai", false)]
    [TestCase("openai", true)]
    [TestCase("anthropic", false)]
    [TestCase("anthropic", true)]
    public async Task A_model_trades_through_its_endpoint_with_its_key(string provider, bool streaming)
    {
        await using var endpoint = new ModelEndpoint(BuyOne);
        PlantKey();
        WriteTraders(
            $$"""{ "signature": "alice", "cash": 500, "model": { "provider": "{{provider}}", "endpoint": "{{AddressOf(endpoint, provider)}}", "id": "test/model", "keyFile": "key.txt", "streaming": {{(streaming ? "true" : "false")}} } }"""
        );

        var result = await Program.SucceedAsync(Run());
        var shown = await Program.SucceedAsync(
            "ledger",
            "show",
            "--store",
            "sqlite:ledgers.db",
            "--signature",
            "alice"
        );

        Assert.Multiple(() =>
        {
            Assert.That(shown.Output, Does.Contain("3 filled").And.Contain("3 traded").And.Contain("467 USD"));
            Assert.That(endpoint.Requests, Has.Count.EqualTo(6));
            Assert.That(endpoint.Requests.Select(request => request.Authorization), Is.All.EqualTo($"Bearer {Key}"));
            RequireNoKey(result);
        });
    }

    [TestCase(401)]
    [TestCase(400)]
    public async Task A_refusal_that_echoes_the_key_is_a_fault_and_the_key_is_nowhere(int status)
    {
        await using var endpoint = ModelEndpoint.Answering(
            ModelAnswer.Error(status, $"Incorrect API key provided: {Key}.")
        );
        PlantKey();
        WriteTraders(
            Model("alice", endpoint, "\"keyFile\": \"key.txt\", \"cassette\": { \"record\": \"cassette.jsonl\" }"),
            """{ "signature": "calm", "baseline": "cash" }"""
        );

        var result = await Program.RunAsync([.. Run(), "--verbose"]);

        Assert.Multiple(() =>
        {
            Assert.That(result.ExitCode, Is.EqualTo(3));
            Assert.That(
                result.Error,
                Does.Contain($"answers {status}: ").And.Contain("Incorrect API key provided: [key].")
            );
            Assert.That(endpoint.Requests, Has.Count.EqualTo(1));
            RequireNoKey(result);
        });
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task A_model_that_says_the_key_does_not_get_it_into_journal_and_cassette(bool streaming)
    {
        await using var endpoint = ModelEndpoint.Answering(Hold($"Your key is {Key}."));
        PlantKey();
        WriteTraders(
            Model(
                "alice",
                endpoint,
                $"\"keyFile\": \"key.txt\", \"streaming\": {(streaming ? "true" : "false")}, \"cassette\": {{ "
                    + $"\"record\": \"cassette.jsonl\" }}"
            )
        );

        var result = await Program.SucceedAsync([.. Run(), "--verbose"]);
        var shown = await Program.SucceedAsync(
            "ledger",
            "show",
            "--store",
            "sqlite:ledgers.db",
            "--signature",
            "alice"
        );

        Assert.That(shown.Output, Does.Contain("Your key is [key]."));
        RequireNoKey(result);
        RequireNoKey(shown);
    }

    [Test]
    public async Task An_endpoint_that_is_busy_is_asked_again_as_it_says_and_nothing_is_traded_twice()
    {
        await using var endpoint = new ModelEndpoint(request =>
            request.Number % 2 == 1 ? ModelAnswer.Error(429, "Busy.") with { RetryAfter = "0" } : BuyOne(request)
        );
        WriteTraders(Model("alice", endpoint));

        await Program.SucceedAsync(Run());
        var shown = await Program.SucceedAsync(
            "ledger",
            "show",
            "--store",
            "sqlite:ledgers.db",
            "--signature",
            "alice"
        );

        Assert.That(shown.Output, Does.Contain("3 filled"));
        Assert.That(endpoint.Requests, Has.Count.EqualTo(12));
    }

    [TestCase("openai")]
    [TestCase("anthropic")]
    public async Task An_endpoint_that_never_answers_is_a_fault_when_the_session_s_time_is_over(string provider)
    {
        await using var endpoint = ModelEndpoint.Answering(ModelAnswer.Never());
        WriteTraders(
            $$"""{ "signature": "alice", "model": { "provider": "{{provider}}", "endpoint": "{{AddressOf(endpoint, provider)}}", "id": "test/model", "budget": { "wallTime": 1 } } }"""
        );

        var result = await Program.RunAsync(Run());

        Assert.That(result.ExitCode, Is.EqualTo(3));
        Assert.That(result.Error, Does.Contain("takes longer than 00:00:01"));
    }

    [Test]
    public async Task A_session_that_broke_goes_on_where_it_was()
    {
        bool isBroken = true;
        await using var endpoint = new ModelEndpoint(request =>
            isBroken && request.Turn == 1 ? ModelAnswer.Error(403, "No.") : BuyOne(request)
        );
        WriteTraders(Model("alice", endpoint));

        var broken = await Program.RunAsync(Run());
        isBroken = false;
        await Program.SucceedAsync(Run());
        var shown = await Program.SucceedAsync(
            "ledger",
            "show",
            "--store",
            "sqlite:ledgers.db",
            "--signature",
            "alice"
        );

        Assert.That(broken.ExitCode, Is.EqualTo(3));
        Assert.That(shown.Output, Does.Contain("3 filled"));
        Assert.That(endpoint.Requests, Has.Count.EqualTo(2 + 1 + 4));
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task A_recorded_run_is_replayed_without_endpoint_and_key_to_the_same_ledger(bool streaming)
    {
        string stream = $"\"streaming\": {(streaming ? "true" : "false")}, ";
        var endpoint = new ModelEndpoint(BuyOne);
        PlantKey();
        WriteTraders(
            Model(
                "alice",
                endpoint,
                stream + "\"keyFile\": \"key.txt\", \"cassette\": { \"record\": \"cassette.jsonl\" }"
            )
        );
        await Program.SucceedAsync(Run());
        await endpoint.DisposeAsync();
        File.Delete(Folder.File("key.txt"));
        WriteTraders(
            Model(
                "alice",
                endpoint,
                stream + "\"keyFile\": \"key.txt\", \"cassette\": { \"replay\": \"cassette.jsonl\" }"
            )
        );

        await Program.SucceedAsync(Run("replayed.db"));

        Assert.That(await HeadsAsync("replayed.db"), Is.EqualTo(await HeadsAsync("ledgers.db")).And.Contains("alice"));
    }

    [Test]
    public async Task News_are_searched_as_far_as_they_are_public()
    {
        await using var endpoint = new ModelEndpoint(request =>
            request.Turn == 0
                ? ModelAnswer.Call(("search_news", """{"query":"AAA"}"""))
                : ModelAnswer.Call(("hold", """{"reason":"Read."}"""))
        );
        WriteTraders(Model("alice", endpoint));
        File.WriteAllText(
            Folder.File("news.jsonl"),
            """
            {"published":"2025-10-05T08:00:00-04:00","title":"AAA opens a mine"}
            {"published":"2025-10-07T08:00:00-04:00","title":"AAA closes it"}
            {"title":"AAA without a time"}

            """
        );

        await Program.SucceedAsync([.. Run(), "--news", "news.jsonl"]);

        string[] answers =
        [
            .. endpoint.Requests.Where(request => request.Turn == 1).Select(request => request.Texts("tool")[0]),
        ];
        Assert.That(
            answers,
            Has.Length.EqualTo(3).And.All.Contains("opens a mine").And.All.Not.Contains("without a time")
        );
        Assert.That(
            answers.Select(answer => answer.Contains("closes it", StringComparison.Ordinal)),
            Is.EqualTo(new[] { false, false, true })
        );
    }

    [Test]
    public async Task News_that_are_none_are_named_before_any_session()
    {
        await using var endpoint = new ModelEndpoint(BuyOne);
        WriteTraders(Model("alice", endpoint));
        File.WriteAllText(Folder.File("news.jsonl"), "{\"title\":\"AAA\"}\n[]\n");

        var result = await Program.RunAsync([.. Run(), "--news", "news.jsonl"]);

        Assert.That(result.ExitCode, Is.EqualTo(2));
        Assert.That(
            result.ErrorLines,
            Is.EqualTo(new[] { "aitrader: news.jsonl, line 2: the line is not a JSON object with a 'title'." })
        );
        Assert.That(endpoint.Requests, Is.Empty);
    }

    [Test]
    public async Task A_replay_that_diverges_is_a_fault_that_says_where()
    {
        await using var endpoint = new ModelEndpoint(BuyOne);
        WriteTraders(Model("alice", endpoint, "\"cassette\": { \"record\": \"cassette.jsonl\" }"));
        await Program.SucceedAsync(Run());
        WriteTraders(
            Model(
                "alice",
                endpoint,
                "\"prompt\": \"You hold {portfolio}.\", \"cassette\": { \"replay\": \"cassette.jsonl\" }"
            )
        );

        var result = await Program.RunAsync(Run("replayed.db"));

        Assert.That(result.ExitCode, Is.EqualTo(3));
        Assert.That(
            result.Error,
            Does.Contain("this question was not recorded. It differs from the nearest one at character")
        );
    }

    [Test]
    public async Task A_run_with_models_that_is_killed_in_the_middle_ends_with_the_ledger_of_one_that_was_not()
    {
        int killAt = int.MaxValue;
        System.Diagnostics.Process? running = null;
        await using var endpoint = new ModelEndpoint(request =>
        {
            if (request.Number == killAt)
            {
                running!.Kill();
            }

            return BuyOne(request);
        });
        WriteTraders(Model("alice", endpoint));
        await Program.SucceedAsync(Run("calm.db"));
        foreach (int kill in (int[])[2, 3])
        {
            killAt = endpoint.Requests.Count + kill;
            using var process = running = Program.Start(Run());
            await process.WaitForExitAsync();
            Assert.That(process.ExitCode, Is.EqualTo(137), "It was not killed.");
        }

        killAt = int.MaxValue;
        await Program.SucceedAsync(Run());

        Assert.That(await HeadsAsync("ledgers.db"), Is.EqualTo(await HeadsAsync("calm.db")).And.Contains("alice"));
    }

    [Test]
    public async Task Eight_models_at_once_trade_in_ledgers_of_their_own()
    {
        await using var endpoint = new ModelEndpoint(BuyOne);
        WriteTraders([.. Enumerable.Range(1, 8).Select(i => Model($"trader-{i}", endpoint))]);

        await Program.SucceedAsync([.. Run(), "--parallel", "8"]);
        var shown = await Program.SucceedAsync("ledger", "show", "--store", "sqlite:ledgers.db");

        Assert.That(
            shown.OutputLines.Count(line => line.Contains("467.00 USD", StringComparison.Ordinal)),
            Is.EqualTo(8)
        );
    }

    private static ModelAnswer BuyOne(ModelRequest request) =>
        request.Turn == 0 ? ModelAnswer.Call(("buy", """{"symbol":"AAA","quantity":1}""")) : ModelAnswer.Say("Done.");

    private static ModelAnswer Hold(string reason) => ModelAnswer.Call(("hold", $$"""{"reason":"{{reason}}"}"""));

    // Clients of Anthropic's protocol add the version of it themselves.
    private static string AddressOf(ModelEndpoint endpoint, string provider) =>
        provider == "anthropic" ? endpoint.Address.GetLeftPart(UriPartial.Authority) : $"{endpoint.Address}";

    private static string Model(
        string signature,
        ModelEndpoint endpoint,
        string more = "\"budget\": { \"wallTime\": 60 }"
    ) =>
        $$"""{ "signature": "{{signature}}", "cash": 500, "model": { "provider": "openai", "endpoint": "{{endpoint.Address}}", "id": "test/model", {{more}} } }""";

    private string[] Run(string store = "ledgers.db") =>
        ["run", "--traders", "traders.json", "--prices", _market.Prices, "--store", $"sqlite:{store}"];

    private void WriteTraders(params string[] traders) =>
        File.WriteAllText(Folder.File("traders.json"), $$"""{ "traders": [ {{string.Join(", ", traders)}} ] }""");

    private void PlantKey() => File.WriteAllText(Folder.File("key.txt"), Key + "\n");

    private void RequireNoKey(ProgramResult result)
    {
        Assert.That(result.Output + result.Error, Does.Not.Contain(Key));
        foreach (string file in Directory.GetFiles(Folder.Path).Where(file => Path.GetFileName(file) != "key.txt"))
        {
            Assert.That(File.ReadAllText(file, System.Text.Encoding.Latin1), Does.Not.Contain(Key), file);
        }
    }
}
