namespace AiTrader.Tools;

/// <summary>The words of a search: all of them must be found, in any case of letters.</summary>
internal static class SearchWords
{
    private static readonly char[] Separators = [' ', ',', '\t', '\n'];

    /// <summary>The words of a query; none for one that matches all.</summary>
    public static string[] Of(string query) => query.Split(Separators, StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Whether text contains a word.</summary>
    public static bool IsIn(string text, string word) => text.Contains(word, StringComparison.OrdinalIgnoreCase);
}
