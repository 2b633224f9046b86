using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace AiTrader.Tools;

/// <summary>The schema of a tool's arguments as a tool server shows it.</summary>
internal static class ServedSchema
{
    private const string Type = "type";
    private const string Default = "default";
    private const string Enum = "enum";

    /// <summary>The schema of the arguments, with the ranges that only servers show.</summary>
    /// <param name="schema">The schema for models.</param>
    /// <param name="parameters">The parameters of the tool's method.</param>
    public static JsonElement Of(JsonElement schema, IEnumerable<ParameterInfo> parameters)
    {
        var served = JsonObject.Create(schema)!;
        foreach (var parameter in parameters.Where(ToolParameters.IsForTheModel))
        {
            Amend(served["properties"]![parameter.Name!]!.AsObject(), parameter);
        }

        return JsonElement.Parse(served.ToJsonString());
    }

    private static void Amend(JsonObject schema, ParameterInfo parameter)
    {
        foreach (var served in parameter.GetCustomAttributes<ServedAttribute>())
        {
            schema[served.Keyword] = served.Value;
        }

        // What can be left out need not be null, and hosts know one type better than a choice of types.
        if (parameter.HasDefaultValue && schema[Default] is null)
        {
            schema.Remove(Default);
            if (schema[Type] is { } type)
            {
                schema[Type] = WithoutNull(type);
            }

            if (schema[Enum] is JsonArray members)
            {
                schema[Enum] = new JsonArray([.. members.OfType<JsonNode>().Select(member => member.DeepClone())]);
            }
        }
    }

    private static JsonNode? WithoutNull(JsonNode type) =>
        type is JsonArray types && types.Count == 2 && types.Any(IsNull)
            ? types.First(one => !IsNull(one))?.DeepClone()
            : type.DeepClone();

    private static bool IsNull(JsonNode? type) => type?.GetValue<string>() == "null";
}
