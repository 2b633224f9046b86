using System.Collections.Frozen;
using System.Reflection;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace AiTrader.Tools;

/// <summary>
/// A tool that a model can call. Its function takes the context as the first parameter: a lambda without one does not
/// compile. The model never sees the context; it fills in the other parameters, which have names and descriptions.
/// <code>
/// TradingTool.Create("spread", "High minus low of the last day.", (TradingContext context, string symbol) => …)
/// </code>
/// </summary>
public sealed partial class TradingTool
{
    private const int MaximumNamed = 5;

    private readonly FrozenSet<string> _parameters;
    private readonly MethodInfo? _method;

    private TradingTool(string name, string description, Delegate method, TradingToolOptions? options)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentException.ThrowIfNullOrWhiteSpace(description);
        ArgumentNullException.ThrowIfNull(method);
        ToolParameters.Require(name, method, options?.SerializerOptions ?? ToolSerializer.Options);
        Function = AIFunctionFactory.Create(
            method,
            options?.SerializerOptions is { } serializer
                ? SerializedBy(serializer, name, description)
                : Plain(name, description)
        );
        var parameters = method.Method.GetParameters();
        _parameters = parameters
            .Where(ToolParameters.IsForTheModel)
            .Select(parameter => parameter.Name!)
            .ToFrozenSet(StringComparer.Ordinal);
        _method = method.Method;
        Title = options?.Title;
        IsForHosts = options?.IsForHosts == true;
        Effect =
            options?.Effect
            ?? (
                parameters.Any(parameter => parameter.ParameterType == typeof(ClientOrderId))
                    ? ToolEffect.Trades
                    : ToolEffect.Reads
            );
        ShowsTextOfOthers = parameters.Any(parameter => parameter.ParameterType == typeof(TextEnvelope));
    }

    private TradingTool(AIFunction function, FrozenSet<string> parameters, ToolEffect effect, bool shows)
    {
        Function = function;
        _parameters = parameters;
        Effect = effect;
        ShowsTextOfOthers = shows;
    }

    /// <summary>The name that the model calls.</summary>
    public string Name => Function.Name;

    /// <summary>The description for the model.</summary>
    public string Description => Function.Description;

    /// <summary>The name for the people who use an application; null if there is none.</summary>
    public string? Title { get; }

    /// <summary>What a call leaves behind.</summary>
    public ToolEffect Effect { get; }

    /// <summary>
    /// Whether its answers show text that others wrote: its function takes a <see cref="TextEnvelope"/>.
    /// </summary>
    public bool ShowsTextOfOthers { get; }

    internal AIFunction Function { get; }

    /// <summary>Whether only models without a prompt of a session need it.</summary>
    internal bool IsForHosts { get; }

    /// <summary>The schema of the arguments for tool servers. Made anew with each call.</summary>
    internal JsonElement CreateServedSchema() => ServedSchema.Of(Function.JsonSchema, _method?.GetParameters() ?? []);

    /// <summary>The schema of the structured answers; null if they are text only. Made anew with each call.</summary>
    internal JsonElement? CreateAnswerSchema() => _method is null ? null : AnswerSchema.Of(_method);

    /// <summary>
    /// Creates a tool from a schema; it gets the context and the id from the context of its arguments.
    /// </summary>
    internal static TradingTool FromFunction(
        AIFunction function,
        IEnumerable<string> parameters,
        ToolEffect effect,
        bool showsTextOfOthers
    ) => new(function, parameters.ToFrozenSet(StringComparer.Ordinal), effect, showsTextOfOthers);

    /// <summary>Refuses a call with arguments that the tool does not know.</summary>
    /// <exception cref="ToolArgumentException">There are such arguments; nothing was executed.</exception>
    internal void RequireKnown(IEnumerable<string> arguments)
    {
        string[] unknown = [.. arguments.Where(argument => !_parameters.Contains(argument))];
        if (unknown.Length == 0)
        {
            return;
        }

        string named = string.Join(
            ", ",
            unknown.Take(MaximumNamed).Select(argument => $"'{MessageText.Of(argument)}'")
        );
        throw new ToolArgumentException(
            $"{Name} does not take {named}{(unknown.Length > MaximumNamed ? ", …" : "")}; it takes "
                + $"{(_parameters.Count == 0 ? "nothing" : string.Join(", ", _parameters.Order()))}. The session sets "
                + "the trader, the time and the holdings; a call cannot set them. Nothing was executed."
        );
    }

    // Nothing is captured: the factory finds what it knows of a tool by these delegates, and each session creates its
    // tools.
    private static AIFunctionFactoryOptions Plain(string name, string description) =>
        new()
        {
            Name = name,
            Description = description,
            ConfigureParameterBinding = static parameter => Bind(parameter, null),
            SerializerOptions = ToolSerializer.Options,
            JsonSchemaCreateOptions = ArgumentSchema.Options,
            ExcludeResultSchema = true,
            MarshalResult = static (result, _, _) => ValueTask.FromResult(ToolAnswer.Write(result, null)),
        };

    private static AIFunctionFactoryOptions SerializedBy(
        JsonSerializerOptions serializer,
        string name,
        string description
    ) =>
        new()
        {
            Name = name,
            Description = description,
            SerializerOptions = serializer,
            ConfigureParameterBinding = parameter => Bind(parameter, serializer),
            JsonSchemaCreateOptions = ArgumentSchema.Options,
            ExcludeResultSchema = true,
            MarshalResult = (result, _, _) => ValueTask.FromResult(ToolAnswer.Write(result, serializer)),
        };

    private static AIFunctionFactoryOptions.ParameterBindingOptions Bind(
        ParameterInfo parameter,
        JsonSerializerOptions? serializer
    ) =>
        parameter switch
        {
            _ when ToolParameters.IsGiven(parameter) => new()
            {
                ExcludeFromSchema = true,
                BindParameter = static (parameter, arguments) => arguments.Context![parameter.ParameterType],
            },
            _ when ToolParameters.IsForTheModel(parameter) => new()
            {
                BindParameter = serializer is null
                    ? static (parameter, arguments) => ArgumentReader.Read(parameter, arguments, null)
                    : (parameter, arguments) => ArgumentReader.Read(parameter, arguments, serializer),
            },
            _ => default,
        };
}
