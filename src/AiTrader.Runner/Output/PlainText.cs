namespace AiTrader.Runner.Output;

/// <summary>Text of other people's files, as a terminal can safely show it.</summary>
internal static class PlainText
{
    /// <summary>
    /// The text with everything but printable ASCII escaped: no control sequence, no line break, no change of
    /// direction.
    /// </summary>
    public static string Of(string text) =>
        string.Concat(text.Select(c => c is >= ' ' and <= '~' ? c.ToString() : $"\\u{(int)c:x4}"));
}
