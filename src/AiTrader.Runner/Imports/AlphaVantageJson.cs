using System.Text.Json;
using AiTrader.Runner.Texts;

namespace AiTrader.Runner.Imports;

/// <summary>
/// Reads the bars of one object of Alpha Vantage, or of AI-Trader's merged file, which renames two fields. Shortened:
/// <code>{"Meta Data":{"2. Symbol":"IBM"},"Time Series (Daily)":{"2025-10-30":{"1. open":"271.99","2. high":"272","3.
/// low":"270","4. close":"271","5. volume":"100"}}}</code>
/// </summary>
internal static class AlphaVantageJson
{
    /// <summary>Reads an object.</summary>
    /// <param name="text">The object.</param>
    /// <param name="source">The file.</param>
    /// <param name="firstLine">The line on which the object begins.</param>
    /// <param name="bars">Takes the bars.</param>
    public static void Read(string text, string source, long firstLine, ImportedBars bars)
    {
        try
        {
            using var json = JsonDocument.Parse(text);
            Read(json.RootElement, text, source, firstLine, bars);
        }
        catch (Exception malformed) when (malformed is JsonException or InvalidOperationException)
        {
            bars.Refuse(
                source,
                firstLine + ((malformed as JsonException)?.LineNumber ?? 0),
                MessageText.Cut(text),
                "it is not JSON, or contains text that is not Unicode"
            );
        }
    }

    private static void Read(JsonElement root, string text, string source, long firstLine, ImportedBars bars)
    {
        var series =
            root.ValueKind == JsonValueKind.Object
                ? root.EnumerateObject()
                    .Where(field =>
                        field.Name.StartsWith("Time Series", StringComparison.Ordinal)
                        && field.Value.ValueKind == JsonValueKind.Object
                    )
                    .ToList()
                : [];
        if (series.Count != 1)
        {
            bars.Refuse(
                source,
                firstLine,
                MessageText.Cut(text),
                "there is not one 'Time Series (…)' object; an answer that is a note or an error has none"
            );
            return;
        }

        string? symbol =
            root.TryGetProperty("Meta Data", out var meta) && meta.ValueKind == JsonValueKind.Object
                ? Text(meta, "2. Symbol")
                : null;
        int at = text.IndexOf($"\"{series[0].Name}\"", StringComparison.Ordinal);
        (long line, int counted) = (firstLine, 0);
        foreach (var stamp in series[0].Value.EnumerateObject())
        {
            at = Math.Max(at, text.IndexOf($"\"{stamp.Name}\"", Math.Max(at, 0), StringComparison.Ordinal));
            line += text.AsSpan(counted, Math.Max(at - counted, 0)).Count('\n');
            counted = Math.Max(at, counted);
            if (stamp.Value.ValueKind != JsonValueKind.Object)
            {
                bars.Refuse(source, line, stamp.Name, "the bar is not an object");
                continue;
            }

            var bar = stamp.Value;
            bars.Add(
                new RawBar(symbol, stamp.Name)
                {
                    Open = Text(bar, "1. buy price") ?? Text(bar, "1. open"),
                    High = Text(bar, "2. high"),
                    Low = Text(bar, "3. low"),
                    Close = Text(bar, "4. sell price") ?? Text(bar, "4. close"),
                    Volume = Text(bar, "5. volume"),
                },
                source,
                line
            );
        }
    }

    private static string? Text(JsonElement parent, string name) =>
        !parent.TryGetProperty(name, out var field) || field.ValueKind == JsonValueKind.Null ? null
        : field.ValueKind == JsonValueKind.String ? field.GetString()
        : field.GetRawText();
}
