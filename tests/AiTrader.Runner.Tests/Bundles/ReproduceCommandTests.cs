using AiTrader.Runner.Input;
using AiTrader.Testing;

namespace AiTrader.Runner.Tests.Bundles;

internal sealed class ReproduceCommandTests : BundleFixture
{
    [Test]
    public async Task A_run_with_a_cassette_is_equal_in_another_folder()
    {
        await BundleAsync();
        using var elsewhere = new TemporaryFolder();
        File.Copy(Folder.File("run.zip"), elsewhere.File("run.zip"));
        File.Copy(Folder.File("prices.csv"), elsewhere.File("other-name.csv"));

        var result = await new AitraderProgram(elsewhere.Path).SucceedAsync(
            "reproduce",
            "run.zip",
            "--prices",
            "other-name.csv"
        );

        Assert.That(result.OutputLines[^1], Is.EqualTo("Equal: 180 sessions of 4 traders, each entry of each ledger."));
        Assert.That(result.Output, Does.Match("demo +cassette +45 +equal"));
        Assert.That(Directory.GetFiles(elsewhere.Path), Has.Length.EqualTo(2), "Nothing is written.");
    }

    [Test]
    public async Task One_price_that_differs_is_named()
    {
        await BundleAsync();
        string prices = File.ReadAllText(Folder.File("prices.csv"));
        string line = prices.Split('\n').Single(line => line.StartsWith("2024-01-10,SYN02,", StringComparison.Ordinal));
        string[] cells = line.Split(',');
        File.WriteAllText(
            Folder.File("other.csv"),
            prices.Replace(
                line,
                string.Join(',', [cells[0], cells[1], cells[4], .. cells[3..]]),
                StringComparison.Ordinal
            )
        );

        var result = await Program.RunAsync("reproduce", "run.zip", "--prices", "other.csv");

        Assert.That(result.ExitCode, Is.EqualTo(ExitCode.Damaged));
        Assert.That(result.OutputLines[0], Is.EqualTo("The prices differ: SYN02 on 2024-01-10."));
        Assert.That(result.Output, Does.Contain("demo: at 2024-01-10, the prompt: "));
    }

    [Test]
    public async Task One_reply_that_differs_is_named()
    {
        await BundleAsync();
        int number = 0;
        EditedBundle.Replace(
            Folder.File("run.zip"),
            Folder.File("other.zip"),
            "cassettes/demo.jsonl",
            text =>
            {
                string[] lines = text.Split('\n');
                number =
                    Array.FindIndex(lines, line => line.Contains("too short a history", StringComparison.Ordinal)) + 1;
                lines[number - 1] = lines[number - 1]
                    .Replace("too short a history", "no history", StringComparison.Ordinal);
                return string.Join('\n', lines);
            }
        );

        var result = await Program.RunAsync("reproduce", "other.zip", "--prices", "prices.csv");

        Assert.That(result.ExitCode, Is.EqualTo(ExitCode.Damaged));
        Assert.That(
            result.OutputLines[0],
            Is.EqualTo($"The bundle was changed: cassettes/demo.jsonl, line {number}, was changed.")
        );
        Assert.That(result.Output, Does.Match("demo: at 2024-01-0[1-9], reply [0-9]+ of the model: "));
    }

    [Test]
    public async Task One_line_of_a_ledger_that_differs_is_named()
    {
        await BundleAsync();
        EditedBundle.Replace(
            Folder.File("run.zip"),
            Folder.File("other.zip"),
            "ledgers/momentum.jsonl",
            text =>
            {
                string[] lines = text.Split('\n');
                lines[4] = lines[4]
                    .Replace(
                        "\"kind\":\"held\",\"reason\":\"F",
                        "\"kind\":\"held\",\"reason\":\"f",
                        StringComparison.Ordinal
                    );
                lines[3] = lines[3]
                    .Replace(
                        "\"kind\":\"held\",\"reason\":\"F",
                        "\"kind\":\"held\",\"reason\":\"f",
                        StringComparison.Ordinal
                    );
                return string.Join('\n', lines);
            }
        );

        var result = await Program.RunAsync("reproduce", "other.zip", "--prices", "prices.csv");

        Assert.That(result.ExitCode, Is.EqualTo(ExitCode.Damaged));
        Assert.That(
            result.OutputLines[0],
            Does.Match("^The bundle was changed: ledgers/momentum.jsonl, line [45], was changed\\.$")
        );
        Assert.That(
            result.Output,
            Does.Match(
                "momentum: ledgers/momentum.jsonl, line [45]: its hash does not .*; at 2024-01-0[23], entry [45] of"
            )
        );
    }

    [TestCase("{")]
    [TestCase("")]
    public async Task A_line_of_a_ledger_that_is_not_an_entry_is_named(string line)
    {
        await BundleAsync();
        EditedBundle.Replace(
            Folder.File("run.zip"),
            Folder.File("other.zip"),
            "ledgers/momentum.jsonl",
            text => text[..text.IndexOf('\n')] + "\n" + line + "\n"
        );

        var result = await Program.RunAsync("reproduce", "other.zip", "--prices", "prices.csv");

        Assert.That(result.ExitCode, Is.EqualTo(ExitCode.Damaged));
        Assert.That(result.Output, Does.Contain("ledgers/momentum.jsonl, line 2, was changed"));
    }

    [Test]
    public async Task A_prompt_of_its_own_and_orders_that_rest_at_the_end_are_equal()
    {
        await BundleAsync(prompt: "Prices: {prices}. You have {portfolio}.");

        Assert.That(
            EditedBundle.Read(Folder.File("run.zip"), "manifest.json"),
            Does.Contain("\"prompt\": \"Prices: {prices}. You have {portfolio}.\"")
        );
        var result = await Program.SucceedAsync("reproduce", "run.zip", "--prices", "prices.csv");
        Assert.That(result.Output, Does.Match("limit-ladder +baseline +45 +equal"));
    }

    [Test]
    public async Task The_synthetic_market_needs_no_file()
    {
        await Program.SucceedAsync(
            "run",
            "--store",
            Store,
            "--seed",
            "4",
            "--to",
            "2024-02-01",
            "--traders",
            "momentum,random,scripted"
        );
        await Program.SucceedAsync("bundle", "--store", Store, "--seed", "4", "--out", "run.zip");

        var result = await Program.SucceedAsync("reproduce", "run.zip");

        Assert.That(result.OutputLines[^1], Does.StartWith("Equal: "));
    }

    [Test]
    public async Task Prices_that_are_not_named_are_asked_for()
    {
        await BundleAsync();

        var result = await Program.RunAsync("reproduce", "run.zip");

        Assert.That(result.ExitCode, Is.EqualTo(ExitCode.BadInput));
        Assert.That(result.Error, Does.Contain("name them with --prices. Those of the run were in 'prices.csv'"));
    }
}
