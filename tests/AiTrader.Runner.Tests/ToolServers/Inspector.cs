namespace AiTrader.Runner.Tests.ToolServers;

/// <summary>
/// The MCP Inspector's command line: a client of the protocol that was not written here. It is installed once, beside
/// the repository's reach.
/// </summary>
internal sealed class Inspector
{
    private const string Version = "2.12.0";

    // The one that it asks for; what a distribution has may be older.
    private const string NodeVersion = "22";

    private static readonly Lazy<Task<Inspector>> Installed = new(InstallAsync);

    private readonly string _program;

    private Inspector(string program) => _program = program;

    /// <summary>The inspector; skips the test, saying why, where it cannot be had.</summary>
    public static Task<Inspector> FindAsync() => Installed.Value;

    /// <summary>Runs it to its end.</summary>
    public async Task<ProgramResult> RunAsync(params IEnumerable<string> arguments)
    {
        string folder = Path.GetDirectoryName(_program)!;
        string path = $"{folder}{Path.PathSeparator}{Environment.GetEnvironmentVariable("PATH")}";
        using var process = BoundedProcess.Start(
            _program,
            ["--cli", .. arguments],
            ("MCP_CATALOG_PATH", Path.Combine(folder, "catalog.json")),
            ("PATH", path)
        );
        return await process.EndAsync();
    }

    private static async Task<Inspector> InstallAsync()
    {
        foreach (string program in (string[])["node", "npm"])
        {
            Assume.That(IsOnPath(program), Is.True, $"The program '{program}' is absent.");
        }

        string folder = Path.Combine(Path.GetTempPath(), $"aitrader-mcp-inspector-{Version}-node-{NodeVersion}");
        string inspector = Path.Combine(folder, "node_modules", ".bin", "mcp-inspector");
        if (!File.Exists(inspector))
        {
            // Into a folder of its own first: what is there under the final name is whole.
            string fresh = Directory.CreateTempSubdirectory("aitrader-mcp-inspector-").FullName;
            using var npm = BoundedProcess.Start(
                "npm",
                [
                    "install",
                    "--no-audit",
                    "--no-fund",
                    "--prefix",
                    fresh,
                    $"node@{NodeVersion}",
                    $"@modelcontextprotocol/inspector@{Version}",
                ]
            );
            var installed = await npm.EndAsync();
            Assume.That(installed.ExitCode, Is.Zero, $"The MCP Inspector cannot be installed: {installed.Error}");
            if (!Directory.Exists(folder))
            {
                Directory.Move(fresh, folder);
            }
        }

        return new Inspector(inspector);
    }

    private static bool IsOnPath(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator)
            .Any(folder => File.Exists(Path.Combine(folder, program)));
}
