using System.CommandLine;
using System.CommandLine.Invocation;
using AiTrader.Runner.Input;
using AiTrader.Runner.Output;

namespace AiTrader.Runner.Commands;

/// <summary>From arguments to an exit code.</summary>
internal static class CommandLine
{
    // How long Ctrl-C waits for the sessions under way to come to their next act.
    private static readonly TimeSpan TerminationTimeout = TimeSpan.FromSeconds(10);

    /// <summary>
    /// Runs the command that the arguments name; every problem of the arguments is one line on standard error.
    /// </summary>
    public static Task<int> RunAsync(string[] args) => RunAsync(args, Screen.OfConsole());

    /// <summary>The same on a screen of the caller's.</summary>
    public static async Task<int> RunAsync(string[] args, Screen screen)
    {
        var root = new AiTraderCommand(screen);

        // Without a replacer an argument as '@file' is itself, and never read from a file.
        var parsed = root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parsed.Action is ParseErrorAction)
        {
            foreach (string problem in parsed.Errors.Select(error => error.Message).Distinct())
            {
                screen.Complain(problem);
            }

            return ExitCode.BadInput;
        }

        try
        {
            var invocation = new InvocationConfiguration
            {
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = TerminationTimeout,
                Output = screen.Results,
                Error = screen.Notes.Profile.Out.Writer,
            };
            return await parsed.InvokeAsync(invocation);
        }
#pragma warning disable CA1031 // The end of the program: whatever went wrong becomes one line and an exit code.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            return Failure.Report(failure, screen, root.IsVerbose(parsed));
        }
    }
}
