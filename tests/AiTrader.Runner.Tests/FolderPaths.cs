namespace AiTrader.Runner.Tests;

/// <summary>
/// A working folder for a program that runs in this process, whose own working folder all tests share: files are named
/// to the program with the folder before them, and what it says is read without it.
/// </summary>
/// <param name="folder">The folder.</param>
internal sealed class FolderPaths(string folder)
{
    private const string Sqlite = "sqlite:";

    private static readonly HashSet<string> FileOptions =
    [
        "--actions",
        "--bearer-key-file",
        "--news",
        "--orders",
        "--out",
        "--prices",
        "--records",
        "--seal-key-file",
        "--store-file",
    ];

    /// <summary>The arguments, with the folder before the files that they name.</summary>
    public string[] Enter(IReadOnlyList<string> arguments)
    {
        string option = "";
        var entered = new List<string>();
        foreach (string argument in arguments)
        {
            option = argument.StartsWith("--", StringComparison.Ordinal) ? argument : option;
            entered.Add(option == argument ? argument : ValueOf(arguments[0], option, argument));
        }

        return [.. entered];
    }

    /// <summary>What the program has said, without the folder.</summary>
    public string Leave(string said) =>
        said.Replace($"{folder}{Path.DirectorySeparatorChar}", "", StringComparison.Ordinal);

    private string ValueOf(string command, string option, string value) =>
        option switch
        {
            "--store" when value.StartsWith(Sqlite, StringComparison.Ordinal) => Sqlite
                + Path.Combine(folder, value[Sqlite.Length..]),
            "--traders" when value.EndsWith(".json", StringComparison.Ordinal) => Path.Combine(folder, value),
            "" when command == "reproduce" && value != command => Path.Combine(folder, value),
            "--to" when command == "ledger" => Path.Combine(folder, value),
            "--from" when command == "import" => Path.Combine(folder, value),
            _ when FileOptions.Contains(option) && value.Length > 0 => Path.Combine(folder, value),
            _ => value,
        };
}
