using System.Diagnostics;
using System.Globalization;

namespace AiTrader.Mutating;

/// <summary>This program again, in the folder of the tests, with what they depend on.</summary>
internal sealed class WorkerProcess : IDisposable
{
    private readonly Process _process;

    private WorkerProcess(Process process) => _process = process;

    /// <summary>Starts it.</summary>
    /// <param name="folder">The folder with the changed assembly and the tests.</param>
    /// <param name="mode">What it shall do: its first word.</param>
    /// <param name="more">The last words.</param>
    public static WorkerProcess Start(TestFolder folder, string mode, params IEnumerable<string> more)
    {
        string tests = folder.TestAssembly;
        var start = new ProcessStartInfo(
            "dotnet",
            [
                "exec",
                "--runtimeconfig",
                $"{tests}.runtimeconfig.json",
                "--depsfile",
                $"{tests}.deps.json",
                folder.Program,
                mode,
                $"{tests}.dll",
                folder.ChangedAssembly,
                folder.Coverage,
                .. more,
            ]
        )
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        return new WorkerProcess(Process.Start(start)!);
    }

    /// <summary>Waits for its end.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> WaitAsync()
    {
        await _process.WaitForExitAsync();
        return _process.ExitCode;
    }

    /// <summary>Has it run the tests of a change.</summary>
    /// <param name="mutant">The change.</param>
    /// <param name="seconds">How long the tests may take together, as they took without a change.</param>
    /// <returns>
    /// Its last answer; null if it did not end in time, or ended without an answer. Then it can do nothing more.
    /// </returns>
    public async Task<string?> TryAsync(Mutant mutant, double seconds)
    {
        await _process.StandardInput.WriteLineAsync(
            FormattableString.Invariant($"{mutant.Id} {mutant.Area} {seconds}")
        );
        await _process.StandardInput.FlushAsync();
        // The first answer waits for the tests to be loaded.
        var limit = TimeSpan.FromMinutes(2);
        while (true)
        {
            using var deadline = new CancellationTokenSource(limit);
            try
            {
                string? line = await _process.StandardOutput.ReadLineAsync(deadline.Token);
                if (line is null || !line.StartsWith("limit ", StringComparison.Ordinal))
                {
                    return line;
                }

                limit = TimeSpan.FromSeconds(double.Parse(line[6..], CultureInfo.InvariantCulture));
            }
            catch (OperationCanceledException)
            {
                return null;
            }
        }
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
    }
}
