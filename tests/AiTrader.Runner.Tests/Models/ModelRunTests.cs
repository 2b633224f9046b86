using AiTrader.Testing.Endpoints;

namespace AiTrader.Runner.Tests.Models;

/// <summary>Models of a traders file, over real HTTP.</summary>
internal sealed class ModelRunTests : ModelRunFixture
{
    [TestCase("openai", false)]
    [TestCase("openai", true)]
    [TestCase("anthropic", false)]
    [TestCase("anthropic", true)]
    public async Task A_model_trades_through_its_endpoint_with_its_key(string provider, bool streaming)
    {
        await using var endpoint = new ModelEndpoint(BuyOne);
        PlantKey();
        WriteTraders(
            $$"""{ "signature": "alice", "cash": 500, "model": { "provider": "{{provider}}","""
                + $$""" "endpoint": "{{AddressOf(endpoint, provider)}}", "id": "test/model","""
                + $$""" "keyFile": "key.txt", "streaming": {{(streaming ? "true" : "false")}} } }"""
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

    [TestCase("openai")]
    [TestCase("anthropic")]
    public async Task An_endpoint_that_never_answers_is_a_fault_when_the_session_s_time_is_over(string provider)
    {
        await using var endpoint = ModelEndpoint.Answering(ModelAnswer.Never());
        WriteTraders(
            $$"""{ "signature": "alice", "model": { "provider": "{{provider}}","""
                + $$""" "endpoint": "{{AddressOf(endpoint, provider)}}", "id": "test/model","""
                + $$""" "budget": { "wallTime": 1 } } }"""
        );

        var result = await Program.RunAsync(Run());

        Assert.That(result.ExitCode, Is.EqualTo(3));
        Assert.That(result.Error, Does.Contain("takes longer than 00:00:01"));
    }

    [Test]
    public async Task The_address_of_Anthropic_s_protocol_may_end_in_its_version()
    {
        await using var endpoint = new ModelEndpoint(BuyOne);
        WriteTraders(
            $$"""{ "signature": "alice", "cash": 500, "model": { "provider": "anthropic","""
                + $$""" "endpoint": "{{endpoint.Address}}", "id": "test/model" } }"""
        );

        await Program.SucceedAsync(Run());

        Assert.That(endpoint.Requests.Select(request => request.Path), Has.All.StartWith("/v1/messages"));
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
            Is.EqualTo(new[] { "aitrader: news.jsonl, line 2: '[]': the line is not a JSON object." })
        );
        Assert.That(endpoint.Requests, Is.Empty);
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
}
