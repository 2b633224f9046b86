namespace AiTrader.Runner.Tests;

/// <summary>Models of a traders file, over real HTTP.</summary>
[Explicit("Its endpoint waits for ever now and then; run it by name until that is mended.")]
internal sealed class ModelRunTests : ProgramFixture
{
    private const string Key = "sk-planted+key/0123456789";
    private readonly SmallMarket _market = new();

    [TearDown]
    public void DeleteMarket() => _market.Dispose();

    [TestCase("openai", "/v1", false)]
    [TestCase("openai", "/v1", true)]
    [TestCase("anthropic", "", false)]
    public async Task A_model_trades_through_its_endpoint_with_its_key(string provider, string path, bool streaming)
    {
        await using var endpoint = new FakeEndpoint(FakeReply.BuyOne);
        PlantKey();
        WriteTraders($$"""{ "signature": "alice", "cash": 500, "model": { "provider": "{{provider}}", "endpoint": "{{endpoint.Address}}{{path}}", "id": "test/model", "keyFile": "key.txt", "streaming": {{(streaming ? "true" : "false")}} } }""");

        var result = await Program.SucceedAsync(Run());
        var shown = await Program.SucceedAsync("ledger", "show", "--store", "sqlite:ledgers.db", "--signature", "alice");

        Assert.Multiple(() =>
        {
            Assert.That(shown.Output, Does.Contain("3 filled").And.Contain("3 traded").And.Contain("467 USD"));
            Assert.That(endpoint.Asked, Is.EqualTo(6));
            Assert.That(endpoint.Keys, Is.EqualTo((string[])[$"Bearer {Key}"]));
            RequireNoKey(result);
        });
    }

