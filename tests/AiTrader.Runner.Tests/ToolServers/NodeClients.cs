using System.Security.Cryptography;
using AiTrader.Runner.Tests.Documentation;

namespace AiTrader.Runner.Tests.ToolServers;

/// <summary>
/// Clients of the protocol that were not written here, in the versions of <c>Clients/package-lock.json</c>. They are
/// installed once for these versions, in a folder of the machine's own and never in the repository.
/// </summary>
internal sealed class NodeClients
{
    private static readonly string Source = Path.Combine(
        DocumentPage.Root,
        "tests",
        "AiTrader.Runner.Tests",
        "Clients"
    );

    private static readonly Lazy<Task<NodeClients>> Installed = new(InstallAsync);

    private readonly string _folder;

    private NodeClients(string folder) => _folder = folder;

    /// <summary>The clients; skips the test, saying why, on a machine without Node.js.</summary>
    public static Task<NodeClients> FindAsync()
    {
        InstalledProgram.Require("node");
        InstalledProgram.Require("npm");
        return Installed.Value;
    }

    /// <summary>Runs the Inspector's command line to its end.</summary>
    public Task<ProgramResult> InspectAsync(params IEnumerable<string> arguments) =>
        RunAsync([Path.Combine(Bin, "mcp-inspector"), "--cli", .. arguments]);

    /// <summary>Runs a program of the folder <c>Clients</c> to its end.</summary>
    public async Task<ProgramResult> RunAsync(string program, params IEnumerable<string> arguments)
    {
        // Beside the packages that it imports.
        string copy = Path.Combine(_folder, $"{Guid.NewGuid():n}-{program}");
        File.Copy(Path.Combine(Source, program), copy);
        try
        {
            return await RunAsync([copy, .. arguments]);
        }
        finally
        {
            File.Delete(copy);
        }
    }

    private string Bin => Path.Combine(_folder, "node_modules", ".bin");

    // By the version of Node.js that the clients ask for; what a distribution has may be older.
    private async Task<ProgramResult> RunAsync(string[] arguments)
    {
        using var process = BoundedProcess.Start(
            Path.Combine(Bin, "node"),
            arguments,
            ("MCP_CATALOG_PATH", Path.Combine(_folder, "catalog.json")),
            ("PATH", $"{Bin}{Path.PathSeparator}{Environment.GetEnvironmentVariable("PATH")}")
        );
        return await process.EndAsync();
    }

    private static async Task<NodeClients> InstallAsync()
    {
        string versions = Path.Combine(Source, "package-lock.json");
        string hash = Convert.ToHexStringLower(SHA256.HashData(await File.ReadAllBytesAsync(versions)))[..16];
        string folder = Path.Combine(Path.GetTempPath(), $"aitrader-clients-{hash}");
        if (!Directory.Exists(folder))
        {
            // Into a folder of its own first: what is there under the final name is whole.
            string fresh = Directory.CreateTempSubdirectory("aitrader-clients-").FullName;
            foreach (string file in (string[])["package.json", "package-lock.json"])
            {
                File.Copy(Path.Combine(Source, file), Path.Combine(fresh, file));
            }

            using var npm = BoundedProcess.Start("npm", ["ci", "--no-audit", "--no-fund", "--prefix", fresh]);
            var installed = await npm.EndAsync();
            Assert.That(installed.ExitCode, Is.Zero, $"The clients cannot be installed: {installed.Error}");
            if (!Directory.Exists(folder))
            {
                Directory.Move(fresh, folder);
            }
        }

        return new NodeClients(folder);
    }
}
