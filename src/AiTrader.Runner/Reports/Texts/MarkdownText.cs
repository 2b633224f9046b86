using System.Text;

namespace AiTrader.Runner.Reports.Texts;

/// <summary>Text in a cell or a line of Markdown that stays text: no markup, no HTML, no link, no mention, no cell of its own.</summary>
internal static class MarkdownText
{
    // Every character that GitHub's Markdown gives a meaning to; a backslash before ASCII punctuation makes it plain (CommonMark 2.4).
    private const string Punctuation = @"\`*_{}[]()<>#+-.!|~$&:'""=^";

    /// <summary>The text in one line, escaped.</summary>
    public static string Of(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (char c in VisibleText.OneLine(text))
        {
            // A mention or a bare link is made of plain text too; as a character reference neither is.
            escaped.Append(c switch
            {
                '@' => "&#64;",
                '/' => "&#47;",
                _ when Punctuation.Contains(c, StringComparison.Ordinal) => $"\\{c}",
                _ => c.ToString(),
            });
        }

        return escaped.ToString().Trim();
    }

    /// <summary>A name or a number of ours, which has nothing to escape but underscores and pipes.</summary>
    public static string OfName(string name) => name.Replace("_", "\\_", StringComparison.Ordinal).Replace("|", "\\|", StringComparison.Ordinal);
}
