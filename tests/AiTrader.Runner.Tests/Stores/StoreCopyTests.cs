using AiTrader.Stores;

namespace AiTrader.Runner.Tests.Stores;

/// <summary>Backups, what shows that one is old, and stores that are empty or in use.</summary>
internal sealed class StoreCopyTests : ProgramFixture
{
    private static readonly string[] Short = ["run", "--resolution", "daily", "--traders", "momentum,cash"];

    [Test]
    public async Task A_copy_has_the_heads_of_the_store_and_says_so()
    {
        await Program.SucceedAsync([.. Short, "--to", "2024-02-15", "--store", "sqlite:mine.db"]);

        var copied = await Program.SucceedAsync("ledger", "backup", "--store", "sqlite:mine.db", "--to", "copy.db");

        Assert.That(copied.Output, Is.EqualTo(await HeadsAsync("mine.db")).And.Not.Empty);
        Assert.That(await HeadsAsync("copy.db"), Is.EqualTo(copied.Output));
        Assert.That(Files(), Has.None.EndsWith(".tmp"));
    }

    [Test]
    public async Task A_restored_older_state_is_noticed_by_a_head_that_was_noted()
    {
        await Program.SucceedAsync([.. Short, "--to", "2024-02-15", "--store", "sqlite:mine.db"]);
        string[] older = Expectations(await HeadsAsync("mine.db"));
        await Program.SucceedAsync("ledger", "backup", "--store", "sqlite:mine.db", "--to", "copy.db");
        await Program.SucceedAsync([.. Short, "--to", "2024-03-15", "--store", "sqlite:mine.db"]);
        string[] newer = Expectations(await HeadsAsync("mine.db"));

        var continued = await Program.RunAsync(["ledger", "verify", "--store", "sqlite:mine.db", .. older, .. newer]);
        var restored = await Program.RunAsync(["ledger", "verify", "--store", "sqlite:copy.db", .. newer]);
        var asCopied = await Program.RunAsync(["ledger", "verify", "--store", "sqlite:copy.db", .. older]);

        Assert.Multiple(() =>
        {
            Assert.That(continued.ExitCode, Is.Zero, continued.Output);
            Assert.That(asCopied.ExitCode, Is.Zero, asCopied.Output);
            Assert.That(restored.ExitCode, Is.EqualTo(4));
            Assert.That(
                restored.OutputLines,
                Has.Length.EqualTo(2).And.All.Contains("NOT THE EXPECTED STATE").And.All.Contains("intact")
            );
        });
    }

    [Test]
    public async Task A_ledger_that_is_expected_and_missing_is_said()
    {
        await Program.SucceedAsync([.. Short, "--to", "2024-01-15", "--store", "sqlite:mine.db"]);

        var result = await Program.RunAsync(
            "ledger",
            "verify",
            "--store",
            "sqlite:mine.db",
            "--expect",
            $"mallory={new string('0', 64)}"
        );

        Assert.That(result.ExitCode, Is.EqualTo(4));
        Assert.That(result.OutputLines[^1], Does.Match("^mallory +MISSING"));
    }

    [TestCase("alice")]
    [TestCase("alice=12ab")]
    [TestCase("not a name=0000000000000000000000000000000000000000000000000000000000000000")]
    public async Task An_expectation_of_another_form_is_refused(string text)
    {
        await Program.SucceedAsync([.. Short, "--to", "2024-01-15", "--store", "sqlite:mine.db"]);

        var result = await Program.RunAsync("ledger", "verify", "--store", "sqlite:mine.db", "--expect", text);

        Assert.That(result.ExitCode, Is.EqualTo(2));
        Assert.That(result.ErrorLines, Has.Length.EqualTo(1).And.All.Contains("--expect"));
    }

    [TestCase("verify", 4)]
    [TestCase("show", 0)]
    [TestCase("export", 0)]
    public async Task An_empty_store_is_said(string command, int exitCode)
    {
        await File.WriteAllBytesAsync(Folder.File("empty.db"), []);

        var result = await Program.RunAsync("ledger", command, "--store", "sqlite:empty.db");

        Assert.That(result.ExitCode, Is.EqualTo(exitCode));
        Assert.That(result.ErrorLines, Is.EqualTo(["aitrader: sqlite:empty.db has no ledger."]));
    }

    [Test]
    public async Task A_copy_overwrites_nothing()
    {
        await Program.SucceedAsync([.. Short, "--to", "2024-01-15", "--store", "sqlite:mine.db"]);

        var result = await Program.RunAsync("ledger", "backup", "--store", "sqlite:mine.db", "--to", "mine.db");

        Assert.That(result.ExitCode, Is.EqualTo(2));
        Assert.That(result.ErrorLines, Has.Length.EqualTo(1).And.All.Contains("'mine.db' exists"));
    }

    [Test]
    public async Task A_store_that_another_program_has_open_is_not_deleted()
    {
        await Program.SucceedAsync([.. Short, "--to", "2024-01-15", "--store", "sqlite:mine.db"]);
        string heads = await HeadsAsync("mine.db");
        var used = new SqliteStore(Folder.File("mine.db"), TimeProvider.System);

        var refused = await Program.RunAsync([.. Short, "--store", "sqlite:mine.db", "--fresh"]);
        await used.DisposeAsync();
        string kept = await HeadsAsync("mine.db");
        var fresh = await Program.RunAsync([.. Short, "--to", "2024-01-02", "--store", "sqlite:mine.db", "--fresh"]);

        Assert.Multiple(() =>
        {
            Assert.That(refused.ExitCode, Is.EqualTo(2));
            Assert.That(refused.ErrorLines, Has.Length.EqualTo(1).And.All.Contains("'mine.db' is in use"));
            Assert.That(kept, Is.EqualTo(heads));
            Assert.That(fresh.ExitCode, Is.Zero, fresh.Error);
        });
    }

    [Test]
    public async Task A_store_with_a_lease_is_not_deleted_and_its_holder_is_named()
    {
        await Program.SucceedAsync([.. Short, "--to", "2024-01-15", "--store", "sqlite:mine.db"]);
        await using var other = new SqliteStore(
            Folder.File("mine.db"),
            TimeProvider.System,
            new LeaseOptions { Holder = "a patient program" }
        );
        await using var lease = await other.Leases.TakeAsync(Signature.Parse("alice"));

        var refused = await Program.RunAsync([.. Short, "--store", "sqlite:mine.db", "--fresh"]);

        Assert.That(refused.ExitCode, Is.EqualTo(2));
        Assert.That(refused.Error, Does.Contain("in use by 'a patient program'"));
    }

    // "cash-daily  intact, 69 entries, head 895c…" -> --expect cash-daily=895c…
    private static string[] Expectations(string heads) =>
        [
            .. heads
                .Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(line => line.Split(' '))
                .SelectMany(words => (string[])["--expect", $"{words[0]}={words[^1].Trim()}"]),
        ];
}
