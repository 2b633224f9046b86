using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace AiTrader.Runner.Tests.Commands;

[Category(TestCategory.Process)]
internal sealed class InterruptedRunTests : ProgramFixture
{
    // Long enough to be killed in the middle, also where the test itself waits for a processor.
    private static readonly string[] TwoYears = ["run", .. Baselines];

    [Test]
    public async Task A_run_that_is_killed_three_times_ends_with_the_ledgers_of_one_that_was_not()
    {
        await Program.SucceedAsync([.. TwoYears, "--store", "sqlite:calm.db"]);
        for (int kill = 1; kill <= 3; kill++)
        {
            using var process = Program.Start([.. TwoYears, "--store", "sqlite:ledgers.db"]);
            await GrowAsync(process, entries: 200);
            process.Kill();
            await process.WaitForExitAsync();
            Assert.That(process.ExitCode, Is.Not.Zero, "It was not killed in the middle.");
        }

        var resumed = await Program.SucceedAsync([.. TwoYears, "--store", "sqlite:ledgers.db"]);

        Assert.That(resumed.Error, Does.Contain("resuming after"));
        Assert.That(await HeadsAsync("ledgers.db"), Is.EqualTo(await HeadsAsync("calm.db")));
    }

    [Test]
    [Platform(Exclude = "Win")]
    public async Task Ctrl_C_ends_a_run_cleanly_and_the_next_one_resumes()
    {
        using var process = Program.Start([.. TwoYears, "--store", "sqlite:ledgers.db"]);
        await GrowAsync(process, entries: 200);
        using (var kill = Process.Start("kill", ["-INT", $"{process.Id}"]))
        {
            await kill.WaitForExitAsync();
        }

        var interrupted = await AitraderProgram.EndAsync(process);
        var resumed = await Program.SucceedAsync([.. TwoYears, "--store", "sqlite:ledgers.db"]);

        Assert.Multiple(() =>
        {
            Assert.That(interrupted.ExitCode, Is.EqualTo(130));
            Assert.That(interrupted.ErrorLines[^1], Does.Contain("Interrupted").And.Contain("ledgers.db"));
            Assert.That(interrupted.Output, Is.Empty);
            Assert.That(resumed.Error, Does.Contain("resuming after"));
        });
    }

    // Waits until the store holds some entries more; a run makes about 6,000 in all.
    private async Task GrowAsync(Process process, int entries)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        long start = CountEntries();
        while (!process.HasExited && CountEntries() < start + entries)
        {
            await Task.Delay(1, patience.Token);
        }
    }

    private long CountEntries()
    {
        if (!File.Exists(Folder.File("ledgers.db")))
        {
            return 0;
        }

        using var connection = new SqliteConnection(
            $"Data Source={Folder.File("ledgers.db")};Pooling=False;Mode=ReadWrite"
        );
        try
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "SELECT count(*) FROM entries";
            return (long)command.ExecuteScalar()!;
        }
        catch (SqliteException)
        {
            return 0; // The program has not made its tables yet.
        }
    }
}
