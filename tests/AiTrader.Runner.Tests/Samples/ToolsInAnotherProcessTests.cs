using System.Text.RegularExpressions;
using AiTrader.Stores;
using AiTrader.Testing;

namespace AiTrader.Runner.Tests.Samples;

/// <summary>What samples/08-tools-in-another-process/README.md says.</summary>
[Category(TestCategory.Process)]
internal sealed partial class ToolsInAnotherProcessTests
{
    [Test]
    public async Task Two_traders_trade_through_one_other_process_each_in_its_own_ledger_and_once()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("trading.db");

        string[] lines = await SampleProgram.RunAsync("ToolsInAnotherProcess", path);
        await SampleProgram.RunAsync("ToolsInAnotherProcess", path);

        var processes = lines.Select(line => InProcess().Match(line)).Where(match => match.Success).ToList();
        Assert.That(processes.Select(match => match.Groups[1].Value), Is.Unique);
        Assert.That(processes, Has.Count.EqualTo(2));
        await using var store = new SqliteStore(path, TimeProvider.System);
        foreach (string name in new[] { "alice", "bob" })
        {
            var entries = await store.Ledgers.ReadEntriesAsync(Signature.Parse(name)).ToListAsync();
            Assert.That(lines, Has.Some.EqualTo($"{name} at 2025-10-01: traded, buy 1 SYN01 at 42.46"));
            Assert.That(entries.OfType<LedgerEntry.Filled>().Count(), Is.EqualTo(2));
            Assert.That(entries.Select(entry => entry.Context.ModelId.Value), Has.All.EqualTo($"scripted/{name}"));
        }
    }

    [GeneratedRegex(@"in process (\d+)")]
    private static partial Regex InProcess();
}
