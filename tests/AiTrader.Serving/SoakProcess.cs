using System.Diagnostics;

namespace AiTrader.Serving;

/// <summary>A real process that drives a group of traders; it is killed and started again.</summary>
internal sealed class SoakProcess : IDisposable
{
    private readonly string[] _arguments;
    private readonly SoakRecord _record;
    private Process _process;

    private SoakProcess(string[] arguments, SoakRecord record)
    {
        _arguments = arguments;
        _record = record;
        _process = Start();
    }

    /// <summary>Its process; another one each time it is started.</summary>
    public int ProcessId => _process.Id;

    /// <summary>Starts one.</summary>
    /// <param name="record">Hears what it says.</param>
    /// <param name="arguments">What it does.</param>
    public static SoakProcess Start(SoakRecord record, params string[] arguments) => new(arguments, record);

    /// <summary>kill -9, and another start.</summary>
    public async Task KillAndStartAsync()
    {
        await KillAsync();
        _process = Start();
    }

    /// <summary>kill -9; all that it had said is heard.</summary>
    public async Task KillAsync()
    {
        _record.RequireAlive(!_process.HasExited, string.Join(' ', _arguments));
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    /// <inheritdoc/>
    public void Dispose() => _process.Dispose();

    private Process Start()
    {
        string program = Path.Combine(AppContext.BaseDirectory, "AiTrader.Crashing.dll");
        var process = new Process
        {
            StartInfo = new ProcessStartInfo("dotnet", ["exec", program, .. _arguments])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            },
        };
        process.OutputDataReceived += (_, line) => _record.Hear(line.Data);
        process.ErrorDataReceived += (_, line) => _record.HearError(line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }
}
