using System.Globalization;
using AiTrader.Runner.Tests.Documentation;
using AiTrader.Testing.Processes;

namespace AiTrader.Runner.Tests.Stores;

/// <summary>Each command that docs/stores.md prints, in the order of the page, by a real shell.</summary>
[Category(TestCategory.Process)]
[Category(TestCategory.Redis)]
[Platform(Exclude = "Win", Reason = "The page's commands are those of a Unix shell.")]
internal sealed class StoresPageTests : ProgramFixture
{
    // Four commands verify, and the copy is verified as it is made; each prints a line for both traders.
    private const int Verifications = 5;

    private static readonly string[] Short =
    [
        "run",
        "--resolution",
        "daily",
        "--traders",
        "momentum,cash",
        "--to",
        "2024-01-15",
        "--store",
    ];

    [Test]
    public async Task Every_command_of_the_page_succeeds()
    {
        using var server = await RedisServer.StartAsync();
        string restored = FreePort.Find().ToString(CultureInfo.InvariantCulture);
        var shell = new PageShell(Program, Folder.Path);
        await Program.SucceedAsync([.. Short, "sqlite:mine.db"]);
        await Program.SucceedAsync([.. Short, $"redis:{server.Address}"]);
        string head = (await HeadsAsync("mine.db")).Split('\n')[0];
        var commands = DocumentPage.Of("stores.md").Commands();
        Assert.That(commands, Has.Count.GreaterThan(10), "The page has commands.");

        try
        {
            var (exitCode, output) = await shell.RunAsync(
                commands.Select(command =>
                    command
                        .Replace(
                            "NAME=HEAD",
                            $"{head.Split(' ')[0]}={head.Split(' ')[^1].Trim()}",
                            StringComparison.Ordinal
                        )
                        .Replace("6379", server.Port.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
                        .Replace("6380", restored, StringComparison.Ordinal)
                )
            );

            Assert.That(exitCode, Is.Zero, output);
            Assert.That(output.Split("intact,"), Has.Length.EqualTo((2 * Verifications) + 1), output);
        }
        finally
        {
            await shell.RunAsync([$"redis-cli -p {restored} shutdown nosave now force || true"]);
        }
    }
}
