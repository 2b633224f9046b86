using System.Reflection;
using System.Text.Json;

namespace AiTrader.Tools;

/// <summary>The parameters of a tool's function: those that the session sets, and those that the model gives.</summary>
internal static class ToolParameters
{
    /// <summary>Whether the session sets it for each call.</summary>
    public static bool IsGiven(ParameterInfo parameter) =>
        parameter.ParameterType == typeof(TradingContext)
        || parameter.ParameterType == typeof(ClientOrderId)
        || parameter.ParameterType == typeof(TextEnvelope);

    /// <summary>Whether the model gives it.</summary>
    public static bool IsForTheModel(ParameterInfo parameter) =>
        !IsGiven(parameter) && parameter.ParameterType != typeof(CancellationToken);

    /// <summary>Checks that a model can give each of the parameters that are left to it.</summary>
    /// <exception cref="ArgumentException">It cannot; the message names them all.</exception>
    public static void Require(string tool, Delegate method, JsonSerializerOptions serializer)
    {
        ParameterInfo[] asked = [.. method.Method.GetParameters().Where(IsForTheModel)];
        string[] problems =
        [
            .. asked
                .Select(parameter => (parameter, Reason: WhyNot(parameter, asked, serializer)))
                .Where(problem => problem.Reason is not null)
                .Select(problem =>
                    $"'{problem.parameter.Name}' of the type {problem.parameter.ParameterType.Name}: {problem.Reason}"
                ),
        ];
        if (problems.Length > 0)
        {
            throw new ArgumentException(
                $"The tool '{tool}' has parameters that a model cannot give: {string.Join("; ", problems)}. Allowed "
                    + "are text, numbers, true and false, days, enums, the words of AiTrader, and lists and records "
                    + "of these. A function captures the services that it needs.",
                nameof(method)
            );
        }
    }

    private static string? WhyNot(ParameterInfo parameter, ParameterInfo[] asked, JsonSerializerOptions serializer) =>
        parameter.Name is null ? "it has no name"
        : asked.Count(other => other.Name == parameter.Name) > 1 ? "another parameter has its name"
        : ArgumentTypes.WhyNot(parameter.ParameterType, serializer) ?? WhyNotDefault(parameter, serializer);

    private static string? WhyNotDefault(ParameterInfo parameter, JsonSerializerOptions serializer)
    {
        if (!parameter.HasDefaultValue || ArgumentReader.DefaultOf(parameter) is not { } value)
        {
            return null;
        }

        try
        {
            _ = JsonSerializer.Serialize(value, serializer.GetTypeInfo(ArgumentTypes.TypeOf(parameter)));
            return null;
        }
        catch (JsonException refused)
        {
            return $"its default cannot be shown to a model ({refused.Message} Make it null instead.)";
        }
    }
}
