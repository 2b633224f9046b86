using AiTrader.Testing.Endpoints;

namespace AiTrader.Runner.Tests.Models;

/// <summary>Runs that are recorded, and replayed without their endpoint.</summary>
internal sealed class CassetteRunTests : ModelRunFixture
{
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
            Does.Contain("the question was not recorded. It differs from this one, the nearest, at character")
        );
    }
}
