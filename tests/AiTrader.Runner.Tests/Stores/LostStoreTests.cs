using AiTrader.Testing.Processes;

namespace AiTrader.Runner.Tests.Stores;

/// <summary>Stores that are gone, are not there, or are not what they seem.</summary>
internal sealed class LostStoreTests : ProgramFixture
{
    [Category(TestCategory.Process)]
    [Category(TestCategory.Redis)]
    [Test]
    public async Task A_store_that_is_lost_in_the_middle_of_a_run_is_a_fault_with_what_is_known()
    {
        var server = await RedisServer.StartAsync();
        using var process = Program.Start([
            "run",
            "--traders",
            "equal-weight,momentum,random",
            "--store",
            $"redis:{server.Address},asyncTimeout=500,syncTimeout=500,connectTimeout=500",
        ]);
        string? announced = await process.StandardError.ReadLineAsync();
        await Task.Delay(TimeSpan.FromSeconds(0.5));
        server.Dispose();

        var result = await AitraderProgram.EndAsync(process);

        Assert.Multiple(() =>
        {
            Assert.That(announced, Does.Contain("traders"));
            Assert.That(result.ExitCode, Is.EqualTo(3), result.Error);
            Assert.That(result.Output, Does.Contain("momentum-daily").And.Contain("random-daily"));
            Assert.That(result.Error, Does.Contain("faulted at").And.Not.Contain("A defect"));
        });
    }

    /// <summary>Whose sessions were all completed has no fault that says why its ledger is not read.</summary>
    [Category(TestCategory.Process)]
    [Category(TestCategory.Redis)]
    [Test]
    public async Task A_store_that_is_lost_after_a_trader_was_ready_leaves_it_without_a_standing()
    {
        var server = await RedisServer.StartAsync();
        string store = $"redis:{server.Address},asyncTimeout=500,syncTimeout=500,connectTimeout=500";
        string[] run = ["run", "--resolution", "daily", "--store", store];
        await Program.SucceedAsync([.. run, "--traders", "cash"]);
        using var process = Program.Start([.. run, "--traders", "cash,random"]);
        string? announced = await process.StandardError.ReadLineAsync();
        server.Dispose();

        var result = await AitraderProgram.EndAsync(process);

        Assert.Multiple(() =>
        {
            Assert.That(announced, Does.Contain("resuming after 523"));
            Assert.That(result.ExitCode, Is.EqualTo(3), result.Error);
            Assert.That(result.Output, Does.Contain("cash-daily").And.Contain("random-daily"));
            Assert.That(result.Error, Does.Contain("cash-daily has no standing; its ledger in redis:"));
            Assert.That(result.Error, Does.Contain("random-daily faulted at").And.Not.Contain("A defect"));
        });
    }

    [Category(TestCategory.Process)]
    [Category(TestCategory.Redis)]
    [Test]
    public async Task A_database_that_a_server_does_not_have_is_bad_input()
    {
        using var server = await RedisServer.StartAsync();

        var result = await Program.RunAsync("ledger", "show", "--store", $"redis:{server.Address},defaultDatabase=99");

        Assert.That(result.ExitCode, Is.EqualTo(2));
        Assert.That(result.Error, Does.Contain("99").And.Not.Contain("A defect"));
    }

    [Test]
    public async Task A_store_that_is_a_link_is_not_deleted_by_half()
    {
        string[] run = ["run", .. Baselines, "--to", "2024-01-03", "--store", "sqlite:link.db"];
        File.CreateSymbolicLink(Folder.File("link.db"), Folder.File("mine.db"));
        await Program.SucceedAsync(run);

        var result = await Program.RunAsync([.. run, "--fresh"]);

        Assert.That(result.ExitCode, Is.EqualTo(2));
        Assert.That(result.Error, Does.Contain("--fresh: link.db is a link and is not deleted; name the file itself."));
        Assert.That(File.Exists(Folder.File("link.db")) && File.Exists(Folder.File("mine.db")), Is.True);
    }

    [Test]
    public async Task Links_among_the_files_of_an_import_are_followed_and_loops_are_not()
    {
        string data = Directory.CreateDirectory(Folder.File("data/agent/position")).FullName;
        File.WriteAllText(
            Folder.File("elsewhere.jsonl"),
            """{"date":"2025-10-06","id":0,"positions":{"CASH":1000}}"""
                + "\n"
                + """{"date":"2025-10-06","id":1,"this_action":{"action":"no_trade"},"positions":{"CASH":1000}}"""
        );
        File.CreateSymbolicLink(Path.Combine(data, "position.jsonl"), Folder.File("elsewhere.jsonl"));
        Directory.CreateSymbolicLink(Folder.File("data/agent/loop"), Folder.File("data"));

        await Program.SucceedAsync("import", "--from", "data", "--out", "imported");

        Assert.That(
            Directory.GetFiles(Folder.File("imported")).Select(Path.GetFileName),
            Is.EqualTo(new[] { "agent.orders.jsonl" })
        );
    }

    [Test]
    public async Task More_traders_than_run_at_once_all_run()
    {
        File.WriteAllText(
            Folder.File("traders.json"),
            $$"""{"traders":[{{string.Join(
                ',',
                Enumerable.Range(1, 1_025).Select(i => $$"""{"signature":"t{{i}}","baseline":"cash"}""")
            )}}]}"""
        );

        var result = await Program.RunAsync(
            "run",
            "--resolution",
            "daily",
            "--from",
            "2024-01-02",
            "--to",
            "2024-01-02",
            "--traders",
            "traders.json",
            "--store",
            "memory"
        );

        Assert.That(result.ExitCode, Is.Zero, result.Error);
        Assert.That(result.Output, Does.Contain("Ran 1,025 sessions"));
    }
}
