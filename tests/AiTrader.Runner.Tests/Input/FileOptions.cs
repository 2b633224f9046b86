using System.CommandLine;
using AiTrader.Runner.Commands;
using AiTrader.Runner.Output;

namespace AiTrader.Runner.Tests.Input;

/// <summary>Every option of the program that reads a file, found in the commands themselves.</summary>
internal static class FileOptions
{
    private static readonly string[] Placeholders = ["FILE", "PATH", "STORE"];

    // What an option writes is not read.
    private static readonly string[] Written = ["--out", "--to"];

    /// <summary>The options, each with the command that has it, as in <c>ledger show</c>.</summary>
    public static IReadOnlyList<(string Command, Option Option)> All { get; } =
    [.. Of(new AiTraderCommand(Screen.Of(TextWriter.Null, TextWriter.Null)), [])];

    private static IEnumerable<(string, Option)> Of(Command command, IReadOnlyList<string> path) =>
        command
            .Options.Where(option =>
                Placeholders.Any(place => option.HelpName?.Contains(place, StringComparison.Ordinal) == true)
                && !Written.Contains(option.Name)
            )
            .Select(option => (string.Join(' ', path), option))
            .Concat(command.Subcommands.SelectMany(child => Of(child, [.. path, child.Name])));
}
