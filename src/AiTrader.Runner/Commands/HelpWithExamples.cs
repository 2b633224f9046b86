using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using AiTrader.Runner.Input;

namespace AiTrader.Runner.Commands;

/// <summary>The usual help, then examples, and for the program as a whole its exit codes.</summary>
/// <param name="usual">The usual help.</param>
internal sealed class HelpWithExamples(HelpAction usual) : SynchronousCommandLineAction
{
    /// <inheritdoc/>
    public override bool ClearsParseErrors => true;

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        usual.Invoke(parseResult);
        var output = parseResult.InvocationConfiguration.Output;
        var command = parseResult.CommandResult.Command;
        if (command is IExampleSource source)
        {
            output.WriteLine("Examples:");
            foreach (var example in source.Examples)
            {
                output.WriteLine($"  # {example.Meaning}");
                output.WriteLine($"  aitrader {example.Line}");
            }

            output.WriteLine();
        }

        if (command is RootCommand)
        {
            output.WriteLine("Exit codes:");
            foreach (var (code, meaning) in ExitCode.All)
            {
                output.WriteLine($"  {code, -4} {meaning}");
            }

            output.WriteLine();
        }

        return ExitCode.Success;
    }
}
