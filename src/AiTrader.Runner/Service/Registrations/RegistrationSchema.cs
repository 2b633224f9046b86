using System.Text.Json;
using System.Text.Json.Nodes;
using AiTrader.Runner.Json;
using AiTrader.Runner.Traders;

namespace AiTrader.Runner.Service.Registrations;

/// <summary>
/// The schema of a trader that is asked for: what a traders file has of it, without files, endpoints, keys and prices.
/// </summary>
internal static class RegistrationSchema
{
    private const string Own = """
        {
          "type": "object",
          "required": ["signature", "modelId"],
          "additionalProperties": false,
          "properties": {
            "signature": { "type": "string" },
            "modelId": { "type": "string" },
            "cash": { "type": "number", "minimum": 0, "maximum": 1000000000000 },
            "prompt": { "type": "string" },
            "memory": { "type": "boolean" },
            "budget": { "$ref": "#/$defs/budget" },
            "mandate": { "$ref": "#/$defs/mandate" }
          },
          "$defs": {
            "budget": {
              "type": "object",
              "additionalProperties": false,
              "properties": {
                "turns": { "type": "integer", "minimum": 1, "maximum": 1000 },
                "tokens": { "type": "integer", "minimum": 1 },
                "wallTime": { "type": "integer", "minimum": 1, "maximum": 86400 },
                "money": { "type": "number", "exclusiveMinimum": 0 }
              }
            }
          }
        }
        """;

    /// <summary>The schema; its mandate is that of a traders file.</summary>
    public static string Text { get; } = Create();

    // Read for every trader of a list.
    private static readonly SchemaCheck Schema = new(JsonDocument.Parse(Text).RootElement);

    /// <summary>The problems of a request that the schema finds.</summary>
    public static IEnumerable<JsonProblem> Check(JsonPlace root) => [.. Schema.Check(root)];

    private static string Create()
    {
        var own = JsonNode.Parse(Own)!;
        var mandate = JsonNode.Parse(TradersSchema.Text)!["$defs"]!["mandate"]!;
        own["$defs"]!["mandate"] = mandate.DeepClone();
        return own.ToJsonString();
    }
}
