namespace AiTrader.Runner.Tests.Stores;

/// <summary>Every command refuses a SQLite file that is damaged, with exit code 4, and changes nothing in it.</summary>
[Category(TestCategory.Long)]
internal sealed class DamagedStoreTests : ProgramFixture
{
    private static readonly string[][] Commands =
    [
        ["ledger", "verify"],
        ["ledger", "show"],
        ["ledger", "export"],
        ["run", "--resolution", "daily", "--traders", "momentum,cash"],
        ["report", "--market", "us", "--resolution", "daily", "--out", "report"],
        ["audit", "--market", "us", "--prices", "prices.csv"],
    ];

    private static IEnumerable<TestCaseData> Cases() =>
        from command in Commands
        from damage in (string[])["an id of the index", "a zeroed index", "a zeroed header"]
        select new TestCaseData(command, damage).SetArgDisplayNames(string.Join(' ', command[..2]), damage);

    [TestCaseSource(nameof(Cases))]
    public async Task A_damaged_file_ends_with_code_4(string[] command, string damage)
    {
        await Program.SucceedAsync([
            "run",
            "--resolution",
            "daily",
            "--traders",
            "momentum,cash",
            "--store",
            "sqlite:store.db",
        ]);
        await File.WriteAllTextAsync(
            Folder.File("prices.csv"),
            "timestamp,symbol,open,high,low,close,volume\n2025-10-01,AAA,1,1,1,1,1\n"
        );
        byte[] file = await File.ReadAllBytesAsync(Folder.File("store.db"));
        Damage(file, damage);
        await File.WriteAllBytesAsync(Folder.File("store.db"), file);

        var result = await Program.RunAsync([.. command, "--store", "sqlite:store.db"]);

        Assert.Multiple(() =>
        {
            Assert.That(result.ExitCode, Is.EqualTo(4), result.Error);
            Assert.That(result.Error, Does.Contain("The store is damaged").And.Contain("store.db"));
        });
        Assert.That(await File.ReadAllBytesAsync(Folder.File("store.db")), Is.EqualTo(file));
    }

    [Test]
    public async Task A_file_of_another_kind_is_a_mistake_of_the_caller()
    {
        await File.WriteAllTextAsync(Folder.File("notes.txt"), new string('x', 5000));

        var result = await Program.RunAsync("ledger", "verify", "--store", "sqlite:notes.txt");

        Assert.That(result.ExitCode, Is.EqualTo(2), result.Error);
    }

    private static void Damage(byte[] file, string damage)
    {
        switch (damage)
        {
            case "a zeroed header":
                Array.Clear(file, 0, 4096);
                return;
            case "a zeroed index":
                Array.Clear(file, LeafOfIds(file), 4096);
                return;
            default:
                // The last byte of a leaf is one of its first row, whose id is the text before its end.
                file[LeafOfIds(file) + 4096 - 30] ^= 1;
                return;
        }
    }

    // A leaf of an index begins with 10; the ids of this file begin with their date.
    private static int LeafOfIds(byte[] file) =>
        Enumerable
            .Range(1, (file.Length / 4096) - 1)
            .Select(page => page * 4096)
            .Last(page => file[page] == 10 && file.AsSpan(page, 4096).IndexOf("#1"u8) > 0);
}
