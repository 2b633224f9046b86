using System.Text.RegularExpressions;

namespace AiTrader.Core.Tests.Documentation;

/// <summary>The phrases that we do not write, and those around them that are right.</summary>
internal sealed partial class PhraseList
{
    private readonly List<(string Phrase, Regex Pattern, Regex? Allowed)> _phrases = [];

    /// <summary>The number of phrases.</summary>
    public int Count => _phrases.Count;

    /// <summary>
    /// Reads the table of a page: phrases, what to write instead, and what is allowed, in code marks.
    /// </summary>
    public static PhraseList Read(string page)
    {
        var list = new PhraseList();
        var rows = File.ReadLines(page)
            .SkipWhile(line => !line.StartsWith("| instead of |", StringComparison.Ordinal))
            .Skip(2)
            .TakeWhile(line => line.StartsWith('|'))
            .Select(line => line.Split('|'));
        foreach (string[] row in rows)
        {
            string[] allowed = [.. PhrasesOf(row[3])];
            list._phrases.AddRange(
                PhrasesOf(row[1])
                    .Select(phrase => (phrase, PatternOf([phrase]), allowed is [] ? null : PatternOf(allowed)))
            );
        }

        return list;
    }

    /// <summary>Says for each phrase in some texts where it is.</summary>
    public IEnumerable<string> FindIn(string file, IEnumerable<string> texts)
    {
        foreach (string text in texts.Select(text => Spaces().Replace(text, " ")))
        {
            foreach (var (phrase, pattern, allowed) in _phrases)
            {
                string rest = allowed?.Replace(text, "") ?? text;
                if (pattern.Match(rest) is { Success: true } match)
                {
                    int start = Math.Max(0, match.Index - 40);
                    int end = Math.Min(rest.Length, match.Index + match.Length + 40);
                    yield return $"{file}: '{phrase}' in '{rest[start..end].Trim()}'";
                }
            }
        }
    }

    private static IEnumerable<string> PhrasesOf(string cell) =>
        Code().Matches(cell).Select(code => code.Groups[1].Value);

    private static Regex PatternOf(IEnumerable<string> phrases) =>
        new(
            $@"(?<!\w)(?:{string.Join('|', phrases.Select(Regex.Escape))})(?!\w)",
            RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
        );

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Code();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
