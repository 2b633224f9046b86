using System.Globalization;
using System.Runtime.Versioning;
using AiTrader.Runner.Tests.Documentation;
using AiTrader.Testing.Processes;

namespace AiTrader.Runner.Tests.Cluster;

/// <summary>Each command that docs/operating.md prints, in the order of the page, by a real shell.</summary>
[Category(TestCategory.Process)]
[Category(TestCategory.Redis)]
[UnsupportedOSPlatform("windows")]
[Platform(Exclude = "Win", Reason = "The page's commands are those of a Unix shell.")]
internal sealed class OperatingPageTests : ProgramFixture
{
    private static readonly string[] Ports = ["6379", "8080", "8081", "8082"];

    [Test]
    [CancelAfter(240_000)]
    public async Task Every_command_of_the_page_succeeds()
    {
        RedisServer.RequireInstalled();
        var page = DocumentPage.Of("operating.md");

        // The command of "Capacity" is the long form of these tests.
        var commands = page.Commands(to: "## Capacity");
        Assert.That(commands, Has.Count.GreaterThan(15), "The page has commands.");

        var (exitCode, output) = await new PageShell(Program, Folder.Path).RunAsync(
            Ports.Aggregate(commands, WithFreePort)
        );

        Assert.That(exitCode, Is.Zero, output);
        Assert.That(output, Does.Contain("\"ready\""));
        Assert.That(await File.ReadAllTextAsync(Folder.File("heads.txt")), Does.Contain("intact"));
        Assert.That(await File.ReadAllTextAsync(Folder.File("second.log")), Does.Contain("active silos"));
    }

    private static IReadOnlyList<string> WithFreePort(IReadOnlyList<string> commands, string port)
    {
        string free = FreePort.Find().ToString(CultureInfo.InvariantCulture);
        return [.. commands.Select(command => command.Replace(port, free, StringComparison.Ordinal))];
    }
}
