using AiTrader.Testing.Endpoints;

namespace AiTrader.Runner.Tests.Models;

/// <summary>The key of a model is nowhere but in its file: not in the log, the store and the cassette.</summary>
[Category(TestCategory.Process)]
internal sealed class KeySecrecyTests : ModelRunFixture
{
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

        var result = await Program.RunProcessAsync([.. Run(), "--verbose"]);

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

        var result = await Program.SucceedAsProcessAsync([.. Run(), "--verbose"]);
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
}
