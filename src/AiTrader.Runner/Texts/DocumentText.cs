using System.Globalization;
using System.Text;

namespace AiTrader.Runner.Texts;

/// <summary>
/// Text of others in documents: HTML, Markdown and CSV. What cannot be seen gets its name, as <c>U+202E</c> in brackets
/// (messages escape it: <see cref="MessageText"/>). Line breaks, tabs, spaces and letters of all languages stay.
/// </summary>
internal static class DocumentText
{
    private const string MarkdownPunctuation = @"\`*_{}[]<>#|~$!&";

    /// <summary>The text with its line breaks.</summary>
    public static string Of(string text)
    {
        var shown = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (IsKept(rune))
            {
                shown.Append(rune);
            }
            else if (rune.Value != '\r')
            {
                shown.Append(CultureInfo.InvariantCulture, $"[U+{rune.Value:X4}]");
            }
        }

        return shown.ToString();
    }

    /// <summary>
    /// A field of CSV (RFC 4180) that a spreadsheet reads as text: a field that begins like a formula gets an
    /// apostrophe. Source: OWASP, "CSV Injection".
    /// </summary>
    public static string Csv(string text)
    {
        string visible = Of(text);
        return QuoteCsv(IsFormula(text) || IsFormula(visible) ? $"'{visible}" : visible);
    }

    /// <summary>
    /// Foreign text, as code in one line of Markdown, without markup, HTML, links and mentions. A pipe would end the
    /// cell of a table even there, so it is replaced by a broken one.
    /// </summary>
    public static string MarkdownCode(string text)
    {
        string line = OneLine(text).Replace('|', '¦').Trim();
        if (line.Length == 0)
        {
            return "";
        }

        string fence = new('`', LongestRun(line, '`') + 1);
        return line.Contains('`', StringComparison.Ordinal) ? $"{fence} {line} {fence}" : fence + line + fence;
    }

    /// <summary>A sentence of the program in one line of Markdown, which can contain foreign names.</summary>
    public static string Markdown(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (char c in OneLine(text))
        {
            escaped.Append(MarkdownPunctuation.Contains(c, StringComparison.Ordinal) ? $"\\{c}" : c.ToString());
        }

        return escaped.ToString().Trim();
    }

    // A mark belongs to the character before it, and a document may be set with any space.
    private static bool IsKept(Rune rune) =>
        MessageText.IsVisible(rune)
        || rune.Value is '\n' or '\t'
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.SpaceSeparator or UnicodeCategory.NonSpacingMark;

    private static string OneLine(string text) =>
        Of(text).Replace("\n", " ", StringComparison.Ordinal).Replace('\t', ' ');

    // A carriage return and what cannot be seen are gone from the visible text, and a formula may stand behind white
    // space.
    private static bool IsFormula(string text) =>
        text.Length > 0
        && (
            text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' or '\n'
            || text.TrimStart() is ['=' or '+' or '-' or '@', ..]
        );

    private static string QuoteCsv(string text) =>
        text.AsSpan().IndexOfAny("\",\n\r") >= 0 ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;

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
