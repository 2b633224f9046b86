using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace AiTrader.Runner.Tests.Cluster;

/// <summary>A real <c>aitrader serve --cluster</c>, which can be killed, paused, stopped and started again.</summary>
/// <param name="command">The program and its arguments.</param>
internal sealed class SiloProcess(IReadOnlyList<string> command) : IDisposable
{
    private const string Listening = "Listening on ";

    private readonly ConcurrentQueue<string> _said = new();

    // Clients ask whether it runs while it is started again, so that an ended process is only disposed at the end.
    private readonly List<Process> _earlier = [];
    private TaskCompletionSource<Uri> _listening = new();
    private Process? _process;

    /// <summary>Its address, once it listens.</summary>
    public Task<Uri> Address => _listening.Task;

    /// <summary>Its process, which is another one each time it is started.</summary>
    public int ProcessId => Running.Id;

    /// <summary>Whether it was started and has not ended.</summary>
    public bool IsRunning => _process is { HasExited: false };

    /// <summary>Whether it listens.</summary>
    public bool IsUp => IsRunning && Address.IsCompletedSuccessfully;

    /// <summary>Everything that it said, in all of its processes.</summary>
    public string Said => string.Join('\n', _said);

    private Process Running => _process ?? throw new InvalidOperationException("The silo was never started.");

    /// <summary>Starts it.</summary>
    public void Start()
    {
        if (_process is { } earlier)
        {
            _earlier.Add(earlier);
        }

        var listening = _listening = new TaskCompletionSource<Uri>();
        var start = new ProcessStartInfo(command[0], command.Skip(1))
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, line) => Hear(line.Data, listening);
        _process.ErrorDataReceived += (_, line) => Hear(line.Data, listening);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>Starts it, and waits until it listens.</summary>
    public async Task<Uri> StartAsync()
    {
        Start();
        return await Address.WaitAsync(TimeSpan.FromMinutes(1));
    }

    /// <summary>Sends a signal: KILL, STOP, CONT or TERM.</summary>
    public void Signal(string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", ProcessId.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    /// <summary>Waits for its end.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> EndAsync()
    {
        await Running.WaitForExitAsync();
        return Running.ExitCode;
    }

    public void Dispose()
    {
        if (IsRunning)
        {
            Running.Kill();
            Running.WaitForExit();
        }

        _process?.Dispose();
        _earlier.ForEach(process => process.Dispose());
    }

    private void Hear(string? line, TaskCompletionSource<Uri> listening)
    {
        if (line is null)
        {
            return;
        }

        _said.Enqueue(string.Create(CultureInfo.InvariantCulture, $"{DateTime.Now:HH:mm:ss.fff} {line}"));
        if (line.StartsWith(Listening, StringComparison.Ordinal))
        {
            listening.TrySetResult(new Uri(line[Listening.Length..]));
        }
    }
}
