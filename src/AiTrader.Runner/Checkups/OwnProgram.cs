using System.Diagnostics;

namespace AiTrader.Runner.Checkups;

/// <summary>This program, as another process.</summary>
internal static class OwnProgram
{
    /// <summary>The program to start.</summary>
    public static string File { get; } =
        Environment.ProcessPath ?? throw new InvalidOperationException("The path of this program is not known.");

    /// <summary>Its arguments; the program itself is the first one if dotnet runs it.</summary>
    public static IReadOnlyList<string> Arguments(params IEnumerable<string> arguments) =>
        Path.GetFileNameWithoutExtension(File) == "dotnet"
            ? [typeof(OwnProgram).Assembly.Location, .. arguments]
            : [.. arguments];

    /// <summary>Runs it to its end.</summary>
    /// <param name="lines">What it reads.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="cancellationToken">Kills it.</param>
    public static async Task<(int ExitCode, string Output, string Error)> RunAsync(
        IReadOnlyList<string> lines,
        IReadOnlyList<string> arguments,
        CancellationToken cancellationToken
    )
    {
        using var process = Process.Start(
            new ProcessStartInfo(File, Arguments(arguments))
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        )!;
        await using var kill = cancellationToken.Register(process.Kill);
        await process.StandardInput.WriteAsync(string.Join('\n', [.. lines, ""]));
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        string error = await process.StandardError.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        return (process.ExitCode, await output, error);
    }
}
