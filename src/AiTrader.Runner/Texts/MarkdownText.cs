using System.Text;

namespace AiTrader.Runner.Texts;

/// <summary>Text in a cell or a line of Markdown that stays text.</summary>
internal static class MarkdownText
{
    private const string Punctuation = @"\`*_{}[]<>#|~$!&";

    /// <summary>
    /// Foreign text, as code in one line, without markup, HTML, links and mentions. A pipe would end the cell of a
    /// table even there, so it is replaced by a broken one.
    /// </summary>
    public static string Code(string text)
    {
        string line = VisibleText.OneLine(text).Replace('|', '¦').Trim();
        string fence = new('`', LongestRun(line, '`') + 1);
        return line.Length == 0 ? ""
            : line.Contains('`', StringComparison.Ordinal) ? $"{fence} {line} {fence}"
            : fence + line + fence;
    }

    /// <summary>A sentence of the program, which can contain foreign names.</summary>
    public static string Of(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (char c in VisibleText.OneLine(text))
        {
            escaped.Append(Punctuation.Contains(c, StringComparison.Ordinal) ? $"\\{c}" : c.ToString());
        }

        return escaped.ToString().Trim();
    }

    private static int LongestRun(string text, char of)
    {
        int longest = 0;
        int run = 0;
        foreach (char c in text)
        {
            run = c == of ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        return longest;
    }
}
