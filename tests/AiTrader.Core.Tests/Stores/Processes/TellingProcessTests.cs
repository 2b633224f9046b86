using AiTrader.Stores;
using AiTrader.Testing;

namespace AiTrader.Core.Tests.Stores.Processes;

/// <summary>Documents and events that several processes write into one file.</summary>
[Category(TestCategory.Process)]
public sealed class TellingProcessTests
{
    [Test]
    public async Task Processes_on_one_file_tell_each_entry_once_and_lose_no_count()
    {
        using var folder = new TemporaryFolder();
        string file = folder.File("store.db");

        await TellingProcesses.RunAsync(file, () => new SqliteStore(file, TimeProvider.System));
    }

    [Test]
    public async Task What_a_killed_process_said_is_in_the_file()
    {
        using var folder = new TemporaryFolder();
        string file = folder.File("store.db");

        await TellingProcesses.KillAsync(file, () => new SqliteStore(file, TimeProvider.System));
    }
}
