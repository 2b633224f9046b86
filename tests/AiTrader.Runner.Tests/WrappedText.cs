namespace AiTrader.Runner.Tests;

/// <summary>Text whose lines are longer than those of a source file may be.</summary>
internal static class WrappedText
{
    /// <summary>The text in which each line that ends in a backslash goes on with the next one.</summary>
    public static string Unwrap(this string text) => text.Replace("\\\n", "", StringComparison.Ordinal);
}
