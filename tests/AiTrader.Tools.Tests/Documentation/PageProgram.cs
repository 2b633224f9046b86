using System.Text.RegularExpressions;

namespace AiTrader.Tools.Tests.Documentation;

/// <summary>The blocks of C# of a page of docs, which are one program in the order of the page.</summary>
internal sealed partial class PageProgram
{
    private readonly string[] _blocks;

    private PageProgram(string[] blocks) => _blocks = blocks;

    /// <summary>The number of blocks.</summary>
    public int Count => _blocks.Length;

    /// <summary>The program as a compilation unit; what pages call <c>key</c> is given.</summary>
    public string Source
    {
        get
        {
            var usings = _blocks.SelectMany(block => Using().Matches(block).Select(match => match.Value)).Distinct();
            var types = _blocks.ToLookup(Type().IsMatch, block => Using().Replace(block, ""));
            return $$"""
                {{string.Concat(usings)}}
                static class Page
                {
                    static async Task RunAsync(string key)
                    {
                        await Task.Yield();
                {{string.Concat(types[false])}}
                    }
                }
                {{string.Concat(types[true])}}
                """;
        }
    }

    /// <summary>Reads the page with a name.</summary>
    public static PageProgram Of(string page)
    {
        string text = File.ReadAllText(Path.Combine(FindRoot(), "docs", page)).ReplaceLineEndings("\n");
        return new PageProgram([.. Block().Matches(text).Select(block => block.Groups["code"].Value)]);
    }

    /// <summary>The same program with another text in place of one of its own.</summary>
    public PageProgram With(string old, string other) =>
        new([.. _blocks.Select(block => block.Replace(old, other, StringComparison.Ordinal))]);

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "AiTrader.sln")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("The tests are outside the repository.");
        }

        return folder.FullName;
    }

    [GeneratedRegex("^```csharp\n(?<code>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex(@"^using [\w.]+;\n", RegexOptions.Multiline)]
    private static partial Regex Using();

    [GeneratedRegex("^(internal|public) ", RegexOptions.Multiline)]
    private static partial Regex Type();
}
