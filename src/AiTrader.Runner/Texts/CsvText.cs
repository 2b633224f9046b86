namespace AiTrader.Runner.Texts;

/// <summary>
/// A field of CSV (RFC 4180) that a spreadsheet reads as text: a field that begins like a formula gets an apostrophe.
/// Source: OWASP, "CSV Injection".
/// </summary>
internal static class CsvText
{
    /// <summary>Foreign text.</summary>
    public static string Of(string text)
    {
        string visible = VisibleText.Of(text);
        return Quote(IsFormula(text) || IsFormula(visible) ? $"'{visible}" : visible);
    }

    /// <summary>A line of escaped fields.</summary>
    public static string Line(IEnumerable<string> fields) => string.Join(',', fields);

    // A carriage return and what cannot be seen are gone from the visible text, and a formula may stand behind white
    // space.
    private static bool IsFormula(string text) =>
        text.Length > 0
        && (
            text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' or '\n'
            || text.TrimStart() is ['=' or '+' or '-' or '@', ..]
        );

    private static string Quote(string text) =>
        text.AsSpan().IndexOfAny("\",\n\r") >= 0 ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
}
