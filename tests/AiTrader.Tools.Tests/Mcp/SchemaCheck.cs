using System.Text.Json;

namespace AiTrader.Tools.Tests.Mcp;

/// <summary>
/// Whether a value has the form of a schema, in the keywords that our output schemas use; a member that the schema does
/// not name is a defect too.
/// </summary>
internal static class SchemaCheck
{
    /// <summary>The first defect; null if there is none.</summary>
    public static string? Find(JsonElement schema, JsonElement value, string path = "")
    {
        if (schema.TryGetProperty("type", out var type) && !TypesOf(type).Contains(TypeOf(value)))
        {
            return $"{path}: {TypeOf(value)} is not {type}";
        }

        return TypeOf(value) switch
        {
            "object" => FindInObject(schema, value, path),
            "array" => value
                .EnumerateArray()
                .Select((element, index) => Find(schema.GetProperty("items"), element, $"{path}[{index}]"))
                .FirstOrDefault(defect => defect is not null),
            _ => null,
        };
    }

    private static string? FindInObject(JsonElement schema, JsonElement value, string path)
    {
        if (
            schema.TryGetProperty("anyOf", out var choices)
            && !choices.EnumerateArray().Any(one => HasRequired(one, value))
        )
        {
            return $"{path}: nothing of what is required";
        }

        if (!HasRequired(schema, value))
        {
            return $"{path}: not all that is required";
        }

        var known = schema.GetProperty("properties");
        return value
            .EnumerateObject()
            .Select(member =>
                known.TryGetProperty(member.Name, out var of)
                    ? Find(of, member.Value, $"{path}.{member.Name}")
                    : $"{path}.{member.Name} is unknown"
            )
            .FirstOrDefault(defect => defect is not null);
    }

    private static bool HasRequired(JsonElement schema, JsonElement value) =>
        !schema.TryGetProperty("required", out var required)
        || required.EnumerateArray().All(name => value.TryGetProperty(name.GetString()!, out _));

    private static IEnumerable<string> TypesOf(JsonElement type) =>
        type.ValueKind == JsonValueKind.Array ? type.EnumerateArray().SelectMany(TypesOf)
        : type.GetString() == "number" ? ["number", "integer"]
        : [type.GetString()!];

    private static string TypeOf(JsonElement value)
    {
        string kind = value.ValueKind.ToString().ToLowerInvariant();
        return kind is "true" or "false" ? "boolean"
            : kind == "number" && value.TryGetInt64(out _) ? "integer"
            : kind;
    }
}
