using System.Diagnostics;
using AiTrader.Runner.Commands;
using AiTrader.Runner.Output;

namespace AiTrader.Runner.Tests;

/// <summary>The program, working in a folder: in this process, or as a process of its own.</summary>
/// <param name="folder">The folder it works in.</param>
internal sealed class AitraderProgram(string folder)
{
    private readonly List<Process> _started = [];

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

    /// <summary>
    /// Runs it to its end in this process. It does not see the environment, standard input and the default store of the
    /// folder, and its log is not captured: what needs them is a process.
    /// </summary>
    public async Task<ProgramResult> RunAsync(params string[] arguments)
    {
        bool usesDefaultStore =
            arguments is ["run", ..] && !arguments.Any(argument => argument is "--store" or "--store-file" or "--help");
        Assert.That(usesDefaultStore, Is.False, "The default store is in the working folder: run it as a process.");
        using var output = new StringWriter();
        using var error = new StringWriter();
        var screen = Screen.Of(TextWriter.Synchronized(output), TextWriter.Synchronized(error));
        var paths = new FolderPaths(folder);
        int exitCode = await CommandLine.RunAsync(paths.Enter(arguments), screen);
        return new ProgramResult(exitCode, paths.Leave($"{output}"), paths.Leave($"{error}"));
    }

    /// <summary>Runs it to its end in this process, which must be a success.</summary>
    public async Task<ProgramResult> SucceedAsync(params string[] arguments) => Successful(await RunAsync(arguments));

    /// <summary>Runs it to its end as a process.</summary>
    public async Task<ProgramResult> RunProcessAsync(params string[] arguments)
    {
        using var process = Start(arguments);
        return await EndAsync(process);
    }

    /// <summary>Runs it to its end as a process, which must be a success.</summary>
    public async Task<ProgramResult> SucceedAsProcessAsync(params string[] arguments) =>
        Successful(await RunProcessAsync(arguments));

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

        var process = Process.Start(start)!;
        // An object of its own: the test disposes of the other one.
        _started.Add(Process.GetProcessById(process.Id));
        return process;
    }

    /// <summary>Ends every process that a test has started and left: a server does not end by itself.</summary>
    public void EndAll()
    {
        foreach (var process in _started)
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }

            process.Dispose();
        }

        _started.Clear();
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

    private static ProgramResult Successful(ProgramResult result)
    {
        Assert.That(result.ExitCode, Is.Zero, result.Error);
        return result;
    }
}
