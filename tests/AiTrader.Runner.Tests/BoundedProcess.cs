using System.Collections.Concurrent;
using System.Diagnostics;

namespace AiTrader.Runner.Tests;

/// <summary>
/// A process that nothing waits for longer than two minutes: then it is killed, and the test fails with what it said.
/// </summary>
internal sealed class BoundedProcess : IDisposable
{
    private static readonly TimeSpan TimeLimit = TimeSpan.FromMinutes(2);

    private readonly ConcurrentQueue<string> _errors = new();
    private readonly TaskCompletionSource _errorsEnd = new();

    private BoundedProcess(Process process)
    {
        Process = process;
        process.ErrorDataReceived += (_, line) =>
        {
            if (line.Data is null)
            {
                _errorsEnd.TrySetResult();
            }
            else
            {
                _errors.Enqueue(line.Data);
            }
        };
        process.BeginErrorReadLine();
    }

    /// <summary>The process.</summary>
    public Process Process { get; }

    /// <summary>What it has said on standard error so far.</summary>
    public string Errors => string.Join('\n', _errors);

    /// <summary>Starts the program <c>aitrader</c>.</summary>
    public static BoundedProcess Aitrader(params IEnumerable<string> arguments) =>
        Start(AitraderProgram.Dotnet, [AitraderProgram.Dll, .. arguments]);

    /// <summary>Starts any program.</summary>
    public static BoundedProcess Start(
        string program,
        IEnumerable<string> arguments,
        params (string Name, string Value)[] variables
    )
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }

        return new BoundedProcess(Process.Start(start)!);
    }

    /// <summary>Waits for a line of standard error that begins so.</summary>
    /// <returns>What follows.</returns>
    public async Task<string> SaysAsync(string beginning)
    {
        using var timeout = new CancellationTokenSource(TimeLimit);
        while (true)
        {
            if (_errors.FirstOrDefault(line => line.StartsWith(beginning, StringComparison.Ordinal)) is { } line)
            {
                return line[beginning.Length..];
            }

            if (Process.HasExited || timeout.IsCancellationRequested)
            {
                throw Failed($"It did not say '{beginning}'.");
            }

            await Task.Delay(10, CancellationToken.None);
        }
    }

    /// <summary>Closes its input and waits for its end.</summary>
    public async Task<ProgramResult> EndAsync()
    {
        Process.StandardInput.Close();
        using var timeout = new CancellationTokenSource(TimeLimit);
        try
        {
            string output = await Process.StandardOutput.ReadToEndAsync(timeout.Token);
            await Process.WaitForExitAsync(timeout.Token);
            await _errorsEnd.Task.WaitAsync(timeout.Token);
            return new ProgramResult(Process.ExitCode, output, Errors);
        }
        catch (OperationCanceledException)
        {
            throw Failed("It did not end.");
        }
    }

    /// <summary>kill -9, with the processes that it has started.</summary>
    public void Kill()
    {
        try
        {
            Process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It has ended by itself.
        }
    }

    public void Dispose()
    {
        Kill();
        Process.Dispose();
    }

    private AssertionException Failed(string reason)
    {
        Kill();
        return new AssertionException($"{reason} On standard error it said: {Errors}");
    }
}
