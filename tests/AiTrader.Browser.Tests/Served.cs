using System.Diagnostics;
using System.Text;
using AiTrader.Testing;

namespace AiTrader.Browser.Tests;

/// <summary>The real program, serving in a folder; it ends with the test.</summary>
internal sealed class Served : IAsyncDisposable
{
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "aitrader.dll");

    private readonly Process _process;
    private readonly TemporaryFolder _folder;
    private readonly string _store;

    private Served(Process process, TemporaryFolder folder, string store) =>
        (_process, _folder, _store) = (process, folder, store);

    /// <summary>Where it serves.</summary>
    public string Address { get; private set; } = "";

    /// <summary>The key of its admin.</summary>
    public string AdminKey { get; private set; } = "";

    /// <summary>Starts it.</summary>
    /// <param name="folder">Where it works.</param>
    /// <param name="store">The file of its store.</param>
    /// <param name="arguments">What else it is started with.</param>
    public static async Task<Served> StartAsync(TemporaryFolder folder, string store, params string[] arguments)
    {
        string[] all = ["serve", "--http", "127.0.0.1:0", "--store", $"sqlite:{store}", .. arguments];
        var served = new Served(Start(folder, all), folder, store);
        var (key, address) = (served._process.StandardOutput, served._process.StandardError);
        served.AdminKey = Last(await key.ReadLineAsync());
        for (string? line = ""; !served.Address.StartsWith("http", StringComparison.Ordinal); )
        {
            line = await address.ReadLineAsync() ?? throw new InvalidOperationException("The program has ended.");
            served.Address = line.StartsWith("Listening", StringComparison.Ordinal) ? Last(line) : "";
        }

        _ = address.ReadToEndAsync();
        return served;
    }

    /// <summary>Adds a user, beside the service.</summary>
    /// <returns>Its key.</returns>
    public async Task<string> AddUserAsync(string name, string role)
    {
        using var process = Start(
            _folder,
            ["user", "add", "--name", name, "--role", role, "--store", $"sqlite:{_store}"]
        );
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.That(process.ExitCode, Is.Zero, output);
        return output.Split([' ', '\n', '\r']).Single(word => word.StartsWith("ait_", StringComparison.Ordinal));
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static string Last(string? line) => line?.Split(' ')[^1] ?? "";

    private static Process Start(TemporaryFolder folder, IEnumerable<string> arguments) =>
        Process.Start(
            new ProcessStartInfo("dotnet", [Program, .. arguments])
            {
                WorkingDirectory = folder.Path,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                StandardOutputEncoding = Encoding.UTF8,
            }
        )!;
}
