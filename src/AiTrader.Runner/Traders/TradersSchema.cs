using System.Text.Json;
using AiTrader.Runner.Json;

namespace AiTrader.Runner.Traders;

/// <summary>The schema of a traders file: docs/traders.schema.json, embedded.</summary>
internal static class TradersSchema
{
    /// <summary>Its text.</summary>
    public static string Text { get; } = Read();

    /// <summary>The problems of a file that the schema finds.</summary>
    public static IEnumerable<JsonProblem> Check(JsonPlace root)
    {
        using var schema = JsonDocument.Parse(Text);
        return [.. new SchemaCheck(schema.RootElement).Check(root)];
    }

    private static string Read()
    {
        using var stream = typeof(TradersSchema).Assembly.GetManifestResourceStream("traders.schema.json")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
