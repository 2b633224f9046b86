using System.Globalization;
using System.Runtime.Versioning;
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
        string script = Ports.Aggregate(
            Commands(),
            (commands, port) =>
                commands.Replace(port, FreePort.Find().ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
        );

        var (exitCode, output) = await RunAsync(script);

        Assert.That(exitCode, Is.Zero, output);
        Assert.That(output, Does.Contain("\"ready\""));
        Assert.That(await File.ReadAllTextAsync(Folder.File("heads.txt")), Does.Contain("intact"));
        Assert.That(await File.ReadAllTextAsync(Folder.File("second.log")), Does.Contain("active silos"));
    }

    private static string Repository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "AiTrader.sln")))
        {
            folder = folder.Parent;
        }

        return folder.FullName;
    }

    // The last command is the long form of these tests.
    private static string Commands()
    {
        string[] commands =
        [
            .. File.ReadLines(Path.Combine(Repository(), "docs", "operating.md"))
                .TakeWhile(line => line != "## Capacity")
                .Aggregate((Lines: new List<string>(), IsBox: false), Read)
                .Lines,
        ];
        Assert.That(commands, Has.Length.GreaterThan(15), "The page has commands.");
        return string.Join('\n', commands);
    }

    private static (List<string> Lines, bool IsBox) Read((List<string> Lines, bool IsBox) read, string line)
    {
        if (!read.IsBox && line.StartsWith("    ", StringComparison.Ordinal))
        {
            read.Lines.Add(line.Trim());
        }

        return (read.Lines, read.IsBox != line.StartsWith("```", StringComparison.Ordinal));
    }

    // A program of its own, not a function of the shell: the page ends it by its number.
    private async Task<(int ExitCode, string Output)> RunAsync(string script)
    {
        string program = Folder.File("aitrader");
        await File.WriteAllTextAsync(
            program,
            $"#!/bin/sh\nexec '{AitraderProgram.Dotnet}' '{AitraderProgram.Dll}' \"$@\"\n"
        );
        string file = Folder.File("page.sh");
        await File.WriteAllTextAsync(
            file,
            $"""
            set -e
            trap 'kill -KILL $(jobs -p) 2> /dev/null || true' EXIT
            PATH="$PWD:$PATH"
            chmod +x aitrader
            {script}
            """
        );
        using var shell = Program.Start("bash", [file]);
        shell.StandardInput.Close();
        var (output, error) = (shell.StandardOutput.ReadToEndAsync(), shell.StandardError.ReadToEndAsync());
        await shell.WaitForExitAsync();
        return (shell.ExitCode, $"{await output}{await error}");
    }
}
