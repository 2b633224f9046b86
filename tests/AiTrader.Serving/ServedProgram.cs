using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using AiTrader.Testing.Processes;

namespace AiTrader.Serving;

/// <summary>A real <c>aitrader serve</c> on a port of loopback. Disposing ends it.</summary>
public sealed class ServedProgram : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly ConcurrentQueue<string> _said = new();
    private readonly TaskCompletionSource _listening = new();

    private ServedProgram(Process process, Uri address) => (_process, Address) = (process, address);

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    /// <summary>Its process.</summary>
    public int ProcessId => _process.Id;

    /// <summary>What it said on standard error.</summary>
    public IReadOnlyCollection<string> Said => _said;

    /// <summary>Starts it, and waits until it listens.</summary>
    /// <param name="arguments">Its arguments but for the address.</param>
    public static async Task<ServedProgram> StartAsync(params IEnumerable<string> arguments)
    {
        int port = FreePort.Find();
        string dll = Path.Combine(AppContext.BaseDirectory, "aitrader.dll");
        var start = new ProcessStartInfo(
            "dotnet",
            ["exec", dll, "serve", "--http", port.ToString(CultureInfo.InvariantCulture), .. arguments]
        )
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var program = new ServedProgram(
            new Process { StartInfo = start },
            new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}/"))
        );
        program._process.OutputDataReceived += (_, _) => { };
        program._process.ErrorDataReceived += (_, line) => program.Hear(line.Data);
        program._process.Start();
        program._process.BeginOutputReadLine();
        program._process.BeginErrorReadLine();
        await program._listening.Task.WaitAsync(Patience);
        return program;
    }

    /// <summary>Runs <c>aitrader</c> to its end.</summary>
    public static async Task RunAsync(params IEnumerable<string> arguments)
    {
        string dll = Path.Combine(AppContext.BaseDirectory, "aitrader.dll");
        var start = new ProcessStartInfo("dotnet", ["exec", dll, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        string error = await process.StandardError.ReadToEndAsync();
        await output;
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"aitrader ends with {process.ExitCode}: {error}");
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            using var kill = Process.Start("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)]);
            await kill.WaitForExitAsync();
            await _process.WaitForExitAsync().WaitAsync(Patience);
        }

        _process.Dispose();
    }

    private void Hear(string? line)
    {
        if (line is null)
        {
            _listening.TrySetException(new InvalidOperationException(string.Join('\n', _said)));
            return;
        }

        _said.Enqueue(line);
        if (line.StartsWith("Listening on", StringComparison.Ordinal))
        {
            _listening.TrySetResult();
        }
    }
}