    [TestCase(401)]
    [TestCase(400)]
    public async Task A_refusal_that_echoes_the_key_is_a_fault_and_the_key_is_nowhere(int status)
    {
        await using var endpoint = new FakeEndpoint(_ => new FakeReply($$$"""{"error":{"message":"Incorrect API key provided: {{{Key}}}."}}""") { Status = status });
        PlantKey();
        WriteTraders(Model("alice", endpoint, "\"keyFile\": \"key.txt\", \"cassette\": { \"record\": \"cassette.jsonl\" }"), """{ "signature": "calm", "baseline": "cash" }""");

        var result = await Program.RunAsync([.. Run(), "--verbose"]);

        Assert.Multiple(() =>
        {
            Assert.That(result.ExitCode, Is.EqualTo(3));
            Assert.That(result.Error, Does.Contain($"answers {status} ").And.Contain("Incorrect API key provided: [key]."));
            Assert.That(endpoint.Asked, Is.EqualTo(1));
            RequireNoKey(result);
        });
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task A_model_that_says_the_key_does_not_get_it_into_journal_and_cassette(bool streaming)
    {
        await using var endpoint = new FakeEndpoint(_ => FakeReply.Hold($"Your key is {Key}."));
        PlantKey();
        WriteTraders(Model("alice", endpoint, $"\"keyFile\": \"key.txt\", \"streaming\": {(streaming ? "true" : "false")}, \"cassette\": {{ \"record\": \"cassette.jsonl\" }}"));

        var result = await Program.SucceedAsync([.. Run(), "--verbose"]);
        var shown = await Program.SucceedAsync("ledger", "show", "--store", "sqlite:ledgers.db", "--signature", "alice");

        Assert.That(shown.Output, Does.Contain("Your key is [key]."));
        RequireNoKey(result);
        RequireNoKey(shown);
    }

    [Test]
    public async Task An_endpoint_that_is_busy_is_asked_again_as_it_says_and_nothing_is_traded_twice()
    {
        await using var endpoint = new FakeEndpoint(question => question.Number % 2 == 1
            ? new FakeReply("{}") { Status = 429, Headers = [("Retry-After", "0")] }
            : FakeReply.BuyOne(question));
        WriteTraders(Model("alice", endpoint));

        await Program.SucceedAsync(Run());
        var shown = await Program.SucceedAsync("ledger", "show", "--store", "sqlite:ledgers.db", "--signature", "alice");

        Assert.That(shown.Output, Does.Contain("3 filled"));
        Assert.That(endpoint.Asked, Is.EqualTo(12));
    }

    [TestCase("openai", "/v1")]
    [TestCase("anthropic", "")]
    public async Task An_endpoint_that_never_answers_is_a_fault_when_the_session_s_time_is_over(string provider, string path)
    {
        using var patience = new ManualResetEventSlim();
        await using var endpoint = new FakeEndpoint(question =>
        {
            patience.Wait();
            return FakeReply.BuyOne(question);
        });
        WriteTraders($$"""{ "signature": "alice", "model": { "provider": "{{provider}}", "endpoint": "{{endpoint.Address}}{{path}}", "id": "test/model", "budget": { "wallTime": 1 } } }""");

        var result = await Program.RunAsync(Run());
        patience.Set();

        Assert.That(result.ExitCode, Is.EqualTo(3));
        Assert.That(result.Error, Does.Contain("takes longer than 00:00:01"));
    }

    [Test]
    public async Task A_session_that_broke_goes_on_where_it_was()
    {
        bool isBroken = true;
        await using var endpoint = new FakeEndpoint(question => isBroken && question.Turn == 2 ? new FakeReply("no") { Status = 403 } : FakeReply.BuyOne(question));
        WriteTraders(Model("alice", endpoint));

        var broken = await Program.RunAsync(Run());
        isBroken = false;
        await Program.SucceedAsync(Run());
        var shown = await Program.SucceedAsync("ledger", "show", "--store", "sqlite:ledgers.db", "--signature", "alice");

        Assert.That(broken.ExitCode, Is.EqualTo(3));
        Assert.That(shown.Output, Does.Contain("3 filled"));
        Assert.That(endpoint.Asked, Is.EqualTo(2 + 1 + 4));
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task A_recorded_run_is_replayed_without_endpoint_and_key_to_the_same_ledger(bool streaming)
    {
        string stream = $"\"streaming\": {(streaming ? "true" : "false")}, ";
        var endpoint = new FakeEndpoint(FakeReply.BuyOne);
        PlantKey();
        WriteTraders(Model("alice", endpoint, stream + "\"keyFile\": \"key.txt\", \"cassette\": { \"record\": \"cassette.jsonl\" }"));
        await Program.SucceedAsync(Run());
        await endpoint.DisposeAsync();
        File.Delete(Folder.File("key.txt"));
        WriteTraders(Model("alice", endpoint, stream + "\"keyFile\": \"key.txt\", \"cassette\": { \"replay\": \"cassette.jsonl\" }"));

        await Program.SucceedAsync(Run("replayed.db"));

        Assert.That(await HeadsAsync("replayed.db"), Is.EqualTo(await HeadsAsync("ledgers.db")).And.Contains("alice"));
    }

    [Test]
    public async Task A_replay_that_diverges_is_a_fault_that_says_where()
    {
        await using var endpoint = new FakeEndpoint(FakeReply.BuyOne);
        WriteTraders(Model("alice", endpoint, "\"cassette\": { \"record\": \"cassette.jsonl\" }"));
        await Program.SucceedAsync(Run());
        WriteTraders(Model("alice", endpoint, "\"prompt\": \"You hold {portfolio}.\", \"cassette\": { \"replay\": \"cassette.jsonl\" }"));

        var result = await Program.RunAsync(Run("replayed.db"));

        Assert.That(result.ExitCode, Is.EqualTo(3));
        Assert.That(result.Error, Does.Contain("this question was not recorded. It differs from the nearest one at character"));
    }

    [Test]
    public async Task A_run_with_models_that_is_killed_in_the_middle_ends_with_the_ledger_of_one_that_was_not()
    {
        int killAt = int.MaxValue;
        System.Diagnostics.Process? running = null;
        await using var endpoint = new FakeEndpoint(question =>
        {
            if (question.Number == killAt)
            {
                running!.Kill();
            }

            return FakeReply.BuyOne(question);
        });
        WriteTraders(Model("alice", endpoint));
        await Program.SucceedAsync(Run("calm.db"));
        foreach (int kill in (int[])[2, 3])
        {
            killAt = endpoint.Asked + kill;
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
        await using var endpoint = new FakeEndpoint(FakeReply.BuyOne);
        WriteTraders([.. Enumerable.Range(1, 8).Select(i => Model($"trader-{i}", endpoint))]);

        await Program.SucceedAsync([.. Run(), "--parallel", "8"]);
        var shown = await Program.SucceedAsync("ledger", "show", "--store", "sqlite:ledgers.db");

        Assert.That(shown.OutputLines.Count(line => line.Contains("467.00 USD", StringComparison.Ordinal)), Is.EqualTo(8));
    }

    private static string Model(string signature, FakeEndpoint endpoint, string more = "\"budget\": { \"wallTime\": 60 }") =>
        $$"""{ "signature": "{{signature}}", "cash": 500, "model": { "provider": "openai", "endpoint": "{{endpoint.Address}}/v1", "id": "test/model", {{more}} } }""";

    private string[] Run(string store = "ledgers.db") => ["run", "--traders", "traders.json", "--prices", _market.Prices, "--store", $"sqlite:{store}"];

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
