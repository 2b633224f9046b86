using System.Text.RegularExpressions;

namespace AiTrader.Runner.Tests.Documentation;

/// <summary>A page of the documentation, whose blocks of code are run or compared.</summary>
internal sealed partial class DocumentPage
{
    private DocumentPage(string path) => Path = path;

    /// <summary>The root of the repository.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>README.md.</summary>
    public static DocumentPage Readme { get; } = new(System.IO.Path.Combine(Root, "README.md"));

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>The text of the page.</summary>
    public string Text => File.ReadAllText(Path).ReplaceLineEndings("\n");

    /// <summary>A page of docs by its name.</summary>
    public static DocumentPage Of(string name) => new(System.IO.Path.Combine(Root, "docs", name));

    /// <summary>The contents of the fenced blocks in a language, in order.</summary>
    public IReadOnlyList<string> Blocks(string language) => BlocksOf(Text, language);

    /// <summary>The contents of the fenced blocks of a part of a page.</summary>
    public static IReadOnlyList<string> BlocksOf(string part, string language) =>
        [
            .. Block()
                .Matches(part)
                .Where(block => block.Groups["language"].Value == language)
                .Select(block => block.Groups["code"].Value),
        ];

    /// <summary>
    /// The indented lines outside of fenced blocks, from one heading to the next one that is named: the commands that a
    /// reader types, in order. Lines that end with a backslash belong together.
    /// </summary>
    /// <param name="from">The line before the first command; null for the start of the page.</param>
    /// <param name="to">The line after the last command; null for the end of the page.</param>
    public IReadOnlyList<string> Commands(string? from = null, string? to = null)
    {
        string text = Block().Replace($"{Text}\n", "");
        string part = from is null ? text : text.Split($"\n{from}\n")[1];
        return
        [
            .. (to is null ? part : part.Split($"\n{to}\n")[0])
                .Replace("\\\n", " ", StringComparison.Ordinal)
                .Split('\n')
                .Where(line => line.StartsWith("    ", StringComparison.Ordinal))
                .Select(line => line.Trim()),
        ];
    }

    /// <summary>The cells of each row of the tables of the page, without their backticks.</summary>
    public IEnumerable<string[]> Rows() =>
        Text.Split('\n')
            .Where(line => line.StartsWith("| ", StringComparison.Ordinal))
            .Select(line => line.Trim('|', ' ').Split(" | ").Select(cell => cell.Trim('`', ' ')).ToArray());

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(System.IO.Path.Combine(folder.FullName, "AiTrader.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests are outside the repository.");
        }

        return folder.FullName;
    }

    [GeneratedRegex("^```(?<language>[a-z]+)\n(?<code>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();
}
