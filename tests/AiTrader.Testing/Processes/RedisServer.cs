using System.Diagnostics;
using System.Globalization;
using StackExchange.Redis;

namespace AiTrader.Testing.Processes;

/// <summary>
/// A real <c>redis-server</c> of one test's own, on a free port of loopback, that can be stopped, paused, killed and
/// started again.
/// Disposing ends it, and it alone.
/// </summary>
public sealed class RedisServer : IDisposable
{
    private const string Program = "redis-server";
    private const int MaximumAttempts = 5;

    private readonly TemporaryFolder _folder = new();
    private readonly string[] _settings;
    private Process? _process;

    private RedisServer(int port, string[] settings)
    {
        Port = port;
        _settings = settings;
    }

    /// <summary>Where it listens, on 127.0.0.1.</summary>
    public int Port { get; }

    /// <summary>Its address: <c>127.0.0.1:PORT</c>.</summary>
    public string Address => string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{Port}");

    /// <summary>Its process; another one each time it is started.</summary>
    public int ProcessId => Running.Id;

    private Process Running =>
        _process ?? throw new InvalidOperationException("The server is not running; start it again.");

    /// <summary>Whether a redis-server is installed.</summary>
    public static bool IsInstalled =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator)
            .Any(folder => File.Exists(Path.Combine(folder, Program)));

    /// <summary>Sets the test aside, saying why, where no redis-server is installed.</summary>
    public static void RequireInstalled()
    {
        if (!IsInstalled)
        {
            Assert.Ignore($"{Program} is not installed (apt-get install {Program}).");
        }
    }

    /// <summary>
    /// Starts a server that forgets everything when it ends; sets the test aside where none is installed.
    /// </summary>
    /// <param name="settings">More of its command line, such as <c>--requirepass</c> and a password.</param>
    public static Task<RedisServer> StartAsync(params string[] settings) =>
        StartAnywhereAsync(["--appendonly", "no", .. settings]);

    /// <summary>
    /// Starts a server that has on disk what it acknowledges, and has it still when it is started again.
    /// </summary>
    /// <param name="settings">More of its command line, such as <c>--requirepass</c> and a password.</param>
    public static Task<RedisServer> StartDurableAsync(params string[] settings) =>
        StartAnywhereAsync(["--appendonly", "yes", "--appendfsync", "always", .. settings]);

    /// <summary>Removes all that it holds.</summary>
    public async Task ClearAsync()
    {
        await using var client = await ConnectionMultiplexer.ConnectAsync($"{Address},allowAdmin=true");
        await client.GetServer(Address).FlushAllDatabasesAsync();
    }

    /// <summary>Starts it on the same port once more, after it was stopped or killed.</summary>
    public async Task StartAgainAsync()
    {
        if (await TryStartAsync() is { } reason)
        {
            throw new InvalidOperationException($"{Program} does not start again: {reason}");
        }
    }

    /// <summary>Asks it to end, as an administrator does, and waits until it has.</summary>
    public Task StopAsync() => EndAsync("TERM");

    /// <summary>kill -9.</summary>
    public Task KillAsync() => EndAsync("KILL");

    /// <summary>Lets it stand still: connections stay open, nothing is answered.</summary>
    public void Pause() => Signal("STOP");

    /// <summary>Lets it go on after <see cref="Pause"/>.</summary>
    public void Resume() => Signal("CONT");

    /// <summary>Kills it and removes its files.</summary>
    public void Dispose()
    {
        if (_process is { } process)
        {
            process.Kill();
            process.WaitForExit();
            process.Dispose();
            _process = null;
        }

        _folder.Dispose();
    }

    // Somebody else may take the port between its choice and the start.
    private static async Task<RedisServer> StartAnywhereAsync(string[] settings)
    {
        RequireInstalled();
        for (int attempt = 1; ; attempt++)
        {
            var server = new RedisServer(FreePort.Find(), settings);
            if (await server.TryStartAsync() is not { } reason)
            {
                return server;
            }

            server.Dispose();
            if (attempt == MaximumAttempts)
            {
                throw new InvalidOperationException($"{Program} does not start: {reason}");
            }
        }
    }

    // What it said, where it ended instead of listening; null where it listens.
    private async Task<string?> TryStartAsync()
    {
        string port = Port.ToString(CultureInfo.InvariantCulture);
        string[] arguments = ["--port", port, "--bind", "127.0.0.1", "--save", "", "--dir", _folder.Path, .. _settings];
        var process = Process.Start(new ProcessStartInfo(Program, arguments) { RedirectStandardOutput = true })!;
        var said = new List<string>();
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.Contains("Ready to accept connections", StringComparison.Ordinal))
            {
                // Read on: a full pipe would stop it.
                _ = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
                _process = process;
                return null;
            }

            said.Add(line);
        }

        process.Dispose();
        return string.Join('\n', said.TakeLast(5));
    }

    private async Task EndAsync(string signal)
    {
        Signal(signal);
        await Running.WaitForExitAsync();
        Running.Dispose();
        _process = null;
    }

    private void Signal(string signal)
    {
        string process = ProcessId.ToString(CultureInfo.InvariantCulture);
        using var kill = Process.Start("kill", [$"-{signal}", process]);
        kill.WaitForExit();
        Assert.That(kill.ExitCode, Is.Zero);
    }
}
