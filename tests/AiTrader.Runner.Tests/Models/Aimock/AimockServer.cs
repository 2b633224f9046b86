using System.Diagnostics;
using System.Text.Json;

namespace AiTrader.Runner.Tests.Models.Aimock;

/// <summary>
/// CopilotKit's aimock: a mock server of many providers that was not written here, as a child process on loopback. Its
/// version is that of <c>package.json</c>; it is installed once, outside of the repository.
/// </summary>
internal sealed class AimockServer : IAsyncDisposable
{
    private const string Said = "listening on ";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private static readonly Lazy<Task<string>> Installed = new(InstallAsync);

    private readonly Process _process;

    private readonly Task<string> _rest;

    private AimockServer(Process process, Uri address)
    {
        (_process, Address) = (process, address);

        // What it says of each request is read, so that it never waits for a reader.
        _rest = process.StandardOutput.ReadToEndAsync();
    }

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    private static string Own { get; } = Path.Combine(AppContext.BaseDirectory, "Models", "Aimock");

    /// <summary>Starts it with <c>conversation.json</c>; skips the test where it cannot be had.</summary>
    public static async Task<AimockServer> StartAsync()
    {
        string folder = await Installed.Value;
        var process = Process.Start(
            new ProcessStartInfo(
                "node",
                [
                    Path.Combine(folder, "node_modules", "@copilotkit", "aimock", "dist", "cli.js"),
                    "--port",
                    "0",
                    "--strict",
                    "--validate-on-load",
                    "--fixtures",
                    Path.Combine(Own, "conversation.json"),
                ]
            )
            {
                RedirectStandardOutput = true,
            }
        )!;
        try
        {
            return new AimockServer(process, await ReadAddressAsync(process));
        }
        catch
        {
            process.Kill();
            process.Dispose();
            throw;
        }
    }

    private static async Task<Uri> ReadAddressAsync(Process process)
    {
        using var late = new CancellationTokenSource(Patience);
        while (await process.StandardOutput.ReadLineAsync(late.Token) is { } line)
        {
            if (line.Split(Said, 2) is [_, var address])
            {
                return new Uri(address.Trim());
            }
        }

        throw new AssertionException("aimock ended instead of listening.");
    }

    /// <summary>The bodies of the requests that came to a path, in order.</summary>
    public async Task<IReadOnlyList<JsonElement>> ReadRequestsAsync(string path)
    {
        using var http = new HttpClient();
        var journal = JsonElement.Parse(await http.GetByteArrayAsync(new Uri(Address, "/__aimock/journal")));
        return
        [
            .. journal
                .EnumerateArray()
                .Where(entry => entry.GetProperty("path").GetString()!.Split('?')[0] == path)
                .Select(entry => entry.GetProperty("body")),
        ];
    }

    /// <summary>Ends it.</summary>
    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        await _rest;
        _process.Dispose();
    }

    private static async Task<string> InstallAsync()
    {
        string lockFile = await File.ReadAllTextAsync(Path.Combine(Own, "package-lock.json"));
        var package = JsonElement
            .Parse(lockFile)
            .GetProperty("packages")
            .GetProperty("node_modules/@copilotkit/aimock");
        string folder = Path.Combine(
            Path.GetTempPath(),
            $"aitrader-aimock-{package.GetProperty("version").GetString()}"
        );
        if (Directory.Exists(folder))
        {
            return folder;
        }

        // Into a folder of its own first: what is there under the final name is whole.
        string fresh = Directory.CreateTempSubdirectory("aitrader-aimock-").FullName;
        foreach (string file in (string[])["package.json", "package-lock.json"])
        {
            File.Copy(Path.Combine(Own, file), Path.Combine(fresh, file));
        }

        using var npm = BoundedProcess.Start(
            "npm",
            ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefix", fresh]
        );
        var installed = await npm.EndAsync();
        Assume.That(installed.ExitCode, Is.Zero, $"aimock cannot be installed: {installed.Error}");
        if (!Directory.Exists(folder))
        {
            Directory.Move(fresh, folder);
        }

        return folder;
    }
}
