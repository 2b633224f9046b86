using AiTrader.Testing;
using Microsoft.Data.Sqlite;

namespace AiTrader.Runner.Tests;

/// <summary>A test that runs the program in an empty folder.</summary>
internal abstract class ProgramFixture : IDisposable
{
    protected ProgramFixture() => Program = new AitraderProgram(Folder.Path);

    /// <summary>Options of a run of the five baselines on the days alone.</summary>
    protected static IReadOnlyList<string> Baselines { get; } =
    ["--resolution", "daily", "--traders", "equal-weight,momentum,mean-reversion,random,cash"];

    /// <summary>The folder.</summary>
    protected TemporaryFolder Folder { get; } = new();

    /// <summary>The program.</summary>
    protected AitraderProgram Program { get; }

    public void Dispose()
    {
        Program.EndAll();
        Folder.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>What lies in the folder.</summary>
    protected string[] Files() =>
        [.. Directory.EnumerateFileSystemEntries(Folder.Path).Select(path => Path.GetFileName(path)).Order()];

    /// <summary>Count and hash of every ledger of a store: equal for equal ledgers alone.</summary>
    protected async Task<string> HeadsAsync(string store) =>
        (await Program.SucceedAsync("ledger", "verify", "--store", $"sqlite:{store}")).Output;

    /// <summary>Changes a store behind the back of the program.</summary>
    protected void Tamper(string store, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Folder.File(store)};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The statements are constants of the tests.
        command.CommandText = sql;
#pragma warning restore CA2100
        Assert.That(command.ExecuteNonQuery(), Is.Positive, "Nothing was changed.");
    }
}
