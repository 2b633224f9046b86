using System.Diagnostics;
using AiTrader.Stores;
using AiTrader.Testing;

namespace AiTrader.Tools.Tests.TheBug;

/// <summary>A folder for a story, and the tools' process of either system, which begins in another folder.</summary>
[Category(TestCategory.Process)]
public abstract class BugStory
{
    private TemporaryFolder _folder = null!;
    private TemporaryFolder _elsewhere = null!;

    protected string Folder => _folder.Path;

    protected string Store => _folder.File("ledgers.db");

    [SetUp]
    public void MakeFolders() => (_folder, _elsewhere) = (new TemporaryFolder(), new TemporaryFolder());

    [TearDown]
    public void RemoveFolders()
    {
        _folder.Dispose();
        _elsewhere.Dispose();
    }

    /// <summary>Runs the tools' process to its end.</summary>
    protected (int ExitCode, string Output, string Error) StartTools(string? line, params string[] arguments)
    {
        var start = new ProcessStartInfo(
            "dotnet",
            ["exec", Path.Combine(AppContext.BaseDirectory, "AiTrader.TheBug.dll"), .. arguments]
        )
        {
            WorkingDirectory = _elsewhere.Path,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        process.StandardInput.Write(line is null ? "" : line + "\n");
        process.StandardInput.Close();
        string error = process.StandardError.ReadToEnd();
        string output = process.StandardOutput.ReadToEnd();
        Assert.That(process.WaitForExit(TimeSpan.FromSeconds(30)), Is.True, "It hangs.");
        return (process.ExitCode, output, error);
    }

    /// <summary>What a trader has bought, in the store of the story.</summary>
    protected async Task<decimal> BoughtAsync(string signature)
    {
        await using var store = new SqliteStore(Store, TimeProvider.System);
        var ledger = store.Ledgers;
        var entries = await ledger.AllEntriesAsync(signature);
        return entries.OfType<LedgerEntry.Filled>().Sum(entry => entry.Fill.Quantity.Value);
    }
}
