using System.Text.Json;

namespace AiTrader.Tools;

/// <summary>
/// Reads news from a file with one JSON object a line; <c>title</c> is required. It is read once, when first searched.
/// A line of it:
/// <code>{"published":"2025-10-01T13:05:00Z","title":"NVDA
/// rises","summary":"…","url":"https://…","source":"…","symbols":["NVDA"]}</code>
/// </summary>
/// <param name="path">The file.</param>
public sealed class JsonLinesNewsSource(string path) : INewsSource
{
    /// <summary>The most bytes that a line of news can have: 65,536.</summary>
    internal const int MaximumLength = 1 << 16;

    private readonly Lazy<IReadOnlyList<NewsItem>> _items = ReadOnce(NotNull.Require(path));

    /// <summary>
    /// The news that contains every word of the query in title, summary or symbols; the case of letters does not
    /// matter.
    /// </summary>
    /// <inheritdoc/>
    /// <exception cref="DataFileException">A line is not news. The message has the line and the reason.</exception>
    /// <exception cref="IOException">The file cannot be opened.</exception>
    public ValueTask<IReadOnlyList<NewsItem>> SearchAsync(string query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        cancellationToken.ThrowIfCancellationRequested();
        string[] words = SearchWords.Of(query);
        return ValueTask.FromResult<IReadOnlyList<NewsItem>>([.. _items.Value.Where(item => IsMatch(item, words))]);
    }

    /// <summary>Whether news contains all of the words.</summary>
    internal static bool IsMatch(NewsItem item, string[] words) => words.All(word => Contains(item, word));

    private static Lazy<IReadOnlyList<NewsItem>> ReadOnce(string path) => new(() => ReadAll(path));

    private static bool Contains(NewsItem item, string word) =>
        SearchWords.IsIn(item.Title, word)
        || SearchWords.IsIn(item.Summary, word)
        || item.Symbols.Contains(word, StringComparer.OrdinalIgnoreCase);

    private static List<NewsItem> ReadAll(string path) =>
        [.. JsonLineFile.ReadLines(path, MaximumLength).Select(ReadItem)];

    private static NewsItem ReadItem(JsonLine line)
    {
        try
        {
            return Read(line);
        }
        catch (InvalidOperationException malformed)
        {
            throw line.Refuse("its text is not Unicode; it has half a character", malformed);
        }
    }

    private static NewsItem Read(JsonLine line)
    {
        using var document = line.ParseObject();
        var root = document.RootElement;
        return Text(root, "title") is { } title
            ? new NewsItem(
                Text(root, "published"),
                title,
                Text(root, "summary") ?? "",
                Text(root, "url"),
                Symbols(root)
            )
            {
                Source = Text(root, "source"),
            }
            : throw line.Refuse("the line is not a JSON object with a 'title'");
    }

    private static string? Text(JsonElement root, string name) =>
        root.TryGetProperty(name, out var field) && field.ValueKind == JsonValueKind.String ? field.GetString() : null;

    private static IReadOnlyList<string> Symbols(JsonElement root) =>
        root.TryGetProperty("symbols", out var field) && field.ValueKind == JsonValueKind.Array
            ?
            [
                .. field
                    .EnumerateArray()
                    .Where(symbol => symbol.ValueKind == JsonValueKind.String)
                    .Select(symbol => symbol.GetString()!),
            ]
            : [];
}
