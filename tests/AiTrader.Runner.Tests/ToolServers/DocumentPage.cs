using System.Text.RegularExpressions;

namespace AiTrader.Runner.Tests.ToolServers;

/// <summary>A page of the documentation, whose blocks of code are run or compared.</summary>
internal sealed partial class DocumentPage
{
    private DocumentPage(string path) => Path = path;

    /// <summary>The root of the repository.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>The text of the page.</summary>
    public string Text => File.ReadAllText(Path).ReplaceLineEndings("\n");

    /// <summary>A page by its name.</summary>
    public static DocumentPage Of(string name) => new(System.IO.Path.Combine(Root, "docs", name));

    /// <summary>The contents of the fenced blocks in a language, in order.</summary>
    public IReadOnlyList<string> Blocks(string language) =>
        [
            .. Block()
                .Matches(Text)
                .Where(block => block.Groups["language"].Value == language)
                .Select(block => block.Groups["code"].Value),
        ];

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
