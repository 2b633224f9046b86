using System.CommandLine;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using AiTrader.Runner.Input;
using AiTrader.Runner.Output;
using AiTrader.Runner.Stores;

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
                screen.Complain(parsed.UnmatchedTokens.Aggregate(problem, Mask) + SuggestionFor(parsed, problem));
            }

            return ExitCode.BadInput;
        }

        foreach (string file in SecretFilesOf(parsed))
        {
            if (SecretFile.FindWarning(file) is { } warning)
            {
                screen.Complain(warning);
            }
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

    private static IEnumerable<string> SecretFilesOf(ParseResult parsed) =>
        parsed
            .CommandResult.Children.OfType<OptionResult>()
            .Where(result => result.Option is ISecretFileOption)
            .SelectMany(result => result.Tokens)
            .Select(token => token.Value);

    private static string SuggestionFor(ParseResult parsed, string problem) =>
        parsed.UnmatchedTokens.FirstOrDefault(token => problem.Contains($"'{token}'", StringComparison.Ordinal))
            is { } token
            ? Suggestion.For(parsed.CommandResult.Command, token)
            : "";

    // A store that is in the wrong place among the arguments is shown without its password too.
    private static string Mask(string problem, string token) =>
        token.Length == 0 ? problem : problem.Replace(token, MaskedStore.Of(token), StringComparison.Ordinal);
}
