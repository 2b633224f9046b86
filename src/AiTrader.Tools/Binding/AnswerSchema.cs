using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;

namespace AiTrader.Tools;

/// <summary>
/// The schema of the structured answers of a tool. A call that cannot be understood is answered with advice, which the
/// schema allows too: clients refuse an answer that does not have the form of the schema.
/// </summary>
internal static class AnswerSchema
{
    /// <summary>The member that has the advice.</summary>
    public const string Advice = "advice";

    private const string AdviceDescription =
        "Why the call was not understood, and what is allowed. Nothing was executed.";

    /// <summary>The schema of the answers of a method; null if they are text only.</summary>
    public static JsonElement? Of(MethodInfo method)
    {
        var type = method.ReturnType;
        if (type.IsGenericType && type.GetGenericTypeDefinition() is var open)
        {
            type = open == typeof(ValueTask<>) || open == typeof(Task<>) ? type.GetGenericArguments()[0] : type;
        }

        return type.IsGenericType && type.GetGenericTypeDefinition() == typeof(StructuredAnswer<>)
            ? Of(type.GetGenericArguments()[0])
            : null;
    }

    private static JsonElement Of(Type content)
    {
        var schema = JsonObject.Create(
            AIJsonUtilities.CreateJsonSchema(
                content,
                serializerOptions: AnswerJson.Default.Options,
                inferenceOptions: ArgumentSchema.Options
            )
        )!;
        schema["properties"]!.AsObject()[Advice] = new JsonObject
        {
            ["type"] = "string",
            ["description"] = AdviceDescription,
        };
        var required = schema["required"]?.DeepClone() ?? new JsonArray();
        schema.Remove("required");
        schema["anyOf"] = new JsonArray(
            new JsonObject { ["required"] = required },
            new JsonObject { ["required"] = new JsonArray(Advice) }
        );
        return JsonElement.Parse(schema.ToJsonString());
    }
}
