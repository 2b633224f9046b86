using System.Text.Json;
using AiTrader.Testing.Processes;
using StackExchange.Redis;

namespace AiTrader.Runner.Tests.Commands;

[Category(TestCategory.Process)]
internal sealed class DoctorCommandTests : ProgramFixture
{
    private const string Password = "open-sesame";

    [Category(TestCategory.Redis)]
    [Test]
    public async Task A_server_that_is_as_it_should_be_passes_every_check_and_is_left_as_it_was()
    {
        using var server = await RedisServer.StartDurableAsync("--requirepass", Password);
        await using var client = await ConnectionMultiplexer.ConnectAsync($"{server.Address},password={Password}");
        await client.GetDatabase().StringSetAsync("aitrader:{alice}:ledger:head", "hers");

        var result = await Program.RunProcessAsync(
            "doctor",
            "--store",
            $"redis:{server.Address},password={Password}",
            "--seal-key-file",
            WriteKeys(),
            "--json"
        );

        var findings = FindingsOf(result);
        Assert.Multiple(() =>
        {
            Assert.That(result.ExitCode, Is.Zero, result.Output);
            Assert.That(
                findings,
                Has.Count.EqualTo(15)
                    .And.All.Matches<JsonElement>(finding => finding.GetProperty("outcome").GetString() == "Passed"),
                result.Output
            );
            Assert.That(result.Output, Does.Contain("ours").And.Not.Contain(Password));
            Assert.That(
                client.GetServer(server.Address).Keys().Select(key => (string)key!),
                Is.EqualTo(new[] { "aitrader:{alice}:ledger:head" })
            );
            Assert.That(Files(), Is.EqualTo(new[] { "seal.key" }));
        });
    }

    [Category(TestCategory.Redis)]
    [Test]
    public async Task What_a_doctor_that_is_killed_leaves_on_a_server_expires()
    {
        using var server = await RedisServer.StartAsync();
        await using var client = await ConnectionMultiplexer.ConnectAsync(server.Address);
        using var process = Program.Start("doctor", "--store", $"redis:{server.Address}");
        RedisKey[] Keys() => [.. client.GetServer(server.Address).Keys(pattern: "aitrader:*ledger*")];
        while (Keys().Length == 0 && !process.HasExited)
        {
            await Task.Delay(20);
        }

        await Task.Delay(500);
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();

        var left = Keys();
        Assert.That(left, Is.Not.Empty);
        Assert.That(
            left.Select(key => client.GetDatabase().KeyTimeToLive(key)),
            Has.All.Not.Null.And.All.LessThanOrEqualTo(TimeSpan.FromMinutes(10))
        );
    }

    [Test]
    public async Task A_file_passes_and_nothing_is_left_beside_it()
    {
        var result = await Program.SucceedAsProcessAsync("doctor", "--store", "sqlite:ledgers.db");

        Assert.That(result.Output, Does.Contain("14 passed, 0 with a warning, 0 failed, 1 not tried."));
        Assert.That(Files(), Is.Empty);
    }

    [Category(TestCategory.Redis)]
    [Test]
    public async Task A_server_that_may_forget_fails_with_a_reason_and_a_remedy()
    {
        using var server = await RedisServer.StartAsync("--maxmemory-policy", "allkeys-lru");

        var result = await Program.RunProcessAsync("doctor", "--store", $"redis:{server.Address}");

        Assert.That(result.ExitCode, Is.EqualTo(4));
        Assert.That(
            result.Output,
            Does.Contain("FAIL  no eviction")
                .And.Contain("maxmemory-policy is allkeys-lru.")
                .And.Contain("what to do: Set 'maxmemory-policy noeviction'")
                .And.Contain("WARN  durability")
                .And.Contain("appendonly is no")
        );
    }

    [TestCase("redis:127.0.0.1:1,connectTimeout=300")]
    [TestCase("sqlite:nowhere/ledgers.db")]
    public async Task A_store_that_cannot_be_reached_is_the_one_failure(string store)
    {
        var result = await Program.RunProcessAsync("doctor", "--store", store, "--json");

        if (store.StartsWith("sqlite", StringComparison.Ordinal))
        {
            Assert.That(result.ExitCode, Is.EqualTo(2));
            Assert.That(result.Error, Does.Contain("nowhere"));
            return;
        }

        var findings = FindingsOf(result);
        Assert.That(result.ExitCode, Is.EqualTo(4));
        Assert.That(
            findings.Select(finding => finding.GetProperty("outcome").GetString()),
            Is.EqualTo(Enumerable.Repeat("Skipped", 14).Prepend("Failed"))
        );
        Assert.That(findings[0].GetProperty("remedy").GetString(), Does.StartWith("Start the server"));
    }

    [TestCase("memory", "--store memory belongs to one process")]
    [TestCase("mysql:x", "allowed")]
    public async Task A_store_that_is_none_is_refused(string store, string problem)
    {
        var result = await Program.RunProcessAsync("doctor", "--store", store);

        Assert.That(result.ExitCode, Is.EqualTo(2));
        Assert.That(result.Error, Does.Contain(problem));
    }

    private static List<JsonElement> FindingsOf(ProgramResult result) =>
        [.. JsonElement.Parse(result.Output).EnumerateArray()];

    private string WriteKeys()
    {
        File.WriteAllText(Folder.File("seal.key"), $"ours {Convert.ToBase64String(new byte[32])}\n");
        return "seal.key";
    }
}
