using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;

namespace AiTrader.Tools;

/// <summary>The schema of what AiTrader reads itself, so that it says what is read.</summary>
internal static class ArgumentSchema
{
    /// <summary>The options with which schemas are made; one object, by which the factory finds them again.</summary>
    public static AIJsonSchemaCreateOptions Options { get; } = new() { TransformSchemaNode = Transform };

    private static JsonNode Transform(AIJsonSchemaCreateContext context, JsonNode schema)
    {
        var type = Nullable.GetUnderlyingType(context.TypeInfo.Type);
        bool isNullable =
            type is not null
            || (context.ParameterAttributeProvider is ParameterInfo parameter && ArgumentTypes.IsNullable(parameter));
        type ??= context.TypeInfo.Type;
        if (ArgumentWords.Find(type) is { } word)
        {
            return Typed(schema, word.JsonType, isNullable);
        }

        if (type.IsEnum && (schema as JsonObject)?["enum"] is null)
        {
            return OfEnum(schema, type, context.TypeInfo.Options, isNullable);
        }

        return schema;
    }

    private static JsonNode OfEnum(JsonNode schema, Type type, JsonSerializerOptions serializer, bool isNullable)
    {
        JsonNode?[] members = [.. ArgumentTypes.MembersOf(type, serializer).Select(member => JsonNode.Parse(member))];
        if (!members.All(member => member?.GetValueKind() == JsonValueKind.String))
        {
            return schema;
        }

        var typed = Typed(schema, "string", isNullable);
        typed["enum"] = new JsonArray(isNullable ? [.. members, null] : members);
        return typed;
    }

    private static JsonObject Typed(JsonNode schema, string type, bool isNullable)
    {
        var typed = schema as JsonObject ?? [];
        typed["type"] = isNullable ? new JsonArray(type, "null") : type;
        return typed;
    }
}
