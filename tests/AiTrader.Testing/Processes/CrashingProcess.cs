using System.Diagnostics;

namespace AiTrader.Testing.Processes;

/// <summary>A real process that trades on a file and says what was acknowledged, line by line.</summary>
public sealed class CrashingProcess : IDisposable
{
    private readonly Process _process;

    private CrashingProcess(Process process) => _process = process;

    /// <summary>Starts a program that is built beside the tests.</summary>
    /// <param name="program">Its assembly, without <c>.dll</c>.</param>
    /// <param name="arguments">What it shall do.</param>
    public static CrashingProcess Start(string program, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(
            "dotnet",
            ["exec", Path.Combine(AppContext.BaseDirectory, $"{program}.dll"), .. arguments]
        )
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        return new CrashingProcess(Process.Start(start)!);
    }

    /// <summary>Reads so many acknowledged acts; fewer where the process ends.</summary>
    public async Task<List<string>> ReadAsync(int count)
    {
        var lines = new List<string>();
        while (lines.Count < count && await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            lines.Add(line);
        }

        return lines;
    }

    /// <summary>Lets a process go on that waits for a line.</summary>
    public Task GoAsync() => _process.StandardInput.WriteLineAsync("go");

    /// <summary>Reads everything until the process has ended well.</summary>
    public async Task<List<string>> ReadToEndAsync()
    {
        var lines = await ReadAsync(int.MaxValue);
        await _process.WaitForExitAsync();
        Assert.That(_process.ExitCode, Is.Zero);
        return lines;
    }

    /// <summary>kill -9.</summary>
    /// <returns>What it had still acknowledged; a line without its end is none.</returns>
    public async Task<List<string>> KillAsync()
    {
        _process.Kill();
        string rest = await _process.StandardOutput.ReadToEndAsync();
        await _process.WaitForExitAsync();
        return [.. rest.Split('\n')[..^1]];
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
    }
}
