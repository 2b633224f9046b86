using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace AiTrader.Runner.Tests.Commands;

internal sealed partial class LedgerCommandTests : ProgramFixture
{
    [Test]
    public async Task Show_says_what_an_account_holds_and_what_happened_last()
    {
        await ReplayAsync();

        var result = await Program.SucceedAsync(
            "ledger",
            "show",
            "--store",
            "sqlite:ledgers.db",
            "--signature",
            "alice",
            "--last",
            "2"
        );

        Assert.Multiple(() =>
        {
            Assert.That(result.Output, Does.Contain("alice, opened with 1000 USD on us"));
            Assert.That(result.Output, Does.Contain("2 traded, 1 held, 0 undecided; completed through 2025-10-08"));
            Assert.That(result.Output, Does.Contain("1020 USD"));
            Assert.That(result.Output, Does.Contain("sell 10 AAA at 12; cash 1020, holding 0"));
            Assert.That(result.OutputLines.Count(line => EntryRow().IsMatch(line)), Is.EqualTo(2));
        });
    }

    [Test]
    public async Task Show_without_a_signature_lists_every_account()
    {
        await ReplayAsync();
        await ReplayAsync("bob");

        var result = await Program.SucceedAsync("ledger", "show", "--store", "sqlite:ledgers.db");

        Assert.That(
            result.Output,
            Does.Match(@"alice +test/model +us +1,020\.00 USD +0 +8 +3 +2025-10-08").And.Match(@"bob +test/model +us")
        );
    }

    [Test]
    [Category(TestCategory.Process)]
    public async Task Exported_hashes_can_be_checked_with_nothing_but_sha_256()
    {
        await ReplayAsync();

        var result = await Program.SucceedAsProcessAsync(
            "ledger",
            "export",
            "--store",
            "sqlite:ledgers.db",
            "--signature",
            "alice"
        );

        byte[] head = new byte[32];
        foreach (string line in result.OutputLines)
        {
            string hash = JsonDocument.Parse(line).RootElement.GetProperty("hash").GetString()!;
            string entry = line.Replace($",\"hash\":\"{hash}\"", "", StringComparison.Ordinal);
            head = SHA256.HashData([.. head, .. Encoding.UTF8.GetBytes(entry)]);
            Assert.That(Convert.ToHexStringLower(head), Is.EqualTo(hash));
        }

        Assert.That(result.OutputLines, Has.Length.EqualTo(8));
        Assert.That(await HeadsAsync("ledgers.db"), Does.Contain(Convert.ToHexStringLower(head)));
    }

    [Test]
    [Category(TestCategory.Process)]
    public async Task An_export_into_a_file_is_what_goes_to_standard_output()
    {
        await ReplayAsync();

        var piped = await Program.SucceedAsProcessAsync("ledger", "export", "--store", "sqlite:ledgers.db");
        await Program.SucceedAsync("ledger", "export", "--store", "sqlite:ledgers.db", "--out", "ledgers.jsonl");

        Assert.That(File.ReadAllText(Folder.File("ledgers.jsonl")), Is.EqualTo(piped.Output).And.Not.Empty);
    }

    [TestCase(
        "UPDATE entries SET entry = replace(entry, '\"900\"', '\"9000\"') WHERE sequence = 2",
        "DAMAGED at entry 2"
    )]
    [TestCase("DELETE FROM entries WHERE sequence = 3", "DAMAGED at entry 3")]
    [TestCase("DELETE FROM entries WHERE sequence = 8", "DAMAGED at entry 8")]
    [TestCase(
        "INSERT INTO entries SELECT signature, 9, 'forged', entry, hash FROM entries WHERE sequence = 2",
        "DAMAGED at entry 9"
    )]
    public async Task Verify_says_where_a_ledger_was_changed_behind_its_back(string sql, string where)
    {
        await ReplayAsync();
        Tamper("ledgers.db", sql);

        var result = await Program.RunAsync("ledger", "verify", "--store", "sqlite:ledgers.db", "--signature", "alice");

        Assert.That(result.ExitCode, Is.EqualTo(4));
        Assert.That(result.Output, Does.Contain(where));
    }

    [Test]
    public async Task A_store_whose_pages_are_overwritten_is_damaged()
    {
        await ReplayAsync();
        byte[] pages = File.ReadAllBytes(Folder.File("ledgers.db"));
        pages.AsSpan(4096).Fill(0x5a);
        File.WriteAllBytes(Folder.File("ledgers.db"), pages);

        var result = await Program.RunAsync("ledger", "verify", "--store", "sqlite:ledgers.db");

        Assert.That(result.ExitCode, Is.EqualTo(4));
        Assert.That(result.ErrorLines, Has.Length.EqualTo(1));
        Assert.That(result.Error, Does.Contain("The store is damaged"));
    }

    [Test]
    public async Task A_damaged_ledger_is_not_exported_into_a_file()
    {
        await ReplayAsync();
        Tamper("ledgers.db", "DELETE FROM entries WHERE sequence = 3");

        var result = await Program.RunAsync(
            "ledger",
            "export",
            "--store",
            "sqlite:ledgers.db",
            "--out",
            "ledgers.jsonl"
        );

        Assert.That(result.ExitCode, Is.EqualTo(4));
        Assert.That(Files(), Is.EqualTo((string[])["ledgers.db", "ledgers.db.leases"]));
    }

    [TestCase("show")]
    [TestCase("verify")]
    [TestCase("export")]
    public async Task A_store_that_is_not_there_is_refused_and_not_made(string command)
    {
        var result = await Program.RunAsync("ledger", command, "--store", "sqlite:absent.db");

        Assert.That(result.ExitCode, Is.EqualTo(2));
        Assert.That(
            result.ErrorLines,
            Is.EqualTo((string[])["aitrader: --store: 'absent.db' is not an existing file."])
        );
        Assert.That(Files(), Is.Empty);
    }

    [TestCase("show")]
    [TestCase("verify")]
    [TestCase("export")]
    public async Task A_signature_that_is_not_there_is_refused_in_one_line(string command)
    {
        await ReplayAsync();

        var result = await Program.RunAsync(
            "ledger",
            command,
            "--store",
            "sqlite:ledgers.db",
            "--signature",
            "mallory"
        );

        Assert.That(result.ExitCode, Is.EqualTo(2));
        Assert.That(
            result.ErrorLines,
            Is.EqualTo(
                (string[])["aitrader: --signature: sqlite:ledgers.db has no ledger of 'mallory'; it has: alice."]
            )
        );
        Assert.That(Files(), Is.EqualTo((string[])["ledgers.db", "ledgers.db.leases"]));
    }

    private async Task ReplayAsync(string signature = "alice")
    {
        using var market = new SmallMarket();
        await Program.SucceedAsync(
            market.Replay(("--signature", signature), ("--store", "sqlite:ledgers.db"), ("--out", "outcomes.jsonl"))
        );
        File.Delete(Folder.File("outcomes.jsonl"));
    }

    [GeneratedRegex(@"^ +\d+ +2025-10-\d\d ")]
    private static partial Regex EntryRow();
}
