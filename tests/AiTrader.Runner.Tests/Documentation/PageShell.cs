namespace AiTrader.Runner.Tests.Documentation;

/// <summary>
/// Runs the commands of a page as their reader does: in one shell, in order, until the first that fails.
/// </summary>
/// <param name="program">The program that the commands call <c>aitrader</c>.</param>
/// <param name="folder">Where they run.</param>
internal sealed class PageShell(AitraderProgram program, string folder)
{
    /// <summary>Runs them.</summary>
    /// <returns>The exit code of the first that fails, or 0; and what all of them wrote.</returns>
    public async Task<(int ExitCode, string Output)> RunAsync(IEnumerable<string> commands)
    {
        // A program of its own, not a function of the shell: a page may end it by its number.
        await File.WriteAllTextAsync(
            Path.Combine(folder, "aitrader"),
            $"#!/bin/sh\nexec '{AitraderProgram.Dotnet}' '{AitraderProgram.Dll}' \"$@\"\n"
        );
        await File.WriteAllTextAsync(
            Path.Combine(folder, "page.sh"),
            $"""
            set -ex
            trap 'kill -KILL $(jobs -p) 2> /dev/null || true' EXIT
            PATH="$PWD:$PATH"
            chmod +x aitrader
            {string.Join('\n', commands)}
            """
        );
        using var shell = program.Start("bash", ["page.sh"]);
        shell.StandardInput.Close();
        var (output, error) = (shell.StandardOutput.ReadToEndAsync(), shell.StandardError.ReadToEndAsync());
        await shell.WaitForExitAsync();
        return (shell.ExitCode, $"{await output}{await error}");
    }
}
