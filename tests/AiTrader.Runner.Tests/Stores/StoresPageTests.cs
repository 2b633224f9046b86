using System.Globalization;
using System.Net;
using System.Net.Sockets;
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
        int restored = FreePort();
        await Program.SucceedAsync([.. Short, "sqlite:mine.db"]);
        await Program.SucceedAsync([.. Short, $"redis:{server.Address}"]);
        string head = (await HeadsAsync("mine.db")).Split('\n')[0];
        string script = Commands()
            .Replace("NAME=HEAD", $"{head.Split(' ')[0]}={head.Split(' ')[^1].Trim()}", StringComparison.Ordinal)
            .Replace("6379", server.Port.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
            .Replace("6380", restored.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);

        try
        {
            var (exitCode, output) = await RunAsync(script);

            Assert.That(exitCode, Is.Zero, output);
            Assert.That(output.Split("intact,"), Has.Length.EqualTo((2 * Verifications) + 1), output);
        }
        finally
        {
            await RunAsync($"redis-cli -p {restored} shutdown nosave now force || true");
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
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

    private static string Commands()
    {
        string[] commands =
        [
            .. File.ReadLines(Path.Combine(Repository(), "docs", "stores.md"))
                .Where(line => line.StartsWith("    ", StringComparison.Ordinal))
                .Select(line => line.Trim()),
        ];
        Assert.That(commands, Has.Length.GreaterThan(10), "The page has commands.");
        return string.Join('\n', commands);
    }

    private async Task<(int ExitCode, string Output)> RunAsync(string script)
    {
        string file = Folder.File("page.sh");
        await File.WriteAllTextAsync(
            file,
            $"""
            set -e
            aitrader() ( '{AitraderProgram.Dotnet}' '{AitraderProgram.Dll}' "$@" )
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
