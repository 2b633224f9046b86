using System.Diagnostics;

namespace AiTrader.Runner.Tests;

/// <summary>The real program, as a process of its own, working in a folder.</summary>
/// <param name="folder">The folder it works in.</param>
internal sealed class AitraderProgram(string folder)
{
    /// <summary>The program that runs the program: that of the runtime which runs the tests.</summary>
    public static string Dotnet { get; } =
        Path.Combine(
            Path.GetDirectoryName(typeof(object).Assembly.Location)!,
            "..",
            "..",
            "..",
            OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet"
        );

    /// <summary>The program.</summary>
    public static string Dll { get; } = Path.Combine(AppContext.BaseDirectory, "aitrader.dll");

    /// <summary>Runs it to its end.</summary>
    public async Task<ProgramResult> RunAsync(params string[] arguments)
    {
        using var process = Start(arguments);
        return await EndAsync(process);
    }

    /// <summary>Runs it to its end, which must be a success.</summary>
    public async Task<ProgramResult> SucceedAsync(params string[] arguments)
    {
        var result = await RunAsync(arguments);
        Assert.That(result.ExitCode, Is.Zero, result.Error);
        return result;
    }

    /// <summary>Starts it.</summary>
    public Process Start(params string[] arguments) => Start(Dotnet, [Dll, .. arguments]);

    /// <summary>Starts any program in the folder.</summary>
    public Process Start(string program, IEnumerable<string> arguments) => Start(program, arguments, []);

    /// <summary>Starts any program in the folder, with environment variables.</summary>
    public Process Start(
        string program,
        IEnumerable<string> arguments,
        IEnumerable<(string Name, string Value)> variables
    )
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Remove("NO_COLOR");
        start.Environment["TERM"] = "xterm-256color";
        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }

    /// <summary>
    /// Waits for its end, two minutes at most: a program that hangs is a test that fails, with what it said.
    /// </summary>
    public static async Task<ProgramResult> EndAsync(Process process)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            Assert.Fail($"The program hangs. It said: {await error}");
        }

        return new ProgramResult(process.ExitCode, await output, await error);
    }
}
